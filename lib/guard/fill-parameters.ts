import { literalOf } from "@/lib/guard/literal-of";
import { Refused } from "@/lib/guard/refused";
import { parseStatements, printStatement } from "@/lib/guard/sql-text";
import { bodyIf, type TreeNode } from "@/lib/guard/tree";
import { fail, ok, type Result } from "@/lib/result";
import type { Cell, SourceKind } from "@/lib/source/schema";

/** What a parameter stands for. list: nothing, one or more values between the brackets of IN. */
export type ParameterValue =
  | { readonly kind: "text" | "number" | "date"; readonly value: Cell }
  | { readonly kind: "list"; readonly values: readonly Cell[] };

const placeholder = /\{\{\s*([a-z][a-z0-9_]{0,39})\s*\}\}/g;
const standIn = "querent_parameter_";

/**
 * SQL with the values of its parameters (`{{name}}`) put in as leaves of the tree. The result is still to be checked like any other SQL. Pure.
 * **Fails** guard/parameter: one that has no value here, stands inside quotes or in the place of a name, is a list outside IN, or is
 * none of its kind; guard/parse, guard/limit, guard/not-one-select.
 */
export function fillParameters(
  sql: string,
  values: ReadonlyMap<string, ParameterValue>,
  kind: SourceKind,
): Result<string> {
  if (!sql.includes("{{")) return ok(sql);
  try {
    return ok(printStatement(filledTree(sql, values, kind), kind));
  } catch (error) {
    if (error instanceof Refused) return fail(error.refusal);
    throw error;
  }
}

/** The same as a tree. Fails by `Refused`, as above. */
export function filledTree(sql: string, values: ReadonlyMap<string, ParameterValue>, kind: SourceKind): TreeNode {
  if (sql.toLowerCase().includes(standIn)) throw refused("name", standIn);
  const places = new Map<string, string>();
  const text = sql.replaceAll(placeholder, (_, name: string) => {
    const stand = `${standIn}${places.size}`;
    places.set(stand, name);
    return ` ${stand} `;
  });
  const odd = /\{\{.{0,40}/s.exec(text);
  if (odd) throw refused("placeholder", odd[0]);
  const [statement, more] = parseStatements(text, kind);
  if (statement === undefined || more !== undefined) throw new Refused("guard/not-one-select");
  const filling: Filling = { places, values, found: new Set() };
  const tree = filled(statement, filling) as TreeNode;
  for (const [stand, name] of places) if (!filling.found.has(stand)) throw refused("quoted", name);
  return tree;
}

type Filling = {
  readonly places: ReadonlyMap<string, string>;
  readonly values: ReadonlyMap<string, ParameterValue>;
  readonly found: Set<string>;
};

function filled(value: unknown, filling: Filling): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => filled(item, filling));
  const stand = standInOf(value, filling);
  if (stand !== null) return leafOf(stand, filling);
  const fields = Object.entries(value).map(([key, item]) => [
    key,
    key === "in" ? inList(item, filling) : filled(item, filling),
  ]);
  return Object.fromEntries(fields);
}

/** The fields of an IN: a list between its brackets becomes as many items as it has. */
function inList(body: unknown, filling: Filling): unknown {
  if (typeof body !== "object" || body === null) return body;
  const fields = Object.entries(body).map(([key, item]) => {
    const isItems = key === "expressions" && Array.isArray(item);
    return [
      key,
      isItems ? item.flatMap((one) => listOf(one, filling) ?? [filled(one, filling)]) : filled(item, filling),
    ];
  });
  return Object.fromEntries(fields);
}

function standInOf(node: unknown, { places }: Filling): string | null {
  const column = bodyIf(node, "column");
  return column && !column.table && !column.name.quoted && places.has(column.name.name) ? column.name.name : null;
}

/** What a list between the brackets of IN becomes: its values, or nothing that anything equals. Null: no list. */
function listOf(item: unknown, filling: Filling): TreeNode[] | null {
  const stand = standInOf(item, filling);
  const name = stand === null ? undefined : filling.places.get(stand);
  const given = name === undefined ? undefined : filling.values.get(name);
  if (stand === null || name === undefined || given?.kind !== "list") return null;
  filling.found.add(stand);
  const { values } = given;
  return values.length === 0 ? [{ null: null }] : values.map((value) => leaf(value, kindOf(value), name));
}

const kindOf = (value: Cell) => (typeof value === "number" ? "number" : "text");

function leafOf(stand: string, { places, values, found }: Filling): TreeNode {
  const name = places.get(stand) ?? "";
  const given = values.get(name);
  if (given === undefined) throw refused("unknown", name);
  if (given.kind === "list") throw refused("list", name);
  found.add(stand);
  return leaf(given.value, given.kind, name);
}

function leaf(value: Cell, kind: "text" | "number" | "date", name: string): TreeNode {
  const node = literalOf(value, kind);
  if (node === null) throw refused("kind", name);
  return node;
}

const refused = (reason: string, name: string) => new Refused("guard/parameter", { reason, name });
