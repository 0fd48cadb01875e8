import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { invalidate } from "@/lib/cache/invalidate";
import { store } from "@/lib/db/store";
import { inTransaction, takeTurn } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { locales } from "@/lib/i18n/locale";
import { newId } from "@/lib/id";
import { promptDefinitions } from "@/lib/llm/prompts/definitions";
import { builtInPrompt, promptsTag } from "@/lib/llm/prompts/prompt-in-force";
import {
  type PromptChange,
  type PromptDetail,
  type PromptKey,
  type PromptSummary,
  promptNames,
  promptProblems,
} from "@/lib/llm/prompts/schema";
import { ok, type Result } from "@/lib/result";

/** Every prompt in every language with the version in force. **Access** model:manage. */
export async function listPrompts(viewer: Viewer): Promise<Result<PromptSummary[]>> {
  if (!can(viewer, "model:manage")) return refuse("auth/forbidden");
  const details = await Promise.all(
    promptNames.flatMap((name) => locales.map((language) => readVersions({ name, language }))),
  );
  return ok(
    details.map(({ name, language, inForce, builtIn, versions: [last] }) => ({
      ...{ name, language, version: inForce.version, isBuiltIn: inForce.version === builtIn.version },
      ...{ changedAt: last?.createdAt ?? null, changedBy: last?.createdBy ?? null },
    })),
  );
}

/** A prompt in one language with all its wordings, its variables described in the viewer's. **Access** model:manage. */
export async function readPrompt(viewer: Viewer, { name, language }: PromptKey): Promise<Result<PromptDetail>> {
  if (!can(viewer, "model:manage")) return refuse("auth/forbidden");
  const variables = promptDefinitions[name].variables.map((variable) => ({
    ...variable,
    description: variable.description[viewer.locale],
  }));
  return ok({ ...(await readVersions({ name, language })), variables });
}

/**
 * Puts a wording in force, or with null the built-in one; on every instance from the next question on.
 * **Access** model:manage. **Fails** llm/prompt-variables, llm/prompt-conflict when somebody saved since.
 */
export async function savePrompt(
  viewer: Viewer,
  { name, language }: PromptKey,
  { text, note, basedOn }: PromptChange,
): Promise<Result<PromptDetail>> {
  if (!can(viewer, "model:manage")) return refuse("auth/forbidden");
  const problems = text === null ? [] : promptProblems(text, promptDefinitions[name].variables);
  if (problems.length > 0) {
    return refuse("llm/prompt-variables", { variables: problems.map(({ variable }) => `{{${variable}}}`).join(", ") });
  }
  const on = await store();
  const { promptVersions } = on.tables;
  const ofPrompt = and(eq(promptVersions.prompt, name), eq(promptVersions.language, language));
  const version = basedOn + 1;
  const saved = await inTransaction(on, async (tx) => {
    await takeTurn({ ...on, db: tx }, "prompts");
    const last = await tx
      .select({ version: promptVersions.version })
      .from(promptVersions)
      .where(ofPrompt)
      .orderBy(desc(promptVersions.version))
      .limit(1);
    if ((last[0]?.version ?? 0) !== basedOn) return false;
    await tx.insert(promptVersions).values({
      ...{ id: newId(), prompt: name, language, version, text, note: note || null },
      ...{ createdBy: viewer.userId, createdAt: new Date() },
    });
    return true;
  });
  if (!saved) return refuse("llm/prompt-conflict");
  await invalidate([promptsTag]);
  await audit(viewer, "model.prompt", name, { language, version, builtIn: text === null, note }, { text: note });
  return await readPrompt(viewer, { name, language });
}

async function readVersions({ name, language }: PromptKey): Promise<Omit<PromptDetail, "variables">> {
  const { db, tables } = await store();
  const { promptVersions, users } = tables;
  const rows = await db
    .select({
      ...{ version: promptVersions.version, text: promptVersions.text, note: promptVersions.note },
      ...{ createdBy: users.name, createdAt: promptVersions.createdAt },
    })
    .from(promptVersions)
    .leftJoin(users, eq(users.id, promptVersions.createdBy))
    .where(and(eq(promptVersions.prompt, name), eq(promptVersions.language, language)))
    .orderBy(desc(promptVersions.version));
  const builtIn = builtInPrompt(name, language);
  const last = rows[0];
  const inForce = last === undefined || last.text === null ? builtIn : { text: last.text, version: `v${last.version}` };
  const versions = rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
  return { name, language, builtIn, inForce, versions };
}
