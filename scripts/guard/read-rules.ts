import { readFile } from "node:fs/promises";
import { z } from "zod";
import { type RuleDraft, ruleDraftSchema } from "@/lib/access/schema";
import { roleSchema, type Viewer } from "@/lib/auth/viewer";
import { UsageError } from "@/scripts/command-line/usage-error";

/** Strict: a misspelt key would leave out a group or an attribute, and the verdicts would be for somebody else. */
const rulesFileSchema = z.strictObject({
  rules: z.array(ruleDraftSchema).max(500),
  viewer: z
    .strictObject({
      role: roleSchema.default("viewer"),
      groups: z.array(z.string()).default([]),
      attributes: z.record(z.string(), z.string()).default({}),
      email: z.string().default(""),
      name: z.string().default(""),
    })
    .prefault({}),
});

/** Keys that a rule may have; `ruleDraftSchema` leaves others out without a word, and a rule without its group is for everybody. */
const ruleKeys = new Set(["kind", "entity", "column", "condition", "mask", "roles", "groups"]);

/** The rules and the viewer of a file. Fails: throws a UsageError that says what is wrong. */
export async function readRules(
  file: string,
): Promise<{ readonly rules: readonly RuleDraft[]; readonly viewer: Viewer }> {
  const content = await readFile(file, "utf8").catch(() => {
    throw new UsageError(`--rules: the file ${file} cannot be read.`);
  });
  const parsed = rulesFileSchema.safeParse(jsonOf(content, file));
  if (!parsed.success) {
    throw new UsageError(
      `--rules: ${file} is not as it should be: ${z.prettifyError(parsed.error).replaceAll("\n", " ")}`,
    );
  }
  const { rules, viewer } = parsed.data;
  return { rules, viewer: { ...viewer, userId: "command-line", locale: "en", scopeKey: "command-line" } };
}

function jsonOf(content: string, file: string): unknown {
  try {
    const value: unknown = JSON.parse(content);
    for (const rule of rulesIn(value)) {
      const unknown = Object.keys(rule).find((key) => !ruleKeys.has(key));
      if (unknown !== undefined) throw new UsageError(`--rules: a rule of ${file} has the unknown key "${unknown}".`);
    }
    return value;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--rules: ${file} is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

function rulesIn(value: unknown): object[] {
  const rules = typeof value === "object" && value !== null && "rules" in value ? value.rules : [];
  return Array.isArray(rules) ? rules.filter((rule) => typeof rule === "object" && rule !== null) : [];
}
