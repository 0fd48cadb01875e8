import { expect, it } from "vitest";
import { buildModel } from "@/lib/semantic/build-model";
import type { TableStructure } from "@/lib/source/schema";
import { countJoins } from "./joins";
import { makeStructure } from "./schemas/make-structure";

const structure = makeStructure({ tableCount: 12, columnCount: 12, keys: "all", seed: 1 });
const declaredCount = buildModel(structure, "s").joins.length;

it("counts what is found again, and what is not", () => {
  expect(countJoins(structure)).toMatchObject({ wrong: [], missed: [] });
  expect(countJoins(structure).right).toHaveLength(declaredCount);
  const renamed = countJoins({ ...structure, tables: structure.tables.map(withUnnamedKeys) });
  expect(renamed.missed).toContain("orders.x_customer = customers.id".split(" = ").toSorted().join(" = "));
});

it("a join that is found and not declared is wrong", () => {
  const tables = structure.tables.map((table) =>
    table.name === "orders" ? { ...table, foreignKeys: table.foreignKeys.slice(1) } : table,
  );
  expect(countJoins({ ...structure, tables })).toMatchObject({
    wrong: ["customers.id = orders.customer_id"],
    missed: [],
  });
});

it("counts nothing where nothing is declared", () => {
  const tables = structure.tables.map((table) => ({ ...table, foreignKeys: [] }));
  expect(countJoins({ ...structure, tables })).toEqual({ right: [], wrong: [], missed: [] });
});

/** The same table, with a key to customers that says so in no way that names can tell. */
function withUnnamedKeys(table: TableStructure): TableStructure {
  const rename = (name: string) => (name === "customer_id" ? "x_customer" : name);
  return {
    ...table,
    columns: table.columns.map((column) => ({ ...column, name: rename(column.name), statistics: null })),
    foreignKeys: table.foreignKeys.map((key) => ({ ...key, columns: key.columns.map(rename) })),
  };
}
