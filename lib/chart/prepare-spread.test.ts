import { describe, expect, it } from "vitest";
import { column, english, inside, labelsOf, measure, month, result, time } from "@/lib/chart/__fixtures__/results";
import type { CartesianChart } from "@/lib/chart/cartesian/cartesian-chart";
import { chartOption } from "@/lib/chart/chart-option";
import { chartSummary } from "@/lib/chart/chart-summary";
import type { DrawnChart } from "@/lib/chart/chart-type";
import { chartTheme } from "@/lib/chart/palette";
import { prepareChart } from "@/lib/chart/prepare-any-chart";
import { prepareScatter } from "@/lib/chart/prepare-scatter";
import type { HeatmapChart } from "@/lib/chart/prepared-chart";
import { renderSvg } from "@/lib/chart/render-svg";
import type { ChartSpec } from "@/lib/chart/schema";

const spec = (given: Partial<ChartSpec>): ChartSpec => ({
  ...{ version: 1, type: "histogram", x: null, y: [], series: null, stacked: false, horizontal: false, title: null },
  ...given,
});
const frame = { locale: "en", widthPx: 600, heightPx: 320 } as const;
const optionOf = (chart: DrawnChart) =>
  chartOption(chart, { theme: chartTheme("dark", false), texts: english, widthPx: 600, heightPx: 320 });

describe("a histogram", () => {
  const ages = result(
    [measure("age", { type: "integer" })],
    Array.from({ length: 100 }, (_, index) => [20 + (index % 50)]),
  );

  it("counts each row once, in bins of one round width from a round number", () => {
    const chart = inside(prepareChart(ages, spec({ x: "age" }), english)) as CartesianChart;
    expect(labelsOf(chart)[0]).toBe("20–25");
    expect(labelsOf(chart).at(-1)).toBe("65–70");
    expect(chart.series[0]?.values.reduce((sum: number, count) => sum + (count ?? 0), 0)).toBe(100);
    expect(chart.series[0]?.name).toBe("Rows");
  });

  it("adds up what the query counted by value, and leaves out rows without one", () => {
    const counted = result(
      [measure("minutes", { type: "integer" }), measure("count", { aggregate: "count" })],
      [...Array.from({ length: 30 }, (_, index) => [index * 10, 2]), [null, 7]],
    );
    const drawn = prepareChart(counted, spec({ x: "minutes", y: ["count"] }), english) as DrawnChart;
    const chart = drawn.prepared as CartesianChart;
    expect(chart.series[0]?.values.reduce((sum: number, count) => sum + (count ?? 0), 0)).toBe(60);
    expect(chartSummary(drawn, english).key).toBe("histogram");
  });

  it("puts decimal borders where they belong and every value in a bin", () => {
    const values = result(
      [measure("rate")],
      Array.from({ length: 30 }, (_, index) => [String((index + 1) / 10)]),
    );
    const chart = inside(prepareChart(values, spec({ x: "rate" }), english)) as CartesianChart;
    expect(chart.series[0]?.values.reduce((sum: number, count) => sum + (count ?? 0), 0)).toBe(30);
    expect(labelsOf(chart)[0]).toBe("0–0.5");
  });

  it("leaves one value, which has no spread, to the table", () => {
    expect(prepareChart(result([measure("a")], [["1"], ["1"]]), spec({ x: "a" }), english).kind).toBe("table");
  });
});

describe("a heat map", () => {
  const hours = result(
    [time("month"), column("store"), measure("orders")],
    [1, 2, 4].flatMap((number) => ["A", "B<b>"].map((store, at) => [month(number), store, String(number * (at + 1))])),
  );
  const asked = spec({ type: "heatmap", x: "month", series: "store", y: ["orders"] });

  it("gives every period its place and leaves pairs without a value empty", () => {
    const chart = inside(prepareChart(hours, asked, english)) as HeatmapChart;
    expect(chart.acrossLabels).toEqual(["Jan 2025", "Feb 2025", "Mar 2025", "Apr 2025"]);
    expect(chart.downLabels).toEqual(["A", "B<b>"]);
    expect(chart.cells.filter(({ across }) => across === 2)).toEqual([]);
    expect(chart.range).toEqual({ min: 1, max: 8 });
  });

  it("says the whole value in the tooltip, with names that are no markup", () => {
    const option = optionOf(prepareChart(hours, asked, english) as DrawnChart);
    const html = (option.tooltip as { formatter: (item: unknown) => string }).formatter({ dataIndex: 1 });
    expect(html).toContain("B&lt;b&gt; · Jan 2025");
  });

  it("says how many names it leaves out", () => {
    const many = result(
      [column("city"), column("kind"), measure("orders")],
      Array.from({ length: 40 }, (_, at) => ["x", "y"].map((kind) => [`City ${at}`, kind, String(at + 1)])).flat(),
    );
    const chart = prepareChart(many, spec({ type: "heatmap", x: "kind", series: "city", y: ["orders"] }), english);
    expect(chart).toMatchObject({ caps: [{ what: "categories", shown: 25, total: 40 }] });
    expect(renderSvg(many, spec({ type: "heatmap", x: "kind", series: "city", y: ["orders"] }), frame)?.notes).toEqual([
      "25 of 40 shown",
    ]);
  });
});

describe("a funnel", () => {
  const steps = (...values: number[]) =>
    result(
      [column("stage"), measure("people")],
      values.map((value, at) => [`Step ${at + 1}`, String(value)]),
    );
  const asked = spec({ type: "funnel", x: "stage", y: ["people"] });

  it("keeps the steps in the order of the query and tells what is left of the first", () => {
    expect(inside(prepareChart(steps(200, 100, 50), asked, english))).toMatchObject({
      steps: [
        { name: "Step 1", ofFirst: 1 },
        { name: "Step 2", ofFirst: 0.5 },
        { name: "Step 3", ofFirst: 0.25 },
      ],
    });
    expect(renderSvg(steps(200, 100, 50), asked, frame)?.svg).toContain("50.0%");
  });

  it("never widens, and is none with a negative step", () => {
    expect(inside(prepareChart(steps(50, 200), asked, english))).toMatchObject({
      steps: [{ value: 200 }, { value: 50 }],
    });
    expect(prepareChart(steps(50, -1), asked, english).kind).toBe("table");
  });
});

describe("rows that share a place", () => {
  const rows = (name: string) =>
    result(
      [column("city"), measure(name)],
      [
        ["A", "10"],
        ["A", "30"],
        ["B", null],
      ],
    );

  it("are added up where that is true, else averaged, and the chart says so", () => {
    const bars = (name: string) =>
      inside(prepareChart(rows(name), spec({ type: "bar", x: "city", y: [name] }), english));
    expect(bars("total sales")).toMatchObject({
      series: [{ values: [40, null] }],
      caps: [{ what: "added", shown: 2, total: 3 }],
    });
    expect(bars("price")).toMatchObject({ series: [{ values: [20, null] }], caps: [{ what: "averaged" }] });
  });
});

describe("lines across points", () => {
  it("stand at values and figures of the measure that runs upwards, on a series that is no point", () => {
    const rows = result(
      [measure("weight"), measure("price")],
      [10, 20, 30, 40].map((price, index) => [String(index), String(price)]),
    );
    const lines = [
      { at: { kind: "value" as const, value: 35 }, label: "Limit", colour: "bad" as const },
      { at: { kind: "figure" as const, figure: "average" as const }, label: "", colour: "neutral" as const },
    ];
    const scatter = spec({ type: "scatter", x: "weight", y: ["price"], options: { lines } });
    const chart = prepareScatter(rows, scatter, english);
    expect(chart?.marks).toMatchObject([
      { value: 35, label: "Limit 35", colour: "bad" },
      { value: 25, kind: "reference" },
    ]);
    expect(chart?.series).toHaveLength(1);
    expect(prepareScatter(rows, { ...scatter, options: {} }, english)?.marks).toEqual([]);
  });
});
