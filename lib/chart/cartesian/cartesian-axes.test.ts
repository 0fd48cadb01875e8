import { describe, expect, it } from "vitest";
import { column, english, measure, month, result, time } from "@/lib/chart/__fixtures__/results";
import type { DrawnChart } from "@/lib/chart/chart-type";
import { blankChart } from "@/lib/chart/fit";
import { prepareChart } from "@/lib/chart/prepare-any-chart";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";

function axesOf(rows: ResultSet, given: Partial<ChartSpec>) {
  const axes = (prepareChart(rows, { ...blankChart, ...given }, english) as DrawnChart).axes();
  if (!axes) throw new Error("the chart has no axes");
  return axes;
}

const months = result(
  [time("month"), column("region"), measure("revenue")],
  [
    [month(1), "North", "10"],
    [month(1), "South", "30"],
    [month(3), "North", "20"],
    [month(3), "South", "5"],
  ],
);
const lines: Partial<ChartSpec> = { type: "line", x: "month", y: ["revenue"], series: "region" };

describe("cartesianAxes", () => {
  it("finds the mark nearest to a click, with the cells a filter needs", () => {
    const axes = axesOf(months, lines);
    expect(axes.pointAt(0.4, [24])?.cells).toEqual({ month: "2025-01-01", region: "South" });
    expect(axes.pointAt(2, [18])?.cells).toEqual({ month: "2025-03-01", region: "North" });
    expect(axes.pointAt(1, [18])).toBeNull();
  });

  it("finds in a stack the part that is pointed at, not the one whose edge is nearer", () => {
    const axes = axesOf(months, { ...lines, type: "bar", stacked: true });
    expect(axes.pointAt(0, [11])?.cells).toEqual({ month: "2025-01-01", region: "South" });
    expect(axes.pointAt(0, [9])?.cells).toEqual({ month: "2025-01-01", region: "North" });
  });

  it("says a stretch of periods from the first inclusive to the one after the last", () => {
    expect(axesOf(months, lines).stretch(2, 1)).toEqual({
      column: "month",
      value: { kind: "within", from: "2025-02-01", to: "2025-04-01" },
    });
  });

  it("says a stretch of instants by the marks within", () => {
    const rows = result(
      [time("at", null), measure("value")],
      [
        ["2025-01-01T00:00:00Z", "1"],
        ["2025-01-03T12:00:00Z", "2"],
        ["2025-01-09T12:00:00Z", "3"],
      ],
    );
    const axes = axesOf(
      { ...rows, columns: rows.columns.map((c) => ({ ...c, type: "timestamp" as const })) },
      {
        ...{ type: "line", x: "at", y: ["value"] },
      },
    );
    expect(axes.stretch(Date.UTC(2025, 0, 3), Date.UTC(2025, 0, 9))).toEqual({
      column: "at",
      value: { kind: "within", from: "2025-01-03T12:00:00.000Z", to: "2025-01-09T12:00:00.001Z" },
    });
  });

  it("says a stretch of names as the names, and of bins as the numbers they hold", () => {
    const names = result(
      [column("store"), measure("revenue")],
      [
        ["A", "3"],
        ["B", "2"],
        [null, "1"],
      ],
    );
    expect(axesOf(names, { type: "bar", x: "store", y: ["revenue"] }).stretch(1, 7)).toEqual({
      column: "store",
      value: { kind: "in", values: ["B", null] },
    });
    const values = result(
      [measure("price")],
      Array.from({ length: 40 }, (_, index) => [String(index / 10)]),
    );
    const bins = axesOf(values, { type: "histogram", x: "price" });
    expect(bins.stretch(1, 2)).toEqual({ column: "price", value: { kind: "within", from: 1, to: 3 } });
  });
});
