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

  it("takes a number beside an aggregate for what the rows were grouped by", () => {
    const cars = (count: number) =>
      result(
        [measure("cylinders", { type: "integer" }), measure("how many", { type: "integer", aggregate: "count" })],
        Array.from({ length: count }, (_, index) => [index + 1, 40 - index]),
      );
    expect(recommend(cars(5)).spec).toMatchObject({ type: "bar", x: "cylinders", y: ["how many"] });
    expect(recommend(cars(30))).toMatchObject({ spec: { type: "histogram", x: "cylinders" }, reason: "distribution" });
  });

  it("follows years that are bare numbers", () => {
    const years = result(
      [column("model year", { type: "integer" }), measure("mean weight", { aggregate: "avg" })],
      [70, 71, 72, 73, 74].map((year) => [year, String(3_000 - year)]),
    );
    expect(recommend(years)).toMatchObject({ spec: { type: "line", x: "model year" }, reason: "overTime" });
  });

  it("compares the days of a ranking instead of following them", () => {
    const days = result(
      [time("day", "day"), measure("orders", { aggregate: "count" })],
      [
        ["2025-03-07", 90],
        ["2025-01-02", 80],
        ["2025-06-30", 70],
        ["2025-02-11", 60],
      ],
    );
    expect(recommend(days, "top 4 days by orders")).toMatchObject({ spec: { type: "bar" }, reason: "ranking" });
    expect(recommend(days, "orders by day").spec.type).toBe("line");
  });

  it("draws what was asked for where it can be drawn, though another suits better", () => {
    const averages = result(
      [column("sex"), measure("avg age", { aggregate: "avg" })],
      [
        ["F", "30"],
        ["M", "33"],
      ],
    );
    expect(recommend(averages, "average age by sex in a pie chart")).toMatchObject({
      spec: { type: "pie" },
      reason: "asked",
    });
    expect(recommend(averages, "average age by sex in a scatter plot").spec.type).toBe("bar");
    expect(recommend(byCategory(5), "histogram of revenue by category").spec.type).toBe("bar");
    const split = result(
      [column("store"), column("channel"), measure("average price")],
      ["A", "B"].flatMap((store) => ["web", "shop"].map((channel) => [store, channel, "5"])),
    );
    expect(recommend(split, "stacked bar chart of prices").spec).toMatchObject({ stacked: true });
    expect(recommend(split, "horizontal bars of prices").spec).toMatchObject({ horizontal: true });
  });

  it("colours points by a column of few values", () => {
    const points = result(
      [measure("price"), measure("weight"), column("kind")],
      Array.from({ length: 40 }, (_, index) => [String(index), String(index * 2), index % 2 === 0 ? "a" : "b"]),
    );
    expect(recommend(points).spec).toMatchObject({ type: "scatter", x: "price", y: ["weight"], series: "kind" });
  });

  it("shows many pairs as a heat map and falling steps as a funnel", () => {
    const pairs = result(
      [column("city"), column("product"), measure("average price")],
      Array.from({ length: 200 }, (_, index) => [`c${index % 20}`, `p${Math.floor(index / 20)}`, String(index)]),
    );
    expect(recommend(pairs)).toMatchObject({
      spec: { type: "heatmap", x: "city", series: "product" },
      reason: "pairs",
    });
    expect(recommend(byCategory(4), "conversion from visit to order")).toMatchObject({
      spec: { type: "funnel" },
      reason: "steps",
    });
  });

  it("gives every alternative a reason, what speaks for it first", () => {
    const { spec, alternatives } = recommend(byCategory(5), "share of revenue by category as a bar chart");
    expect(spec.type).toBe("bar");
    expect(alternatives[0]).toMatchObject({ type: "pie", reason: "shares" });
    expect(alternatives.at(-1)).toMatchObject({ type: "table", reason: "exact" });
  });

  const flows = result(
    [column("depot"), column("town"), measure("number of parcels", { aggregate: "count" })],
    ["A", "B", "C"].flatMap((depot) => ["X", "Y"].map((town, index) => [depot, town, String(index + 3)])),
  );

  it.each([
    ["flow of parcels from depot to town", { type: "sankey", x: "depot", series: "town" }, "flows"],
    ["parcels by depot and its subdepots", { type: "sunburst" }, "partsOfParts"],
    ["100% stacked bars of parcels", { type: "bar", stacked: true, options: { percent: true } }, "asked"],
    ["parcels by depot and town", { type: "bar" }, "parts"],
  ])("hears what %j is after", (question, spec, reason) => {
    expect(recommend(flows, question)).toMatchObject({ spec, reason });
  });

  it("shows two measures of different sizes over time on an axis each, and never where one axis does", () => {
    const rows = (second: string) =>
      result(
        [
          time("month"),
          measure("revenue", { unit: "USD" }),
          measure(second, { unit: second === "cost" ? "USD" : null }),
        ],
        [1, 2, 3, 4, 5].map((m) => [month(m), "1000", "800"]),
      );
    expect(recommend(rows("orders"))).toMatchObject({
      spec: { type: "combination", y: ["revenue", "orders"] },
      reason: "measures",
    });
    expect(recommend(rows("cost")).spec).toMatchObject({ type: "line", y: ["revenue", "cost"] });
  });

  it("draws weekdays by hours as a heat map, and shares over time as parts of 100 %", () => {
    const clock = result(
      [
        column("hour", { type: "integer", part: "hour_of_day" }),
        column("weekday", { type: "integer", part: "day_of_week" }),
        measure("orders", { aggregate: "count" }),
      ],
      [9, 10, 11].flatMap((hour) => [1, 2, 3].map((day) => [hour, day, hour * day])),
    );
    expect(recommend(clock, "orders by weekday and hour").spec).toMatchObject({ type: "heatmap", x: "hour" });
    const shares = result(
      [time("month"), column("channel"), measure("orders", { aggregate: "count" })],
      [1, 2, 3, 4].flatMap((m) => ["web", "shop"].map((channel) => [month(m), channel, m])),
    );
    expect(recommend(shares, "share of orders by channel over time")).toMatchObject({
      spec: { type: "area", stacked: true, options: { percent: true } },
      reason: "sharesOverTime",
    });
  });

  it("spreads raw values by group as boxes, and draws a target as progress", () => {
    const days = result(
      [column("carrier"), measure("delivery days", { type: "integer" })],
      Array.from({ length: 40 }, (_, index) => [index % 2 === 0 ? "North" : "South", (index * 7) % 13]),
    );
    expect(recommend(days, "distribution of delivery days by carrier").spec.type).toBe("boxplot");
    const goals = result(
      [column("team"), measure("calls"), measure("target")],
      [
        ["A", "80", "100"],
        ["B", "120", "100"],
      ],
    );
    expect(recommend(goals, "calls against their target by team").spec).toMatchObject({
      type: "progress",
      y: ["calls", "target"],
    });
  });

  it("stands in for a chart that cannot be drawn with its next of kin", () => {
    expect(recommend(byCategory(5), "sunburst of revenue").spec.type).toBe("sunburst");
    expect(recommend(byCategory(5), "bubble chart of revenue").spec.type).toBe("bar");
    expect(recommend(byCategory(5), "revenue on a map")).toMatchObject({ spec: { type: "bar" }, reason: "asked" });
    expect(recommend(byCategory(5), "revenue in a donut").spec).toMatchObject({ type: "pie", options: { ring: true } });
  });
});
