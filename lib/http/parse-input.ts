import "server-only";
import type { z } from "zod";
import { en, zhCN } from "zod/locales";
import { refuse } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locale";
import { ok, type Result } from "@/lib/result";

const problemsIn = { en: en().localeError, zh: zhCN().localeError } as const;

/** Parses what a client sent and names the first thing that is wrong with it, in the reader's language. **Fails** request/invalid. */
export function parseInput<T>(
  schema: z.ZodType<T>,
  value: unknown,
  where: "body" | "query",
  locale: Locale,
): Result<T> {
  const parsed = schema.safeParse(value, { error: problemsIn[locale] });
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const field = issue === undefined || issue.path.length === 0 ? where : issue.path.join(".");
  return refuse("request/invalid", { field, problem: issue?.message ?? "" });
}
