import { describe, expect, it } from "vitest";
import { columnOf, structureOf, tableOf } from "@/lib/semantic/__fixtures__/structures";
import { buildModel } from "@/lib/semantic/build-model";
import type { TableStructure } from "@/lib/source/schema";

const levelsOf = (...tables: TableStructure[]) =>
  (buildModel(structureOf(tables), "s").hierarchies ?? []).map(({ entity, levels }) =>
    levels
      .map((level) => `${level.entity ?? entity}.${level.column}${level.grain ? `:${level.grain}` : ""}`)
      .join(" > "),
  );
const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));
const named = (name: string, count: number, parent?: string): TableStructure =>
  tableOf(
    name,
    [
      columnOf("id", "integer", numbers(count)),
      columnOf(
        "name",
        "text",
        numbers(count).map((value) => `${name} ${value}`),
      ),
      ...(parent === undefined ? [] : [columnOf(`${parent}_id`, "integer")]),
    ],
    {
      primaryKey: ["id"],
      foreignKeys: parent === undefined ? [] : [reference(parent)],
    },
  );
const reference = (table: string) => ({
  columns: [`${table}_id`],
  referencedSchema: null,
  referencedTable: table,
  referencedColumns: ["id"],
});

describe("buildHierarchies", () => {
  it("opens the main date from year to day", () => {
    expect(levelsOf(tableOf("orders", [columnOf("ordered_at", "timestamp")]))).toEqual([
      "orders.ordered_at:year > orders.ordered_at:quarter > orders.ordered_at:month > orders.ordered_at:day",
    ]);
  });

  it("opens places from large to small, each address apart", () => {
    const columns = ["ship_city", "ship_country", "city", "postal_code", "country"].map((name) =>
      columnOf(name, "text"),
    );
    expect(levelsOf(tableOf("orders", columns))).toEqual([
      "orders.ship_country > orders.ship_city",
      "orders.country > orders.city > orders.postal_code",
    ]);
  });

  it("opens kinds to what belongs to them, over several joins", () => {
    expect(
      levelsOf(named("department", 4), named("category", 20, "department"), named("product", 200, "category")),
    ).toEqual(["department.name > category.name", "department.name > category.name > product.name"]);
  });

  it("opens a kind to its finer kind", () => {
    const spread = (count: number) => Array.from({ length: 60 }, (_, index) => `k${index % count}`);
    const columns = [columnOf("category", "text", spread(3)), columnOf("sub_category", "text", spread(9))];
    expect(levelsOf(tableOf("products", columns))).toEqual(["products.category > products.sub_category"]);
  });

  it("ends where tables belong to each other in a ring", () => {
    const a = { ...named("a", 1000, "b"), rowEstimate: 1000 };
    const b = { ...named("b", 100, "a"), rowEstimate: 100 };
    expect(levelsOf(a, b)).toEqual(["b.name > a.name"]);
  });
});
