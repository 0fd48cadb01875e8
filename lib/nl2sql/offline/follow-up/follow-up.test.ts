import { expect, test } from "vitest";
import { checkSql } from "@/lib/guard/check-sql";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";
import { type EarlierTurn, earlierTurn } from "@/lib/nl2sql/earlier-turn";
import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import type { Draft } from "@/lib/nl2sql/schema";
import { openPolicy } from "@/lib/semantic/access-policy";

const model = demoShopModel();
const now = new Date("2024-06-15T12:00:00Z");

/** Asks each question with the plan of the one before; gives the last draft. */
function ask(...questions: readonly string[]): Draft {
  const previous: EarlierTurn[] = [];
  let last: Draft | null = null;
  for (const question of questions) {
    const read = interpretOffline({ question, model, now, locale: "en", previous });
    if (read.kind !== "draft") throw new Error(`${question}: ${JSON.stringify(read)}`);
    expect(checkSql(read.sql, { policy: openPolicy, model, rowCountMax: 100 }).ok, read.sql).toBe(true);
    previous.push(earlierTurn(question, read));
    last = read;
  }
  if (last === null) throw new Error("nothing was asked");
  return last;
}

const revenueByCategory = "Revenue by category";

test.each([
  ["only shipped ones", `"orders"."status" = 'Shipped'`],
  ["and only in 2023", "2023-01-01"],
  ["what about 2023", "2023-01-01"],
  ["how about Corporate?", "'Corporate'"],
])("adds a condition and keeps the figure: %s", (fragment, sql) => {
  const read = ask(revenueByCategory, fragment);
  expect(read.sql).toContain(sql);
  expect(read.plan).toMatchObject({ measures: [{ label: "Revenue" }], dimensions: [{ label: "Category" }] });
  expect(read.confident).toBe(true);
});

test("a new value of the same column takes the place of the old one", () => {
  const { sql } = ask(revenueByCategory, "only in 2022", "what about 2023");
  expect(sql).toContain("2023-01-01");
  expect(sql).not.toContain("2022-01-01");
});

test("conditions stay when the grouping changes", () => {
  const read = ask(revenueByCategory, "only shipped ones", "and by month?");
  expect(read.sql).toContain("'Shipped'");
  expect(read.plan?.dimensions).toMatchObject([{ grain: "month" }]);
});

test("'instead' replaces the grouping, 'also' adds to it", () => {
  expect(ask(revenueByCategory, "by payment method instead").plan?.dimensions).toMatchObject([
    { label: "Payment method" },
  ]);
  expect(ask(revenueByCategory, "also by payment method").plan?.dimensions).toHaveLength(2);
});

test("cuts, sorts and draws what is there", () => {
  expect(ask(revenueByCategory, "top 3 of those").plan).toMatchObject({
    limit: 3,
    order: [{ by: { kind: "measure", index: 0 }, direction: "desc" }],
  });
  expect(ask(revenueByCategory, "sort by name").plan?.order).toMatchObject([{ by: { kind: "dimension", index: 0 } }]);
  const drawn = ask(revenueByCategory, "as a pie");
  expect(drawn).toMatchObject({ chartHint: "pie", plan: { measures: [{ label: "Revenue" }] } });
});

test("another figure over the same column", () => {
  const read = ask("Average shipping cost by payment method", "and the maximum?");
  expect(read.plan?.measures).toMatchObject([{ aggregate: "max", column: { column: "shipping_cost" } }]);
});

test("counts the rows of the list before", () => {
  const read = ask("List the customers in Germany", "how many are there?");
  expect(read.plan).toMatchObject({ measures: [{ aggregate: "count", entity: "customers" }], dimensions: [] });
  expect(read.sql).toContain("'Germany'");
});

test("'such' points at the rows before", () => {
  expect(ask("List the customers in Germany", "How many such customers are there?").sql).toContain("'Germany'");
});

test("asks something new of the rows before", () => {
  const { sql } = ask("Show the customers in Germany", "What are their cities?");
  expect(sql).toContain(`"customers"."city"`);
  expect(sql).toContain("'Germany'");
});

test("a question with a noun of its own stands alone", () => {
  const read = ask("List the customers in Germany", "How many products are there?");
  expect(read.plan).toMatchObject({ root: "products", filter: null });
});

test.each([
  ["只看2023年", "2023-01-01"],
  ["那2022年呢", "2022-01-01"],
])("reads Chinese conditions as changes: %s", (fragment, sql) => {
  const read = ask("按付款方式统计收入", fragment);
  expect(read.sql).toContain(sql);
  expect(read.plan).toMatchObject({ measures: [{ label: "Revenue" }], dimensions: [{ label: "Payment method" }] });
});

test("reads Chinese changes of grouping, cut and chart", () => {
  expect(ask("按付款方式统计收入", "按月呢").plan?.dimensions).toMatchObject([{ grain: "month" }]);
  expect(ask("按付款方式统计收入", "前3个").plan?.limit).toBe(3);
  expect(ask("按付款方式统计收入", "换成饼图").chartHint).toBe("pie");
});
