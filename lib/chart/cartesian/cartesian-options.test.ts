import { describe, expect, it } from "vitest";
import { column, english, inside, labelsOf, measure, month, result, time } from "@/lib/chart/__fixtures__/results";
import type { CartesianChart } from "@/lib/chart/cartesian/cartesian-chart";
import { fitToRoom } from "@/lib/chart/cartesian/fit-to-room";
import { cartesianOption } from "@/lib/chart/cartesian/option-cartesian";
import { drawWithin } from "@/lib/chart/cartesian/option-series";
import type { WaterfallChart } from "@/lib/chart/cartesian/prepare-waterfall";
import { placeTooltip } from "@/lib/chart/cartesian/tooltip";
import type { ChartComparison } from "@/lib/chart/chart-type";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { blankChart } from "@/lib/chart/fit";
import type { ChartOptions } from "@/lib/chart/options-schema";
import { chartTheme } from "@/lib/chart/palette";
import { prepareChart } from "@/lib/chart/prepare-any-chart";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";

const context: DrawingContext = {
  ...{ theme: chartTheme("light", false), texts: english, widthPx: 600, heightPx: 300, summary: "" },
};

function prepare(
  rows: ResultSet,
  given: Partial<ChartSpec>,
  options: ChartOptions = {},
  comparison: ChartComparison | null = null,
) {
  const spec: ChartSpec = { ...blankChart, type: "bar", ...given, options };
  return inside(prepareChart(rows, spec, english, comparison)) as CartesianChart;
}

const sum = { aggregate: "sum" } as const;
const stores = result(
  [column("store"), measure("revenue", sum)],
  [
    ["Bonn", "30"],
    ["Oslo", "10"],
    ["Rome", "20"],
    [null, "5"],
  ],
);
const byStore = { x: "store", y: ["revenue"] };
const months = result(
  [time("month"), measure("revenue", { unit: "EUR", ...sum }), measure("orders", { aggregate: "count" })],
  [
    [month(1), "1000", "10"],
    [month(2), "3000", "30"],
    [month(3), null, "20"],
  ],
);
const split = result(
  [time("month"), column("region"), measure("revenue", sum)],
  [
    [month(1), "North", "30"],
    [month(1), "South", "10"],
    [month(2), "North", "0"],
    [month(2), "South", "50"],
  ],
);
const bySplit: Partial<ChartSpec> = { x: "month", y: ["revenue"], series: "region" };

describe("options of lines and bars", () => {
  it("sorts as a designer says, an unknown name last either way", () => {
    const sorted = (sort: ChartOptions["sort"]) => labelsOf(prepare(stores, byStore, { sort }));
    expect(sorted("value_asc")).toEqual(["(empty)", "Oslo", "Rome", "Bonn"]);
    expect(sorted("name_asc")).toEqual(["Bonn", "Oslo", "Rome", "(empty)"]);
    expect(sorted("name_desc")).toEqual(["Rome", "Oslo", "Bonn", "(empty)"]);
    expect(sorted("query")).toEqual(["Bonn", "Oslo", "Rome", "(empty)"]);
  });

  it("puts the rest together where it adds up, and says how many are shown", () => {
    const chart = prepare(stores, byStore, { top: 2, sort: "value_desc" });
    expect(labelsOf(chart)).toEqual(["Bonn", "Rome", "Other (2)"]);
    expect(chart.series[0]?.values).toEqual([30, 20, 15]);
    expect(chart.caps).toEqual([{ what: "categories", shown: 2, total: 4 }]);
  });

  it("never adds up averages into a rest", () => {
    const averages = result([column("store"), measure("price", { aggregate: "avg" })], stores.rows);
    expect(labelsOf(prepare(averages, { x: "store", y: ["price"] }, { top: 2 }))).toHaveLength(2);
  });

  it("draws gaps as 0 only where a designer says so", () => {
    const given: Partial<ChartSpec> = { type: "line", x: "month", y: ["revenue"] };
    expect(prepare(months, given).series[0]?.values).toEqual([1000, 3000, null]);
    expect(prepare(months, given, { nulls: "zero" }).series[0]?.values).toEqual([1000, 3000, 0]);
  });

  it("leaves 0 and less off a logarithmic axis and says so", () => {
    const chart = prepare(split, { ...bySplit, type: "line" }, { axisY: { scale: "log" } });
    expect(chart.axes[0]?.scale).toBe("log");
    expect(chart.series[0]?.values).toEqual([30, null]);
    expect(chart.caps).toContainEqual({ what: "positive", shown: 3, total: 4 });
  });

  it("draws stacks of 100 % by share and tells the value beside it", () => {
    const chart = prepare(split, bySplit, { percent: true });
    const [north] = cartesianOption(chart, context).series as { data: unknown[] }[];
    expect(north?.data).toEqual([75, 0]);
    const html = placeTooltip(chart, [{ seriesIndex: 0, dataIndex: 0 }], context);
    expect(html).toContain("30");
    expect(html).toContain("75.0%");
  });

  it("marks thresholds by more than colour: hatched bars, a line where each begins, its words in the tooltip", () => {
    const thresholds = [
      { column: null, from: 0, colour: "bad", label: "Too low" },
      { column: null, from: 20, colour: "good", label: "Fine" },
    ] as const;
    const chart = prepare(stores, byStore, { thresholds: [...thresholds], sort: "query" });
    const [bars] = cartesianOption(chart, context).series as {
      data: { itemStyle: { color: string; decal?: object } }[];
    }[];
    expect(bars?.data[0]?.itemStyle).toEqual({ color: context.theme.meaning.good });
    expect(bars?.data[1]?.itemStyle.color).toBe(context.theme.meaning.bad);
    expect(bars?.data[1]?.itemStyle.decal).toBeDefined();
    expect(chart.marks).toEqual([{ value: 20, axis: 0, label: "Fine 20", colour: "good", kind: "threshold" }]);
    expect(placeTooltip(chart, [{ seriesIndex: 0, dataIndex: 1 }], context)).toContain("Too low");
  });

  it("draws reference lines at values and figures of what is shown, and makes room for them", () => {
    const chart = prepare(stores, byStore, {
      lines: [
        { at: { kind: "figure", figure: "median" }, label: "", colour: "neutral" },
        { at: { kind: "value", value: 90 }, label: "Goal <b>", colour: "good" },
        { at: { kind: "column", column: "gone" }, label: "", colour: "neutral" },
      ],
    });
    expect(chart.marks.map(({ value, label }) => [value, label])).toEqual([
      [15, "Median 15"],
      [90, "Goal <b> 90"],
    ]);
    const [axis] = cartesianOption(chart, context).yAxis as { max: (extent: { max: number }) => number | null }[];
    expect(axis?.max({ max: 30 })).toBe(100);
    expect(axis?.max({ max: 95 })).toBeNull();
  });
});

describe("combinations", () => {
  it("gives measures of different units axes of their own, the first as columns", () => {
    const chart = prepare(months, { type: "combination", x: "month", y: ["revenue", "orders"] });
    expect(chart.series.map(({ as, axis }) => [as, axis])).toEqual([
      ["bar", 0],
      ["line", 1],
    ]);
    expect(chart.axes.map(({ title }) => title)).toEqual(["revenue", "orders"]);
  });

  it("follows a designer", () => {
    const chart = prepare(
      months,
      { type: "combination", x: "month", y: ["revenue", "orders"] },
      { measures: { revenue: { as: "area", label: "Turnover" }, orders: { axis: "left" } } },
    );
    expect(chart.series.map(({ name, as, axis }) => [name, as, axis])).toEqual([
      ["Turnover", "area", 0],
      ["orders", "line", 0],
    ]);
  });
});

describe("comparison with another period", () => {
  const before = result(months.columns, [
    ["2025-02-01T00:00:00Z", "1500", "1"],
    [month(9), "7", "1"],
  ]);

  it("stands on the same places, whatever way the times are written, and brings none of its own", () => {
    const given: Partial<ChartSpec> = { type: "line", x: "month", y: ["revenue"] };
    const chart = prepare(months, given, {}, { result: before, label: "Last year" });
    expect(chart.series.map(({ name, values }) => [name, values])).toEqual([
      ["revenue", [1000, 3000, null]],
      ["Last year", [null, 1500, null]],
    ]);
    expect(placeTooltip(chart, [{ seriesIndex: 1, dataIndex: 1 }], context)).toContain("+100.0%");
  });

  it("is one line of totals beside stacks", () => {
    const chart = prepare(split, { ...bySplit, stacked: true }, {}, { result: split, label: "Before" });
    expect(chart.series.at(-1)).toMatchObject({ name: "Before", as: "line", values: [40, 50] });
  });
});

describe("waterfall", () => {
  it("hangs each step on the one before and ends with the total", () => {
    const steps = result(
      [column("step"), measure("effect", sum)],
      [
        ["Start", "10"],
        ["Loss", "-15"],
        ["Gain", "2"],
      ],
    );
    const chart = prepare(steps, { type: "waterfall", x: "step", y: ["effect"] }) as WaterfallChart;
    expect(chart.spans).toEqual([
      { from: 0, to: 10 },
      { from: 10, to: -5 },
      { from: -5, to: -3 },
      { from: 0, to: -3 },
    ]);
    expect(labelsOf(chart)).toEqual(["Start", "Loss", "Gain", "Total"]);
  });
});

describe("long lines", () => {
  const hours = (count: number) =>
    result(
      [time("hour", "hour"), measure("load")],
      Array.from({ length: count }, (_, at) => [
        new Date(Date.UTC(2020, 0, 1) + (at < 10 ? at : at + 1) * 3_600_000).toISOString(),
        at,
      ]),
    );

  it("keeps every point, with a gap where an hour is missing, and says how many are drawn", () => {
    const chart = prepare(hours(20_000), { type: "line", x: "hour", y: ["load"] });
    expect(chart.x).toMatchObject({ kind: "instant", count: 20_001 });
    expect(chart.series[0]?.values[10]).toBeNull();
    const [line] = cartesianOption(chart, context).series as { data: Float64Array }[];
    const drawn = (line?.data ?? new Float64Array()).filter((value, at) => at % 2 === 1 && !Number.isNaN(value));
    expect(drawn.length).toBeLessThanOrEqual(context.widthPx * 2 + 2);
    // The hour that is missing is no point.
    const cap = { what: "sampled", shown: drawn.length, total: 20_000 };
    expect(fitToRoom(chart, context.heightPx, context.widthPx).caps).toEqual([cap]);
  });

  it("draws all points of the part that is zoomed to, and of the rest enough for the slider", () => {
    const chart = prepare(hours(20_000), { type: "line", x: "hour", y: ["load"] });
    const drawn = drawWithin(chart, { start: 50, end: 51 }, 600, 3);
    const [line] = drawn?.series ?? [];
    const times = (line?.data ?? new Float64Array()).filter((_, at) => at % 2 === 0);
    const { x } = chart;
    const [first, last] = [x.times?.[0] ?? 0, x.times?.at(-1) ?? 0];
    const isWithin = (time: number) => time >= first + (last - first) * 0.5 && time <= first + (last - first) * 0.51;
    expect([...times].filter(isWithin)).toEqual(x.times?.filter(isWithin));
    expect(times.length).toBeLessThan(600);
    expect([times[0], times.at(-1)]).toEqual([first, last]);
    expect(times[drawn?.dataIndexes.indexOf(3) ?? -1]).toBe(x.times?.[3]);
  });

  it("says in a tooltip the very value of the point that is drawn there", () => {
    const chart = prepare(hours(20_000), { type: "line", x: "hour", y: ["load"] });
    const value = [chart.x.times?.[12_345], 1];
    const html = placeTooltip(chart, [{ seriesIndex: 0, dataIndex: 7, value }], context);
    expect(html).toContain("12,344");
    expect(html).toContain(chart.x.label(12_345));
  });

  it("says nothing where every point is drawn", () => {
    expect(fitToRoom(prepare(hours(500), { type: "line", x: "hour", y: ["load"] }), 300, 600).caps).toEqual([]);
  });
});

describe("very many places", () => {
  const manyStamps = (count: number) =>
    result(
      [time("at", null), measure("load"), measure("price")],
      Array.from({ length: count }, (_, at) => [
        new Date(Date.UTC(2020, 0, 1) + at * 61_000).toISOString(),
        String(at === 7_000 ? 5_000 : at % 97),
        at % 2 === 0 ? null : String(-(at % 89)),
      ]),
    );
  const numbers = result(
    [column("step", { type: "integer", role: "key" }), measure("load")],
    Array.from({ length: 9_000 }, (_, at) => [at, String(at === 4_321 ? -900 : at % 97)]),
  );
  const drawnOf = (chart: CartesianChart) =>
    chart.series.flatMap(({ values }) => values).filter((value) => value !== null).length;

  it.each([
    ["bar", ["load"]],
    ["bar", ["load", "price"]],
    ["combination", ["load", "price"]],
  ] as const)(
    "draws a %s of %j over 10,000 times by the lowest and the highest of each stretch, and counts both",
    (type, y) => {
      const whole = prepare(manyStamps(10_000), { type, x: "at", y: [...y] });
      const chart = fitToRoom(whole, 300, 800);
      expect(chart.x.count).toBeLessThanOrEqual(802);
      expect(chart.caps).toEqual([{ what: "thinned", shown: drawnOf(chart), total: drawnOf(whole) }]);
      const [load] = chart.series;
      const peak = load?.values.indexOf(5_000) ?? -1;
      expect(peak).toBeGreaterThan(-1);
      expect(chart.x.label(peak)).toBe(whole.x.label(7_000));
      expect(chart.x.cells[peak]).toBe(whole.x.cells[7_000]);
      expect(cartesianOption(chart, context).series).toHaveLength(y.length);
    },
  );

  it("draws a line over 9,000 numbers the same way, and hides nothing more from who draws it", () => {
    const whole = prepare(numbers, { type: "line", x: "step", y: ["load"] });
    expect(whole.caps).toEqual([]);
    const chart = fitToRoom(whole, 300, 800);
    expect(chart.x.count).toBeLessThanOrEqual(1_602);
    expect(chart.caps).toEqual([{ what: "thinned", shown: chart.x.count, total: 9_000 }]);
    expect(chart.series[0]?.values).toContain(-900);
    const [line] = cartesianOption(chart, context).series as { sampling?: string; data: unknown[] }[];
    expect([line?.sampling, line?.data.length]).toEqual([undefined, chart.x.count]);
  });

  it("keeps the top of a stack where it is highest", () => {
    const rows = result(
      [time("at", null), column("part"), measure("load", sum)],
      Array.from({ length: 8_000 }, (_, at) => [
        new Date(Date.UTC(2020, 0, 1) + (at >> 1) * 61_000).toISOString(),
        at % 2 === 0 ? "a" : "b",
        String(at >> 1 === 1_234 ? 60 : at % 2 === 0 ? (at >> 1) % 100 : 100 - ((at >> 1) % 100)),
      ]),
    );
    const whole = prepare(rows, { x: "at", y: ["load"], series: "part", stacked: true });
    const chart = fitToRoom(whole, 300, 800);
    const tops = Array.from({ length: chart.x.count }, (_, place) =>
      chart.series.reduce((total, { values }) => total + (values[place] ?? 0), 0),
    );
    expect(Math.max(...tops)).toBe(120);
    expect(chart.caps).toEqual([{ what: "thinned", shown: chart.x.count * 2, total: 8_000 }]);
  });

  it("keeps every bar that can be zoomed to, and leaves a waterfall of thousands of steps to its table", () => {
    const days = result(
      [time("day", "day"), measure("load")],
      Array.from({ length: 2_900 }, (_, at) => [new Date(Date.UTC(2015, 0, 1 + at)).toISOString().slice(0, 10), "1"]),
    );
    const chart = prepare(days, { type: "bar", x: "day", y: ["load"] });
    expect(fitToRoom(chart, 300, 800)).toBe(chart);
    const steps: ChartSpec = { ...blankChart, type: "waterfall", x: "at", y: ["load"] };
    expect(prepareChart(manyStamps(4_000), steps, english)).toEqual({ kind: "table" });
  });
});
