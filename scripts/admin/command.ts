import type { z } from "zod";
import type { Refusal } from "@/lib/errors";

export type Command = {
  /** Names of the options, each with one value. */
  options: readonly string[];
  /** Does it and returns the exit code. */
  run(options: Record<string, string>): Promise<number>;
};

/** The command line was not understood: the message is followed by the usage. */
export class UsageError extends Error {}

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

/** Prints rows under their headings, in columns as wide as their widest value. */
export function printTable(headings: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of [headings, ...rows]) {
    console.log(
      row
        .map((value, column) => value.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  }
}
