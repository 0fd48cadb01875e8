import { describe, expect, it } from "vitest";
import { column, english, inside, labelsOf, measure, month, result, time } from "@/lib/chart/__fixtures__/results";
import type { CartesianChart } from "@/lib/chart/cartesian/cartesian-chart";
import { fitToRoom } from "@/lib/chart/cartesian/fit-to-room";
import { prepareChart } from "@/lib/chart/prepare-any-chart";
import type { NumberChart, PieChart, ScatterChart } from "@/lib/chart/prepared-chart";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";

const spec = (given: Partial<ChartSpec>): ChartSpec => ({
  ...{ version: 1, type: "bar", x: null, y: [], series: null, stacked: false, horizontal: false, title: null },
  ...given,
});

const prepare = (rows: ResultSet, given: Partial<ChartSpec>) => inside(prepareChart(rows, spec(given), english));

describe("prepareChart, lines and bars", () => {
  it("gives a missing period a place and a gap, and leaves a null a gap: never 0", () => {
    const rows = result(
      [time("month"), measure("revenue")],
      [
        [month(1), "10.5"],
        [month(2), null],
        [month(4), "30"],
      ],
    );
    const chart = prepare(rows, { type: "line", x: "month", y: ["revenue"] }) as CartesianChart;
    expect(labelsOf(chart)).toEqual(["Jan 2025", "Feb 2025", "Mar 2025", "Apr 2025"]);
    expect(chart.series[0]?.values).toEqual([10.5, null, null, 30]);
  });

  it("orders time ascending, however the rows came", () => {
    const rows = result(
      [time("month"), measure("revenue")],
      [
        [month(3), "3"],
        [month(1), "1"],
        [month(2), "2"],
      ],
    );
    const chart = prepare(rows, { type: "line", x: "month", y: ["revenue"] }) as CartesianChart;
    expect(chart.series[0]?.values).toEqual([1, 2, 3]);
  });

  it("places instants without a grain by time instead of filling", () => {
    const rows = result(
      [time("at", null), measure("value")],
      [
        ["2025-01-01T00:00:00Z", "1"],
        ["2025-01-03T12:00:00Z", "2"],
      ],
    );
    expect((prepare(rows, { type: "line", x: "at", y: ["value"] }) as CartesianChart).x.kind).toBe("instant");
  });

  it("shows the 25 largest of 140 categories and says so", () => {
    const rows = result(
      [column("product"), measure("total revenue")],
      Array.from({ length: 140 }, (_, index) => [`P${index}`, String((index * 37) % 140)]),
    );
    const chart = prepare(rows, { x: "product", y: ["total revenue"] }) as CartesianChart;
    expect(labelsOf(chart)).toHaveLength(25);
    expect(chart.series[0]?.values[0]).toBe(139);
    expect(chart.caps).toEqual([{ what: "categories", shown: 25, total: 140 }]);
  });

  it("keeps a ranking of the query, even from below", () => {
    const rows = result(
      [column("store"), measure("revenue")],
      [
        ["C", "1"],
        ["A", "2"],
        ["B", "3"],
      ],
    );
    expect(labelsOf(prepare(rows, { x: "store", y: ["revenue"] }) as CartesianChart)).toEqual(["C", "A", "B"]);
  });

  it("keeps weekdays, numbers and ranges in their own order", () => {
    const rowsOf = (names: string[]) =>
      result(
        [column("x"), measure("y")],
        names.map((name, i) => [name, String((i * 7) % 5)]),
      );
    const labels = (names: string[]) => labelsOf(prepare(rowsOf(names), { x: "x", y: ["y"] }) as CartesianChart);
    expect(labels(["Wed", "Mon", "Sun", "Fri"])).toEqual(["Mon", "Wed", "Fri", "Sun"]);
    expect(labels(["65+", "18-25", "26-64", "9-17"])).toEqual(["9-17", "18-25", "26-64", "65+"]);
  });

  it("sums the smaller series into one where they add up, and only counts them where they do not", () => {
    const rows = (name: string) =>
      result(
        [column("store"), column("product"), measure(name)],
        Array.from({ length: 20 }, (_, index) => ["A", `P${index}`, String(100 - index)]),
      );
    const given = { x: "store", series: "product" } as const;
    const summed = prepare(rows("total revenue"), { ...given, y: ["total revenue"] }) as CartesianChart;
    expect(summed.series.map(({ name }) => name)).toEqual(["P0", "P1", "P2", "P3", "P4", "P5", "P6", "Other (13)"]);
    expect(summed.series.at(-1)?.values).toEqual([13 * 87]);
    const cut = prepare(rows("average price"), { ...given, y: ["average price"] }) as CartesianChart;
    expect(cut.series).toHaveLength(8);
    expect(cut.caps).toEqual([{ what: "series", shown: 8, total: 20 }]);
  });

  it("names a null category", () => {
    const rows = result(
      [column("store"), measure("revenue")],
      [
        [null, "5"],
        ["A", "2"],
      ],
    );
    expect(labelsOf(prepare(rows, { x: "store", y: ["revenue"] }) as CartesianChart)).toEqual(["(empty)", "A"]);
  });

  it("falls back to the table, naming what is gone, when a column has left the result", () => {
    const rows = result([column("store")], [["A"]]);
    expect(prepare(rows, { x: "store", y: ["revenue"] })).toEqual({ kind: "mismatch", missing: ["revenue"] });
  });
});

describe("prepareChart, parts, points and numbers", () => {
  it("joins all parts beyond the fifth, so that the shares are still of the whole", () => {
    const rows = result(
      [column("category"), measure("total revenue")],
      Array.from({ length: 9 }, (_, index) => [`C${index}`, "10"]),
    );
    const chart = prepare(rows, { type: "pie", x: "category", y: ["total revenue"] }) as PieChart;
    expect(chart.parts.map(({ value }) => value)).toEqual([10, 10, 10, 10, 10, 40]);
    expect(chart.total).toBe(90);
  });

  it("does not draw parts of which one is negative", () => {
    const rows = result(
      [column("category"), measure("profit")],
      [
        ["A", "10"],
        ["B", "-2"],
      ],
    );
    expect(prepare(rows, { type: "pie", x: "category", y: ["profit"] })).toEqual({ kind: "table" });
  });

  it("thins points evenly and says how many are shown; a point without a value is none", () => {
    const rows = result(
      [measure("x"), measure("y")],
      Array.from({ length: 12_000 }, (_, index) => [String(index), index % 2 ? String(index) : null]),
    );
    const chart = prepare(rows, { type: "scatter", x: "x", y: ["y"] }) as ScatterChart;
    expect(chart.series[0]?.points).toHaveLength(5_000);
    expect(chart.caps).toEqual([{ what: "points", shown: 5_000, total: 6_000 }]);
  });

  it("shows the last value of a course with its change against the period before", () => {
    const rows = result(
      [time("month"), measure("revenue")],
      [
        [month(1), "100"],
        [month(2), "80"],
      ],
    );
    const chart = prepare(rows, { type: "number", x: "month", y: ["revenue"] }) as NumberChart;
    expect(chart.items[0]).toMatchObject({
      value: 80,
      trend: { change: -0.2, periodLabel: "Feb 2025", previousLabel: "Jan 2025" },
    });
  });

  it("says a dash for a number that is null", () => {
    expect(prepare(result([measure("revenue")], [[null]]), { type: "number", y: ["revenue"] })).toMatchObject({
      items: [{ value: null, text: "—" }],
    });
  });
});

describe("fitToHeight", () => {
  it("leaves out the last bars that would hide each other's names, and says how many of all are shown", () => {
    const rows = result(
      [column("product"), measure("total revenue")],
      Array.from({ length: 140 }, (_, index) => [`P${index}`, String(200 - index)]),
    );
    const chart = prepare(rows, { x: "product", y: ["total revenue"], horizontal: true }) as CartesianChart;
    const fitted = fitToRoom(chart, 200, 600) as CartesianChart;
    expect(labelsOf(fitted)).toHaveLength(10);
    expect(fitted.series[0]?.values).toHaveLength(10);
    expect(fitted.caps).toEqual([{ what: "categories", shown: 10, total: 140 }]);
    expect(fitToRoom(chart, 2_000, 600)).toBe(chart);
  });
});
