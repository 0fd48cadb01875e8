import type { z } from "zod";
import type { Refusal } from "@/lib/errors";
import { UsageError } from "@/scripts/command-line/usage-error";

export type Command = {
  /** Names of what is given without an option, in order; each has to be given. */
  positionals?: readonly string[];
  /** Names of the options, each with one value. */
  options: readonly string[];
  /** Names of the options that are given or not. */
  flags?: readonly string[];
  /** Does it and returns the exit code. `options`: also what was given without one, by its name; `flags`: those that were given; `signal` falls at Ctrl-C. */
  run(
    options: Record<string, string>,
    given: { readonly flags: ReadonlySet<string>; readonly signal: AbortSignal },
  ): Promise<number>;
};

/** Checks the options of a command. Throws a UsageError that names the option. */
export function checkOptions<T>(schema: z.ZodType<T>, options: Record<string, string>): T {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const name = String(issue?.path[0] ?? "");
  throw new UsageError(name in options ? `--${name}: ${issue?.message}` : `--${name} is missing.`);
}

/** Says on standard error why something was refused; returns the exit code for it. */
export async function sayRefusal(refusal: Refusal): Promise<number> {
  const { errorMessage } = await import("@/lib/i18n/error-message");
  console.error(errorMessage(refusal, "en"));
  return 1;
}
