import "server-only";
import { asc } from "drizzle-orm";
import type { Store } from "@/lib/db/store";
import { errorMessage } from "@/lib/i18n/error-message";
import type { ConnectedModel } from "@/lib/llm/connected-model";
import { environmentModels } from "@/lib/llm/environment-models";
import { probeModel } from "@/lib/llm/probe-model";
import { openStoredModel, storedModelSchema } from "@/lib/llm/stored-models";
import { broken, type Finding, fine, saidBy, skipped, warning } from "./finding";

const reachMs = 8_000;

/** Where providers are that need no address. */
const ownAddresses: Partial<Record<ConnectedModel["provider"], string>> = {
  deepseek: "https://api.deepseek.com",
  openai: "https://api.openai.com",
  anthropic: "https://api.anthropic.com",
  google: "https://generativelanguage.googleapis.com",
};

/**
 * Looks whether each model's server is there; `ask`: also asks it something, which costs a few tokens. `on` null: only those of the
 * environment.
 */
export async function checkModels(on: Store | null, ask: boolean): Promise<Finding[]> {
  const findings: Finding[] = [];
  const models = environmentModels();
  for (const stored of on === null ? [] : await storedModels(on)) {
    if (stored.disabled) continue;
    const opened = openStoredModel(stored);
    if (opened.ok) models.push(opened.value);
    else findings.push(skipped(`${stored.name}: its key does not open; see the secret.`));
  }
  if (models.length + findings.length === 0) {
    return [fine("No language model is connected: the built-in engine answers.")];
  }
  return [...findings, ...(await Promise.all(models.map((model) => (ask ? askModel(model) : reach(model)))))];
}

async function storedModels({ db, tables }: Store) {
  return storedModelSchema.array().parse(await db.select().from(tables.models).orderBy(asc(tables.models.id)));
}

/** Any answer at all will do: what it says without a key is its own affair. */
async function reach({ name, provider, baseUrl }: ConnectedModel): Promise<Finding> {
  const address = baseUrl ?? ownAddresses[provider];
  if (address === undefined) return skipped(`${name}: it has no address to look at.`);
  try {
    await fetch(address, { method: "HEAD", redirect: "manual", signal: AbortSignal.timeout(reachMs) });
    return fine(`${name}: ${new URL(address).host} is reached. --models asks it something.`);
  } catch (error) {
    return broken(
      `${name}: ${address} is not reached: ${saidBy(error)}.`,
      "Start its server, or correct its address under Admin, Models; the next model or the built-in engine answers meanwhile.",
    );
  }
}

async function askModel(model: ConnectedModel): Promise<Finding> {
  const { steps, firstTokenMs } = await probeModel(model, new AbortController().signal);
  const fix = "Correct it under Admin, Models, and press Test there.";
  const failed = steps.find(({ outcome }) => outcome === "failed");
  if (failed?.refusal) return broken(`${model.name}: ${errorMessage(failed.refusal, "en")}`, fix);
  const doubtful = steps.find(({ outcome }) => outcome === "warning");
  if (doubtful?.refusal) return warning(`${model.name}: ${errorMessage(doubtful.refusal, "en")}`, fix);
  return fine(`${model.name}: answers${firstTokenMs === null ? "" : `, first words after ${firstTokenMs} ms`}.`);
}
