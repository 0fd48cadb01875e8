import "server-only";
import { createHash } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import { z } from "zod";
import { cached } from "@/lib/cache/cached";
import { store } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locale";
import { promptDefinitions } from "@/lib/llm/prompts/definitions";
import type { PromptName } from "@/lib/llm/prompts/schema";
import { ok } from "@/lib/result";

/** A wording with its places still open, and what it is called in usage and on receipts: "v3" or "built-in 1a2b3c4d". */
export type PromptInForce = { readonly text: string; readonly version: string };

/** Marks what was read of the wordings that admins saved. */
export const promptsTag = "prompts";

/** The wording of a prompt that is used now: the last one that an admin saved in this language, else the built-in one. */
export async function promptInForce(name: PromptName, locale: Locale): Promise<PromptInForce> {
  const answer = await cached<{ text: string | null; version: number }>(
    {
      ...{ kind: "prompt", key: [name, locale], tags: [promptsTag] },
      schema: z.object({ text: z.string().nullable(), version: z.int() }),
    },
    async () => {
      const { db, tables } = await store();
      const { promptVersions } = tables;
      const [last] = await db
        .select({ text: promptVersions.text, version: promptVersions.version })
        .from(promptVersions)
        .where(and(eq(promptVersions.prompt, name), eq(promptVersions.language, locale)))
        .orderBy(desc(promptVersions.version))
        .limit(1);
      return ok(last ?? { text: null, version: 0 });
    },
  );
  if (!answer.ok) throw new AppError(`The prompt ${name} could not be read: ${answer.error.code}`);
  const { text, version } = answer.value.value;
  return text === null ? builtInPrompt(name, locale) : { text, version: `v${version}` };
}

/** Querent's own wording. Its version changes with any of its words. */
export function builtInPrompt(name: PromptName, locale: Locale): PromptInForce {
  const text = promptDefinitions[name].builtIn[locale];
  return { text, version: `built-in ${createHash("sha256").update(text).digest("hex").slice(0, 8)}` };
}
