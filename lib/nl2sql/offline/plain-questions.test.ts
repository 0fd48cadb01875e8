import { expect, test } from "vitest";
import { checkSql } from "@/lib/guard/check-sql";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";
import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import type { Draft } from "@/lib/nl2sql/schema";
import { columnOf, structureOf, tableOf } from "@/lib/semantic/__fixtures__/structures";
import { openPolicy } from "@/lib/semantic/access-policy";
import { buildModel } from "@/lib/semantic/build-model";
import type { SemanticModel } from "@/lib/semantic/schema";

const shop = demoShopModel();
const now = new Date("2024-06-15T12:00:00Z");

function draft(question: string, model: SemanticModel = shop): Draft {
  const interpretation = interpretOffline({ question, model, now, locale: "en", previous: null });
  if (interpretation.kind !== "draft") throw new Error(`${question}: ${JSON.stringify(interpretation)}`);
  expect(checkSql(interpretation.sql, { policy: openPolicy, model, rowCountMax: 100 }).ok, interpretation.sql).toBe(
    true,
  );
  return interpretation;
}

const times = (count: number, ...values: readonly string[]) =>
  Array.from({ length: count }, (_, index) => values[index % values.length] ?? null);
const counted = (word: string, count: number) => Array.from({ length: count }, (_, index) => `${word}${index + 1}`);

/** Ferries without keys or a name for a crossing, and a view beside the table that it is made of. */
const ferries = buildModel(
  structureOf([
    tableOf("crossings_2m", [
      columnOf("left_at", "timestamp", times(60, "2023-03-01 07:10:00", "2024-05-06 21:40:00")),
      columnOf("wait", "integer", times(60, "5", "12", "90")),
      columnOf("from_port", "text", times(60, "Kiel", "Oslo", "Riga")),
      columnOf("to_port", "text", times(60, "Oslo", "Riga", "Kiel")),
    ]),
    tableOf(
      "ships",
      [
        columnOf("ship_id", "integer", counted("", 60)),
        columnOf("name", "text", counted("Ship ", 60)),
        columnOf("sold", "integer", times(60, "0", "1")),
        columnOf("class", "text", times(60, "Car", "Train")),
      ],
      { primaryKey: ["ship_id"] },
    ),
    tableOf("ship_list", [
      columnOf("sid", "integer", counted("", 60)),
      columnOf("ship", "text", counted("Ship ", 60)),
      columnOf("class", "text", times(60, "Car", "Train")),
    ]),
  ]),
  "ferries",
);

test("order lines are dated by their order, not by the launch of their product", () => {
  const { plan } = draft("Revenue by month this year");
  expect(plan?.dimensions).toMatchObject([{ column: { entity: "orders", column: "ordered_at" } }]);
});

test.each(["orders per month", "monthly orders", "weekly orders"])("rows over time are counted: %s", (question) => {
  expect(draft(question).plan?.measures).toMatchObject([{ aggregate: "count", entity: "orders" }]);
});

test("rows over time are counted where a row has no name and no key", () => {
  expect(draft("crossings per month", ferries).plan?.measures).toMatchObject([{ aggregate: "count" }]);
});

test.each(["number of orders per store, top 10", "number of orders by store, top 10"])(
  "a ranking behind a figure ranks by it: %s",
  (question) => {
    const { plan } = draft(question);
    expect(plan?.measures).toMatchObject([{ label: "number of orders" }]);
    expect(plan).toMatchObject({ limit: 10, order: [{ by: { kind: "measure", index: 0 }, direction: "desc" }] });
  },
);

test("a superlative in the plural lists the first of many with what ranks them", () => {
  const { plan } = draft("most expensive products");
  expect(plan).toMatchObject({ limit: 10, order: [{ direction: "desc" }] });
  expect(plan?.dimensions.map(({ column }) => column.column)).toEqual(["name", "unit_price"]);
  expect(draft("most expensive product").plan?.limit).toBe(1);
  expect(draft("the 3 most expensive products").plan?.limit).toBe(3);
});

test("a number that is only ever 0 or 1 is a property", () => {
  expect(draft("ships that are sold", ferries).sql).toContain(`"sold" = 1`);
});

test("a table called just so comes before one whose name only contains it", () => {
  expect(draft("number of ships per class", ferries).plan?.root).toBe("ships");
});

test("a name that ends in a number has no plural", () => {
  expect(draft("how many crossings are there", ferries).plan?.measures[0]?.label).toBe("number of crossings 2m");
});
