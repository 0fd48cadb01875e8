import { type Dialect, generate, parse, tokenize } from "@polyglot-sql/sdk";
import { hoistSetOperations } from "@/lib/guard/hoist-set-operations";
import { Refused } from "@/lib/guard/refused";
import type { TreeNode } from "@/lib/guard/tree";
import type { SourceKind } from "@/lib/source/schema";

// The package's enum has these strings as its values.
const dialects = {
  mysql: "mysql",
  postgres: "postgresql",
  sqlite: "sqlite",
  duckdb: "duckdb",
} as Record<SourceKind, Dialect>;

/** One word, sign or literal of a text. `start` and `end` count characters. */
export type Token = { type: string; text: string; start: number; end: number };

/** Reads a text as a list of statements. Fails: guard/parse. */
export function parseStatements(text: string, kind: SourceKind): TreeNode[] {
  const parsed = parse(text, dialects[kind]);
  if (!parsed.success || !Array.isArray(parsed.ast)) {
    const tooDeep = parsed.error?.includes("E_GUARD_") || parsed.error?.includes("call stack");
    if (tooDeep) throw new Refused("guard/limit");
    throw new Refused("guard/parse", { near: textNear(text, parsed) });
  }
  return hoistSetOperations(parsed.ast as TreeNode[]);
}

/** Prints one tree as one statement. Fails: guard/parse when the printer cannot. */
export function printStatement(tree: TreeNode, kind: SourceKind): string {
  const lean = print(withoutNulls(tree), kind);
  // A few nodes must say that they have nothing.
  const printed = lean.success ? lean : print(tree, kind);
  const [text] = printed.sql ?? [];
  if (!printed.success || text === undefined || printed.sql?.length !== 1)
    throw new Refused("guard/parse", { near: "" });
  return text;
}

/** Hands the tree over as one text: an array would go value by value, which takes three times as long. */
function print(tree: unknown, kind: SourceKind) {
  return generate({ toJSON: () => [tree] }, dialects[kind]);
}

/**
 * A copy without fields that are null, which is what the printer takes an absent field for. An object of one field is kept whole:
 * it may be a node, such as `{ row_number: null }`.
 */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutNulls);
  const entries = Object.entries(value);
  const copy: Record<string, unknown> = {};
  for (const [key, item] of entries) {
    if ((item !== null || entries.length === 1) && key !== "span") copy[key] = withoutNulls(item);
  }
  return copy;
}

/** The tokens of a text. Fails: guard/parse. */
export function tokensOf(text: string, kind: SourceKind): Token[] {
  const result = tokenize(text, dialects[kind]);
  if (!result.success || !result.tokens) throw new Refused("guard/parse", { near: "" });
  // The declared shape of a token is camel case; what arrives is snake case.
  const tokens = result.tokens as unknown as {
    token_type: string;
    text: string;
    span: { start: number; end: number };
  }[];
  return tokens.map(({ token_type, text: word, span }) => ({
    type: token_type,
    text: word,
    start: span.start,
    end: span.end,
  }));
}

function textNear(text: string, failure: { errorStart?: number | null; errorLine?: number | null }): string {
  const at = Math.max(0, (failure.errorStart ?? 0) - 20);
  return text
    .slice(at, at + 60)
    .replaceAll(/\s+/g, " ")
    .trim();
}
