import { distance } from "fastest-levenshtein";
import { commonFunctions, lengthFunctions, lengthMax } from "@/lib/guard/functions/common";
import { duckdbFunctions } from "@/lib/guard/functions/duckdb";
import { mysqlFunctions } from "@/lib/guard/functions/mysql";
import { postgresFunctions } from "@/lib/guard/functions/postgres";
import { sqliteFunctions } from "@/lib/guard/functions/sqlite";
import { Refused } from "@/lib/guard/refused";
import { checkSeries } from "@/lib/guard/rules/bounded-series";
import { bodyIf, type TreeNode } from "@/lib/guard/tree";
import type { SourceKind } from "@/lib/source/schema";

const functionsOf: Record<SourceKind, ReadonlySet<string>> = {
  mysql: mysqlFunctions,
  postgres: postgresFunctions,
  sqlite: sqliteFunctions,
  duckdb: duckdbFunctions,
};

/** Not functions, although the parser reads them as such: they group, and stand in GROUP BY alone. */
const groupings = new Set(["rollup", "cube", "grouping sets"]);

/** Whether an engine may be asked for a function. Functions of no list are refused, whatever they do. */
export function isAllowedFunction(name: string, kind: SourceKind): boolean {
  const folded = name.toLowerCase();
  if (groupings.has(folded)) return kind !== "sqlite";
  return commonFunctions.has(folded) || functionsOf[kind].has(folded);
}

/** A node, if it calls a function, calls one of the engine's list with bounded arguments. Fails: guard/function, guard/recursion. */
export function checkFunction(node: TreeNode, type: string, kind: SourceKind): void {
  const call = bodyIf(node, "function") ?? bodyIf(node, "aggregate_function");
  if (call && !isAllowedFunction(call.name, kind)) throw refusedFunction(call.name, kind);
  const name = call?.name.toLowerCase() ?? type;
  if (call && name === "generate_series") checkSeries(call);
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
