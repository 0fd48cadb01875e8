import { distance } from "fastest-levenshtein";
import { commonFunctions, lengthFunctions, lengthMax } from "@/lib/guard/functions/common";
import { duckdbFunctions } from "@/lib/guard/functions/duckdb";
import { mysqlFunctions } from "@/lib/guard/functions/mysql";
import { postgresFunctions } from "@/lib/guard/functions/postgres";
import { sqliteFunctions } from "@/lib/guard/functions/sqlite";
import { Refused } from "@/lib/guard/refused";
import { isKnownNode } from "@/lib/guard/rules/known-nodes";
import { bodyIf, type TreeNode, typeOf } from "@/lib/guard/tree";
import type { SourceKind } from "@/lib/source/schema";

const functionsOf: Record<SourceKind, ReadonlySet<string>> = {
  mysql: mysqlFunctions,
  postgres: postgresFunctions,
  sqlite: sqliteFunctions,
  duckdb: duckdbFunctions,
};

/** Whether an engine may be asked for a function. Functions of no list are refused, whatever they do. */
export function isAllowedFunction(name: string, kind: SourceKind): boolean {
  const folded = name.toLowerCase();
  return commonFunctions.has(folded) || functionsOf[kind].has(folded);
}

/** Every function of the tree that is called by name is on the engine's list. Fails: guard/function. */
export function checkFunctions(value: unknown, kind: SourceKind): void {
  if (typeof value !== "object" || value === null) return;
  if (isKnownNode(value)) checkNode(value as TreeNode, kind);
  for (const child of Object.values(value)) checkFunctions(child, kind);
}

function checkNode(node: TreeNode, kind: SourceKind) {
  const call = bodyIf(node, "function") ?? bodyIf(node, "aggregate_function");
  if (call && !isAllowedFunction(call.name, kind)) throw refusedFunction(call.name, kind);
  const type = typeOf(node) ?? "";
  const name = call?.name.toLowerCase() ?? type;
  if (lengthFunctions.has(name)) checkLength(name, call?.args[1] ?? (node[type] as { length?: unknown }).length);
}

/** The refusal of a function, with the nearest that is allowed when one is near. */
export function refusedFunction(name: string, kind: SourceKind): Refused {
  const folded = name.toLowerCase();
  const near = [...commonFunctions, ...functionsOf[kind]]
    .map((candidate) => ({ candidate, edits: distance(folded, candidate) }))
    .filter(({ edits }) => edits <= 2)
    .sort((a, b) => a.edits - b.edits || a.candidate.localeCompare(b.candidate))[0];
  return new Refused("guard/function", {
    function: name.toUpperCase(),
    suggestion: near?.candidate.toUpperCase() ?? "",
  });
}

function checkLength(name: string, argument: unknown) {
  const literal = bodyIf(argument, "literal");
  if (literal?.literal_type === "number" && Number(literal.value) <= lengthMax) return;
  throw new Refused("guard/function", { function: name.toUpperCase(), suggestion: "" });
}
