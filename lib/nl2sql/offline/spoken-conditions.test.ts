import { expect, test } from "vitest";
import { checkSql } from "@/lib/guard/check-sql";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";
import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import type { Draft, Interpretation } from "@/lib/nl2sql/schema";
import { columnOf, statisticsOf, structureOf, tableOf } from "@/lib/semantic/__fixtures__/structures";
import { openPolicy } from "@/lib/semantic/access-policy";
import { buildModel } from "@/lib/semantic/build-model";
import type { SemanticModel } from "@/lib/semantic/schema";

const shop = demoShopModel();
const now = new Date("2024-06-15T12:00:00Z");

const read = (question: string, model: SemanticModel): Interpretation =>
  interpretOffline({ question, model, now, locale: "en", previous: null });

function draft(question: string, model: SemanticModel = shop): Draft {
  const interpretation = read(question, model);
  if (interpretation.kind !== "draft") throw new Error(`${question}: ${JSON.stringify(interpretation)}`);
  expect(checkSql(interpretation.sql, { policy: openPolicy, model, rowCountMax: 100 }).ok, interpretation.sql).toBe(
    true,
  );
  return interpretation;
}

const times = (...values: readonly string[]) =>
  Array.from({ length: 60 }, (_, index) => values[index % values.length] ?? null);
const counted = (word: string, count = 60) => Array.from({ length: count }, (_, index) => `${word}${index + 1}`);
const key = (column: string, referencedTable: string, referencedColumn: string) => ({
  columns: [column],
  referencedSchema: null,
  referencedTable,
  referencedColumns: [referencedColumn],
});

/** Statistics of a column with more values than are kept. */
const partly = (values: readonly (string | null)[]) => ({
  ...statisticsOf(values),
  frequentValues: statisticsOf(values).frequentValues.slice(0, 100),
});

/** Ferries that are chartered, and their crossings without a key. */
const ferries = buildModel(
  structureOf([
    tableOf("crossings", [
      columnOf("left_at", "timestamp", times("2023-03-01 07:10:00", "2024-05-06 21:40:00")),
      columnOf("wait", "integer", times("5", "12", "90")),
      columnOf("duration", "integer", times("45", "120", "340")),
      columnOf("distance_km", "integer", times("12", "80", "410")),
      columnOf("from_port", "text", times("Kiel", "Oslo", "Riga")),
      columnOf("to_port", "text", times("Oslo", "Riga", "Kiel")),
    ]),
    tableOf(
      "builders",
      [
        columnOf("builder_id", "integer", counted("", 300)),
        { ...columnOf("name", "text", counted("Yard ", 300)), statistics: partly(counted("Yard ", 300)) },
      ],
      { primaryKey: ["builder_id"] },
    ),
    tableOf(
      "ships",
      [
        columnOf("ship_id", "integer", counted("")),
        columnOf("name", "text", counted("Ship ")),
        columnOf("builder_id", "integer", counted("")),
        columnOf("crossing_minutes", "integer", times("40", "95", "180")),
      ],
      { primaryKey: ["ship_id"], foreignKeys: [key("builder_id", "builders", "builder_id")] },
    ),
    tableOf(
      "rentals",
      [
        columnOf("rental_id", "integer", counted("")),
        columnOf("ship_id", "integer", counted("")),
        columnOf("rented_on", "date", times("2023-03-01", "2024-05-06")),
      ],
      { primaryKey: ["rental_id"], foreignKeys: [key("ship_id", "ships", "ship_id")] },
    ),
  ]),
  "ferries",
);

test.each([
  ["ships never rented", ferries, "rentals"],
  ["ships that were never rented", ferries, "rentals"],
  ["products never sold", shop, "order_lines"],
  ["employees who never sold anything", shop, "order_lines"],
  ["products that were never returned", shop, "returns"],
] as const)("what never happened is an anti-join with what records it: %s", (question, model, table) => {
  const { sql } = draft(question, model);
  expect(sql).toContain("NOT EXISTS");
  expect(sql).toContain(`"${table}"`);
});

test("what did not happen in a time is dated by what records it", () => {
  expect(draft("products not sold last month").sql).toMatch(/NOT EXISTS[\s\S]+"ordered_at" >= '2024-05-01'/);
});

test("a negation of nothing known is refused, not dropped", () => {
  expect(read("customers who never sang", shop).kind).toBe("cannot_answer");
});

test.each([
  ["which store sold the most last quarter", "stores"],
  ["best selling category", "categories"],
] as const)("trade is ranked by revenue: %s", (question, entity) => {
  const { plan } = draft(question);
  expect(plan?.measures).toMatchObject([{ label: "Revenue" }]);
  expect(plan?.dimensions[0]?.column.entity).toBe(entity);
  expect(plan?.limit).toBe(1);
});

test("other events are ranked by their number, and many are listed", () => {
  expect(draft("most rented ships", ferries).plan).toMatchObject({
    measures: [{ aggregate: "count", entity: "rentals" }],
    limit: 10,
  });
  expect(draft("best selling products").plan?.limit).toBe(10);
});

test("the quantity sold is that of the sale", () => {
  const { plan } = draft("top 5 products by quantity sold");
  expect(plan?.measures).toMatchObject([{ aggregate: "sum", column: { entity: "order_lines", column: "quantity" } }]);
});

test.each([
  ["ships with crossing minutes above 2 hours", '"crossing_minutes" > 120'],
  ["crossings longer than 3 hours", '"duration" > 180'],
  ["crossings shorter than an hour", '"duration" < 60'],
  ["crossings with distance more than 100 km", '"distance_km" > 100'],
  ["crossings with distance more than 50 miles", '"distance_km" > 80.46'],
])("numbers are put in the unit of the column: %s", (question, condition) => {
  expect(draft(question, ferries).sql).toContain(condition);
});

test("a unit that only the values tell is said", () => {
  expect(draft("crossings longer than 3 hours", ferries).assumptions.join()).toContain("minutes");
});

test("from and to are the columns of beginning and end", () => {
  const { sql } = draft("how many crossings from Kiel to Oslo", ferries);
  expect(sql).toMatch(/"from_port" = 'Kiel' AND "crossings"."to_port" = 'Oslo'/);
});

test("what has no name of its own is listed with several columns", () => {
  const { plan } = draft("longest crossing", ferries);
  expect(plan?.dimensions.length).toBeGreaterThan(3);
  expect(plan?.limit).toBe(1);
});

test.each([
  ["number of orders by hour of day", "hour_of_day"],
  ["orders by weekday", "day_of_week"],
  ["orders per day of the week", "day_of_week"],
  ["revenue by month of the year", "month_of_year"],
  ["按星期几统计订单数", "day_of_week"],
])("a part of the time, not a time: %s", (question, part) => {
  expect(draft(question).plan?.dimensions).toMatchObject([{ part, grain: null }]);
});

test("the best day of the week is one of seven", () => {
  expect(draft("what's our best day of the week for sales").plan).toMatchObject({
    dimensions: [{ part: "day_of_week" }],
    limit: 1,
  });
});

test("days without hours have no hour of the day", () => {
  expect(read("returns by hour of day", shop).kind).not.toBe("draft");
});

test.each([
  ["revenue this month compared to last month", 0, 1],
  ["revenue last year vs this year", 1, 0],
  ["number of orders 2022 vs 2023", 1, 0],
])("two times stand side by side with the growth from the earlier: %s", (question, measure, baseline) => {
  const { plan } = draft(question);
  expect(plan?.measures).toHaveLength(2);
  expect(plan?.measures.every(({ filter }) => filter?.kind === "predicate")).toBe(true);
  expect(plan).toMatchObject({ filter: null, series: [{ kind: "growth", measure, baseline }] });
});

test("months of two years are compared month by month", () => {
  expect(draft("revenue by month for 2023 compared to 2022").plan?.dimensions).toMatchObject([
    { part: "month_of_year", grain: null },
  ]);
});

test("the share that meets a condition is a ratio of rows; times limit both", () => {
  const { plan } = draft("what percentage of orders were cancelled last month");
  expect(plan?.measures).toMatchObject([
    { aggregate: "count", filter: { values: ["Cancelled"] }, ratio: { percent: true } },
  ]);
  expect(plan?.filter).toMatchObject({ operator: "between" });
  expect(draft("share of cancelled orders by customer country").plan?.dimensions).toHaveLength(1);
});

test("the share of a figure stays a share of the total", () => {
  expect(draft("share of revenue by segment").plan?.series).toMatchObject([{ kind: "share_of_total" }]);
});

test("the value of an order is its revenue", () => {
  const { plan } = draft("average order value by channel");
  expect(plan?.measures).toMatchObject([{ label: "average revenue per order", ratio: { percent: false } }]);
});

test("a quantity has a name of its own, whatever its column is called", () => {
  const { plan } = draft("average length of crossings", ferries);
  expect(plan?.measures).toMatchObject([{ aggregate: "avg", column: { column: "duration" } }]);
});

test("who made it is whom it belongs to", () => {
  expect(draft("ships by Ericsson", ferries).sql).toContain('"builders"."name"');
});

test.each(["list inactive products", "how many products are inactive"])(
  "an opposite is a negated property: %s",
  (question) => {
    expect(draft(question).sql).toContain('"is_active" <> TRUE');
  },
);

test.each(["which customers haven't ordered in 6 months", "customers who do not dance"])(
  "a negation that nothing was found for is refused: %s",
  (question) => {
    expect(read(question, shop).kind).toBe("cannot_answer");
  },
);

test("each group has its own best, ranked by what is said or by revenue, which is told", () => {
  const products = draft("what are the top 3 products in each category");
  expect(products.plan).toMatchObject({ limit: 3, limitWithin: [0], measures: [{ label: "Revenue" }] });
  expect(products.assumptions.join()).toContain("by Revenue");
  expect(draft("cheapest product in each category").plan).toMatchObject({ limit: 1, limitWithin: [0], measures: [] });
});

test("the best without a word by what are ranked by revenue, which is told", () => {
  const { plan, assumptions } = draft("who are our best customers");
  expect(plan).toMatchObject({ measures: [{ label: "Revenue" }], limit: 10 });
  expect(assumptions.join()).toContain("by Revenue");
});

test("a number behind a noun is its key, and what is spent is revenue", () => {
  const { plan, sql } = draft("how much did customer 12 spend");
  expect(plan?.measures).toMatchObject([{ label: "Revenue" }]);
  expect(sql).toContain('"customer_id" = 12');
});

test.each(["profit by product", "revenue by sales person", "what is our return rate by category"])(
  "a figure or a split of which half is unknown is refused: %s",
  (question) => {
    expect(read(question, shop).kind).toBe("cannot_answer");
  },
);

test("what is used most is counted, not what it brought in", () => {
  const { plan } = draft("which payment method is used most");
  expect(plan?.measures).toMatchObject([{ aggregate: "count", entity: "orders" }]);
  expect(plan?.limit).toBe(1);
});

test("the share of a list by group counts its rows", () => {
  const { plan } = draft("各支付方式的订单占比");
  expect(plan).toMatchObject({ measures: [{ aggregate: "count" }], series: [{ kind: "share_of_total" }] });
  expect(plan?.dimensions).toMatchObject([{ column: { column: "payment_method" } }]);
});
