import { describe, expect, it } from "vitest";
import { column, measure, month, result, time } from "@/lib/chart/__fixtures__/results";
import { recommendChart } from "@/lib/chart/recommend-chart";
import type { ResultSet } from "@/lib/execute/schema";

const recommend = (rows: ResultSet, question: string | null = null, hint: string | null = null) =>
  recommendChart(rows, { question, hint });

const byCategory = (count: number, name = "total revenue") =>
  result(
    [column("category"), measure(name)],
    Array.from({ length: count }, (_, index) => [`Part ${index}`, String(100 - index)]),
  );
const byMonth = result(
  [time("month"), measure("total revenue")],
  Array.from({ length: 12 }, (_, index) => [month(index + 1), String(index * 10)]),
);

describe("recommendChart", () => {
  it("shows one row of measures as numbers", () => {
    expect(recommend(result([measure("orders")], [["12"]]))).toMatchObject({
      spec: { type: "number", y: ["orders"] },
      reason: "oneNumber",
    });
    const three = result([measure("a"), measure("b"), measure("c")], [["1", "2", "3"]]);
    expect(recommend(three)).toMatchObject({ spec: { type: "number", y: ["a", "b", "c"] }, reason: "fewNumbers" });
  });

  it("draws a course over time as a line, and each value of a category as a line of its own", () => {
    expect(recommend(byMonth)).toMatchObject({
      spec: { type: "line", x: "month", y: ["total revenue"] },
      reason: "overTime",
    });
    const split = result(
      [time("month"), column("store"), measure("total revenue")],
      [1, 2, 3, 4].flatMap((m) => ["A", "B"].map((store) => [month(m), store, String(m)])),
    );
    expect(recommend(split).spec).toMatchObject({ type: "line", x: "month", series: "store" });
  });

  it("keeps measures of another unit or size off the same axis", () => {
    const rows = result(
      [time("month"), measure("revenue", { unit: "USD" }), measure("cost", { unit: "USD" }), measure("orders")],
      [1, 2, 3, 4].map((m) => [month(m), "1000", "800", "12"]),
    );
    expect(recommend(rows).spec.y).toEqual(["revenue", "cost"]);
  });

  it("compares few categories side by side and lays many or long names down", () => {
    expect(recommend(byCategory(5)).spec).toMatchObject({ type: "bar", horizontal: false });
    expect(recommend(byCategory(20)).spec).toMatchObject({ type: "bar", horizontal: true });
    const long = result(
      [column("product"), measure("total revenue")],
      Array.from({ length: 6 }, (_, index) => [`A product with a long name ${index}`, String(index + 1)]),
    );
    expect(recommend(long).spec.horizontal).toBe(true);
  });

  it("draws a pie only when shares are asked of at most six parts that add up", () => {
    expect(recommend(byCategory(5)).spec.type).toBe("bar");
    expect(recommend(byCategory(5), "share of revenue by category").spec.type).toBe("pie");
    expect(recommend(byCategory(5), "各品类销售额占比").spec.type).toBe("pie");
    expect(recommend(byCategory(7), "share of revenue by category").spec.type).toBe("bar");
    expect(recommend(byCategory(5, "average price"), "share of average price").spec.type).toBe("bar");
  });

  it("takes a chart named in the question when it fits, and only then", () => {
    expect(recommend(byMonth, null, "bar chart")).toMatchObject({ spec: { type: "bar" }, reason: "asked" });
    expect(recommend(byMonth, null, "柱状图").spec.type).toBe("bar");
    expect(recommend(byMonth, null, "pie").spec.type).toBe("line");
  });

  it("stacks two categories whose measure adds up, and groups them otherwise", () => {
    const rows = (name: string) =>
      result(
        [column("store"), column("channel"), measure(name)],
        ["A", "B", "C"].flatMap((store) => ["web", "shop"].map((channel) => [store, channel, "5"])),
      );
    expect(recommend(rows("total revenue")).spec).toMatchObject({ x: "store", series: "channel", stacked: true });
    expect(recommend(rows("average price")).spec).toMatchObject({ x: "store", series: "channel", stacked: false });
    expect(recommend(rows("total revenue")).alternatives.some((spec) => spec.type === "bar" && !spec.stacked)).toBe(
      true,
    );
  });

  it("shows two measures without a category as points", () => {
    const rows = result(
      [measure("price"), measure("quantity")],
      Array.from({ length: 10 }, (_, index) => [String(index), String(index * 2)]),
    );
    expect(recommend(rows)).toMatchObject({
      spec: { type: "scatter", x: "price", y: ["quantity"] },
      reason: "relation",
    });
  });

  it("leaves lists, raw rows and empty results to the table", () => {
    const list = result(
      [
        column("id", { type: "integer", role: "key" }),
        column("name", { role: "text" }),
        time("ordered", null),
        measure("total"),
      ],
      [
        ["1", "x", "2025-01-01", "5"],
        ["2", "y", "2025-01-01", "6"],
      ],
    );
    expect(recommend(list)).toMatchObject({ spec: { type: "table" }, reason: "detail" });
    const raw = result(
      [time("day", "day"), measure("amount")],
      [
        ["2025-01-01", "1"],
        ["2025-01-01", "2"],
        ["2025-01-02", "3"],
      ],
    );
    expect(recommend(raw).spec.type).toBe("table");
    expect(recommend(result([column("a"), measure("b")], []))).toMatchObject({
      spec: { type: "table" },
      reason: "empty",
    });
  });

  it("always offers the table and never the chosen chart again", () => {
    const { spec, alternatives } = recommend(byMonth);
    expect(alternatives.map(({ type }) => type)).toContain("table");
    expect(alternatives.map(({ type }) => type)).not.toContain(spec.type);
  });
});
