import { Refused } from "@/lib/guard/refused";
import { parseStatements } from "@/lib/guard/sql-text";
import { bodyIf, type TreeNode } from "@/lib/guard/tree";
import type { SourceKind } from "@/lib/source/schema";

/** The parser leaves `NOT a LIKE 'x'` as text; read without its NOT it is an expression like any other. */
export function readNegation(text: string, kind: SourceKind): TreeNode {
  const inner = /^NOT\s+(.+)$/is.exec(text)?.[1];
  if (inner === undefined) throw new Refused("guard/node", { node: "RAW" });
  const [statement, another] = parseStatements(`SELECT ${inner}`, kind);
  const [expression, second] = bodyIf(statement, "select")?.expressions ?? [];
  if (!expression || second || another) throw new Refused("guard/node", { node: "NOT" });
  return { not: { this: expression } };
}
