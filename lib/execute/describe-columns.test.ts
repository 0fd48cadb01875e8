import { expect, it } from "vitest";
import type { CheckedColumn } from "@/lib/guard/checked-sql";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { DriverColumn } from "@/lib/source/driver";
import { describeColumns } from "./describe-columns";

const column = {
  label: "",
  description: null,
  synonyms: [],
  hidden: false,
  personal: false,
  nullable: false,
  unique: false,
} as const;
const nothing = { distinctCount: null, min: null, max: null, frequentValues: [] };
const model: SemanticModel = {
  ...{
    version: 1,
    sourceId: "s",
    kind: "duckdb",
    revision: 1,
    description: null,
    joins: [],
    measures: [],
    suggestedQuestions: [],
  },
  entities: [
    {
      ...{ id: "sales", schema: null, table: "sales", label: "Sales", description: null, synonyms: [], kind: "table" },
      ...{ rowEstimate: null, primaryKey: [], labelColumn: null, timeColumn: null, hidden: false },
      columns: [
        { ...column, ...nothing, synonyms: [], name: "amount", type: "decimal", role: "measure", unit: "EUR" },
        { ...column, ...nothing, synonyms: [], name: "sale_id", type: "integer", role: "key", unit: null },
        { ...column, ...nothing, synonyms: [], name: "sold_on", type: "date", role: "time", unit: null },
      ],
    },
  ],
};

const checked = (name: string, over: Partial<CheckedColumn> = {}): CheckedColumn => ({
  ...{ name, label: `Label of ${name}`, source: null, aggregate: null, grain: null },
  ...over,
});
const engine = (name: string, type: DriverColumn["type"]): DriverColumn => ({ name, databaseType: "", type });
const from = (name: string) => ({ source: { entity: "sales", column: name } });

it("takes role and unit from the model column behind a value", () => {
  const described = describeColumns(
    [engine("sale_id", "integer"), engine("total", "decimal"), engine("month", "date")],
    [
      checked("sale_id", from("sale_id")),
      checked("total", { ...from("amount"), aggregate: "sum" }),
      checked("month", { ...from("sold_on"), grain: "month" }),
    ],
    model,
  );
  expect(described).toMatchObject([
    { name: "sale_id", label: "Label of sale_id", role: "key", unit: null },
    { name: "total", role: "measure", unit: "EUR" },
    { name: "month", role: "time", grain: "month" },
  ]);
});

it("gives a count no unit, whatever it counts", () => {
  const counted = [checked("n", { ...from("amount"), aggregate: "count_distinct" })];
  expect(describeColumns([engine("n", "integer")], counted, model)).toMatchObject([{ role: "measure", unit: null }]);
});

it("goes by the engine's type where nothing else is known", () => {
  const types = ["decimal", "timestamp", "boolean", "text"] as const;
  const described = describeColumns(
    types.map((type) => engine(type, type)),
    [],
    model,
  );
  expect(described.map(({ role }) => role)).toEqual(["measure", "time", "flag", "category"]);
  expect(described.map(({ label }) => label)).toEqual([...types]);
});

it("makes the names of a result unique", () => {
  const twice = [engine("id", "integer"), engine("id", "integer")];
  expect(describeColumns(twice, [], model).map(({ name }) => name)).toEqual(["id", "id_2"]);
});
