import { describe, expect, it } from "vitest";
import { columnOf, shopStructure } from "@/lib/semantic/__fixtures__/structures";
import { findDrift } from "@/lib/semantic/analysis/find-drift";
import { renameInModel, renamesOf } from "@/lib/semantic/analysis/rename-in-model";
import { buildModel } from "@/lib/semantic/build-model";
import { mergeModel } from "@/lib/semantic/merge-model";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { ColumnStructure, SourceStructure, TableStructure } from "@/lib/source/schema";

const shop = shopStructure();
const model = buildModel(shop, "s");

type Change = {
  table?: (table: TableStructure) => TableStructure;
  columns?: (all: ColumnStructure[]) => ColumnStructure[];
};

/** The shop with another form of one table. */
function changed(name: string, { table = (same) => same, columns = (same) => same }: Change): SourceStructure {
  const tables = shop.tables.map((other) =>
    other.name === name ? table({ ...other, columns: columns(other.columns) }) : other,
  );
  return { ...shop, tables };
}
const driftOf = (structure: SourceStructure) => findDrift(model, buildModel(structure, "s"));
const renamed = (from: string, to: string) => (all: ColumnStructure[]) =>
  all.map((column) => (column.name === from ? { ...column, name: to } : column));

describe("drift of a source", () => {
  it("is none where nothing changed but values", () => {
    const [, orders] = shop.tables;
    const fewer = changed("orders", { table: (table) => ({ ...table, rowEstimate: 7 }) });
    expect(orders?.name).toBe("orders");
    expect(driftOf(fewer)).toEqual([]);
  });

  it("names tables and columns that are new, gone or of another form", () => {
    const other = changed("customers", {
      columns: (all) => [
        ...all
          .filter(({ name }) => name !== "email")
          .map((column) =>
            column.name === "country" ? { ...column, type: "json" as const, nullable: false } : column,
          ),
        columnOf("points", "integer", ["1", "2"]),
      ],
    });
    const [gone, extra] = [
      other.tables.filter(({ name }) => name !== "products"),
      columnOf("at", "date", ["2024-01-01"]),
    ];
    const stock: TableStructure = { ...(shop.tables[0] as TableStructure), name: "stock", columns: [extra] };
    expect(driftOf({ ...other, tables: [...gone, stock] })).toEqual([
      { kind: "gone", place: { entity: "customers", column: "email" } },
      {
        kind: "changed",
        place: { entity: "customers", column: "country" },
        field: "type",
        before: "text",
        after: "json",
      },
      {
        kind: "changed",
        place: { entity: "customers", column: "country" },
        field: "nullable",
        before: "true",
        after: "false",
      },
      { kind: "new", place: { entity: "customers", column: "points" } },
      { kind: "gone", place: { entity: "products", column: null } },
      { kind: "new", place: { entity: "stock", column: null } },
    ]);
  });

  it("knows a column and a table again by their values, whatever they are called now", () => {
    const other = changed("customers", {
      table: (table) => ({ ...table, name: "clients" }),
      columns: renamed("country", "cc"),
    });
    const drift = driftOf(other);
    expect(drift).toMatchObject([
      {
        kind: "renamed",
        place: { entity: "customers", column: null },
        to: "clients",
        reason: { code: "renamed-same-columns" },
      },
      {
        kind: "renamed",
        place: { entity: "customers", column: "country" },
        to: "cc",
        reason: { code: "renamed-same-values" },
      },
    ]);
  });

  it("takes nothing for a rename that could as well be another", () => {
    const twins = (all: ColumnStructure[]) => {
      const country = all.find(({ name }) => name === "country") as ColumnStructure;
      return [
        ...all.filter((column) => column !== country),
        { ...country, name: "land_1" },
        { ...country, name: "land_2" },
      ];
    };
    const kinds = driftOf(changed("customers", { columns: twins })).map(({ kind }) => kind);
    expect(kinds).not.toContain("renamed");
  });
});

describe("what is called otherwise", () => {
  it("takes along what people said of it", () => {
    const said: SemanticModel = {
      ...model,
      entities: model.entities.map((entity) => ({
        ...entity,
        columns: entity.columns.map((column) =>
          column.name === "country" ? { ...column, label: "Home", edited: ["label" as const] } : column,
        ),
      })),
      measures: [
        ...model.measures,
        {
          ...{ id: "own", entity: "customers", label: "From DE", description: null, synonyms: [], unit: null },
          ...{ aggregate: "count_distinct", expression: "country", origin: "person" },
        },
      ],
      dismissed: ["orders.customer_id->customers.customer_id"],
    };
    const other = buildModel(
      changed("customers", { table: (table) => ({ ...table, name: "clients" }), columns: renamed("country", "cc") }),
      "s",
    );
    const drift = findDrift(said, other);
    const sql = (text: string, names: ReadonlyMap<string, string>) => names.get(text) ?? text;
    const adapted = renameInModel(said, renamesOf(drift), sql);
    expect(adapted.dismissed).toEqual(["orders.customer_id->clients.customer_id"]);
    const merged = mergeModel(adapted, other, shop.capturedAt);
    const clients = merged.entities.find(({ id }) => id === "clients");
    expect(clients?.columns.find(({ name }) => name === "cc")?.label).toBe("Home");
    expect(merged.measures.find(({ id }) => id === "own")).toMatchObject({ entity: "clients", expression: "cc" });
    expect(merged.entities.some(({ id }) => id === "customers")).toBe(false);
    const place = { entity: "customers", column: null };
    expect(renamesOf(drift, [place])).toEqual({ entities: new Map(), columns: new Map() });
  });
});
