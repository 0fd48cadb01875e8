import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatValue } from "@/lib/chart/format-value";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";
import { inventedFigures } from "./check-figures";

const column = (name: string, given: Partial<ResultColumn>): ResultColumn => ({
  ...{ name, label: name, type: "text", role: "category", unit: null, grain: null },
  ...given,
});
const city = column("city", {});
const month = column("month", { type: "date", role: "time", grain: "month" });
const sales = column("sales", { type: "decimal", role: "measure", unit: "EUR" });
const orders = column("orders", { type: "integer", role: "measure" });
const share = column("return rate", { type: "decimal", role: "measure", unit: "%" });

const cities: ResultSet = {
  columns: [city, sales, orders],
  rows: [
    ["Paris", "1234567.50", 480],
    ["Berlin", "600000", 300],
    ["Product 12 City", "165432.50", 20],
  ],
  truncated: false,
};
const months: ResultSet = {
  columns: [month, orders],
  rows: [
    ["2026-01-01", 500],
    ["2026-02-01", 450],
    ["2026-03-01", 620],
  ],
  truncated: false,
};
const rates: ResultSet = {
  columns: [city, share],
  rows: [
    ["Paris", "12.5"],
    ["Berlin", "8.25"],
  ],
  truncated: false,
};

const check = (text: string, result: ResultSet, said: string[] = []) =>
  inventedFigures(text, { result, isAdditive: ({ unit }) => unit !== "%", said });

describe("honest texts are accepted", () => {
  it.each([
    ["a cell as it stands", "Paris sold 1,234,567.50 EUR."],
    ["a cell, rounded", "Paris sold €1.23 million with 480 orders."],
    ["thousands", "Berlin sold 600k, Paris 1,234.6 thousand."],
    ["Chinese units", "巴黎 Paris 的销售额为123.5万，Berlin 为60万。"],
    ["sum, average and count", "The three cities sold 2 million EUR in total, 666,667 on average, with 800 orders."],
    ["a share beside its row", "Paris accounts for 61.7% of sales and 60 percent of orders."],
    ["a difference and a ratio", "Paris has 180 more orders than Berlin, 1.6 times as many."],
    ["a percentage between two", "Berlin is 37.5% below Paris in orders."],
    ["a name with a number in it", "Product 12 City comes last with twenty orders."],
    ["ordinals", "Berlin ranks second, Product 12 City 3rd."],
    ["words for shares", "More than half of all orders come from Paris; 一半以上的订单来自 Paris。"],
    ["the top two together", "The top two make 97.5% of the orders."],
    ["two columns of a row", "Berlin sold 2,000 EUR per order."],
    ["Chinese numbers in signs", "共有三个城市，Berlin 有三百个订单。"],
    ["no figure at all", "Paris is far ahead of Berlin, one of the larger cities."],
  ])("%s", (_name, text) => {
    expect(check(text, cities)).toEqual([]);
  });

  it.each([
    ["first and last", "Orders rose from 500 in January 2026 to 620 in March 2026, up 24%."],
    ["a step that is named", "In February 2026 orders fell by 10%."],
    ["Chinese dates", "订单从2026年1月的500增至2026年3月的620，增长24%。"],
    ["the year alone", "In 2026 orders averaged 523.3 a month."],
    ["an ISO date", "620 orders came in 2026-03."],
    ["a quarter", "Q1 2026 brought 1,570 orders."],
  ])("over time: %s", (_name, text) => {
    expect(check(text, months)).toEqual([]);
  });

  it("percents of a column in percent, and their difference in points", () => {
    expect(check("Paris returns 12.5%, Berlin 8.3%, 4.25 percentage points less.", rates)).toEqual([]);
  });

  it("dates that the question named", () => {
    expect(check("In 2025 Paris had 480 orders.", cities, ["orders by city in 2025"])).toEqual([]);
  });
});

describe("lies are caught", () => {
  it.each([
    ["a figure of nowhere", "Paris sold 1,500,000 EUR."],
    ["one digit off", "Paris had 481 orders."],
    ["a wrong scale", "Paris sold 1.23 billion EUR."],
    ["a rounding that is none", "Paris sold about 1.5 million EUR."],
    ["another row's figure", "Berlin had 480 orders."],
    ["another row's share", "Berlin accounts for 60% of orders."],
    ["a share without its row", "One city accounts for 60% of everything."],
    ["a wrong sum", "Together they had 801 orders."],
    ["a wrong count", "The four cities sold well."],
    ["a wrong share in words", "Berlin makes up half of all orders."],
    ["a multiple", "Paris sold three times as much as Berlin."],
    ["doubling", "Berlin doubled its orders."],
    ["a rank out of range", "Paris came fifth."],
    ["a year of nowhere", "In 2019 Paris had 480 orders."],
    ["a date of nowhere", "On March 5, 2026 Paris had 480 orders."],
    ["Chinese, in digits", "Berlin 的销售额为65万。"],
    ["Chinese, in signs", "Berlin 有四百个订单。"],
    ["Chinese percent", "Berlin 占百分之五十。"],
    ["Chinese tenths", "Berlin 占七成。"],
    ["a vague amount", "Paris had thousands of orders."],
    ["full-width digits", "Paris had ４９９ orders."],
    ["a fraction", "Berlin makes up a quarter of sales."],
    ["digits stuck to letters", "Paris sold EUR7777."],
    ["a range", "Orders lie between 20 and 490."],
    ["a word number", "Paris had five hundred orders."],
  ])("%s", (_name, text) => {
    expect(check(text, cities)).not.toEqual([]);
  });

  it.each([
    ["a wrong change", "Orders rose by 25% from January to March."],
    ["the wrong direction", "Orders fell by 24% from January 2026 to March 2026."],
    ["a step of another month", "In March 2026 orders fell by 10%."],
    ["a month of nowhere", "In May 2026 there were 620 orders."],
    ["another month's figure", "In February 2026 there were 620 orders."],
    ["Chinese month of nowhere", "2026年5月有620个订单。"],
    ["a quarter of nowhere", "Q3 2026 brought 1,570 orders."],
  ])("over time: %s", (_name, text) => {
    expect(check(text, months)).not.toEqual([]);
  });

  it("a sum of what cannot be added up, or of a part of the rows", () => {
    expect(check("Together they return 20.75%.", rates)).not.toEqual([]);
    expect(check("Together they had 800 orders.", { ...cities, truncated: true })).not.toEqual([]);
  });
});

/** Everything that two cells can be made into: what is none of this is a lie, by another way of counting than that of the check. */
function couldBe(value: number, cells: readonly number[]): boolean {
  const near = (other: number) => Math.abs(Math.abs(other) - value) <= Math.max(1, value * 0.051);
  const total = cells.reduce((sum, cell) => sum + cell, 0);
  const top = cells.toSorted((a, b) => b - a);
  const sums = [2, 3, 5, 10].map((count) => top.slice(0, count).reduce((sum, cell) => sum + cell, 0));
  const pairs = cells.flatMap((a) => cells.flatMap((b) => [a, a - b]));
  return [total, total / cells.length, cells.length, ...sums, ...pairs, (top[0] ?? 0) + 1].some(near);
}

const names = ["Berlin", "Paris", "Rome", "Oslo", "Madrid", "Vienna", "Lisbon", "Dublin"];
const anyRows = fc
  .uniqueArray(fc.integer({ min: 100, max: 1_000_000 }), { minLength: 2, maxLength: 8 })
  .map((values) => values.map((value, index): [string, number] => [names[index] ?? "", value]));
const resultOf = (rows: Cell[][]): ResultSet => ({ columns: [city, orders], rows, truncated: false });

it("catches every one of many made-up figures, however they are written", () => {
  const wordings = [
    (name: string, lie: number) => `${name} had ${lie} orders.`,
    (name: string, lie: number) => `${name} had ${lie.toLocaleString("en-US")} orders.`,
    (name: string, lie: number) => `${name} leads with ${(lie / 1_000).toFixed(1)}k.`,
    (_name: string, lie: number) => `The total is ${lie}, on average it was less.`,
    (_name: string, lie: number) => `这些城市共有${(lie / 10_000).toFixed(2)}万个订单。`,
    (name: string, lie: number) => `${name} 有${lie}个订单。`,
  ];
  let caught = 0;
  fc.assert(
    fc.property(anyRows, fc.integer({ min: 1_000, max: 9_000_000 }), fc.nat(7), fc.nat(5), (rows, lie, at, wording) => {
      fc.pre(
        !couldBe(
          lie,
          rows.map(([, value]) => value),
        ),
      );
      const name = rows[at % rows.length]?.[0] ?? "";
      const text = wordings[wording]?.(name, lie) ?? "";
      expect(check(text, resultOf(rows))).not.toEqual([]);
      caught += 1;
    }),
    { numRuns: 600 },
  );
  expect(caught).toBeGreaterThan(400);
});

it("accepts the figures of any result as the product writes them, and those computed from them", () => {
  fc.assert(
    fc.property(anyRows, fc.nat(7), (rows, at) => {
      const [name, value] = rows[at % rows.length] ?? ["", 0];
      const total = rows.reduce((sum, [, other]) => sum + other, 0);
      const shareOfRow = ((value / total) * 100).toFixed(1);
      const text = `${name}: ${formatValue(value, orders, "en")} of ${formatValue(total, orders, "en")} orders, ${shareOfRow}% of the ${rows.length} cities; 平均${(total / rows.length).toFixed(2)}。`;
      expect(check(text, resultOf(rows))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
