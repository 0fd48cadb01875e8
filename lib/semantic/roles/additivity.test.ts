import { expect, it } from "vitest";
import { columnOf, structureOf, tableOf } from "@/lib/semantic/__fixtures__/structures";
import { buildModel } from "@/lib/semantic/build-model";
import { semanticModelSchema } from "@/lib/semantic/schema";

const columns = [
  columnOf("id", "integer"),
  columnOf("amount", "decimal", ["1", null]),
  columnOf("discount", "decimal", ["1", null]),
  columnOf("stock_quantity", "integer", ["4", "5"]),
  columnOf("min_stock", "integer", ["4", "5"]),
  columnOf("rating", "decimal", ["4", "5"]),
];
const model = buildModel(structureOf([tableOf("items", columns)]), "s");
const measures = new Map(model.measures.map((measure) => [measure.id, measure]));

it("amounts add up over everything, stocks over everything but time, bounds and scores not at all", () => {
  expect(measures.get("items.amount.sum")?.additiveOver).toBe("everything");
  expect(measures.get("items.stock_quantity.sum")?.additiveOver).toBe("everything-but-time");
  expect([...measures.keys()]).toEqual([
    "items.amount.sum",
    "items.discount.sum",
    "items.stock_quantity.sum",
    "items.count",
  ]);
});

it("a missing discount is none, a missing amount is not known, and nothing is said where none is missing", () => {
  expect(measures.get("items.discount.sum")?.nullMeans).toBe("zero");
  expect(measures.get("items.amount.sum")?.nullMeans).toBe("unknown");
});

it("each says how sure the rules are and why, in the form of the schema", () => {
  expect(semanticModelSchema.parse(model)).toEqual(model);
  expect(model.measures.every(({ inferred }) => inferred !== undefined && inferred.confidence > 0.5)).toBe(true);
});
