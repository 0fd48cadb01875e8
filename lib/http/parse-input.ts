import "server-only";
import type { z } from "zod";
import { refuse } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locale";
import { zodProblems } from "@/lib/i18n/zod-problems";
import { ok, type Result } from "@/lib/result";

/** Parses what a client sent and names the first thing that is wrong with it, in the reader's language. **Fails** request/invalid. */
export function parseInput<T>(
  schema: z.ZodType<T>,
  value: unknown,
  where: "body" | "query",
  locale: Locale,
): Result<T> {
  const parsed = schema.safeParse(value, { error: zodProblems[locale] });
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const field = issue === undefined || issue.path.length === 0 ? where : issue.path.join(".");
  return refuse("request/invalid", { field, problem: issue?.message ?? "" });
}
