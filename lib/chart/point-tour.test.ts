import { describe, expect, it } from "vitest";
import type { ChartPoint } from "@/lib/chart/chart-type";
import { stepTour } from "@/lib/chart/point-tour";

const mark = (seriesIndex: number, dataIndex: number): ChartPoint => ({
  ...{ name: "", value: 1, series: null, cells: {} },
  at: { seriesIndex, dataIndex },
});
// The second series has a gap at place 1.
const points = [mark(0, 0), mark(0, 1), mark(0, 2), mark(1, 0), mark(1, 2)];

describe("stepTour", () => {
  it("begins at the first mark, or with End at the last", () => {
    expect(stepTour(points, null, "ArrowRight")).toBe(0);
    expect(stepTour(points, null, "End")).toBe(4);
    expect(stepTour([], null, "ArrowRight")).toBeNull();
  });

  it("stays within a series from left to right and stops at its ends", () => {
    expect(stepTour(points, 1, "ArrowRight")).toBe(2);
    expect(stepTour(points, 2, "ArrowRight")).toBe(2);
    expect(stepTour(points, 3, "ArrowLeft")).toBe(3);
    expect(stepTour(points, 4, "Home")).toBe(3);
    expect(stepTour(points, 0, "End")).toBe(2);
  });

  it("changes the series at the same place, or at the nearest that has a mark", () => {
    expect(stepTour(points, 2, "ArrowDown")).toBe(4);
    expect(stepTour(points, 1, "ArrowDown")).toBe(3);
    expect(stepTour(points, 4, "ArrowUp")).toBe(2);
    expect(stepTour(points, 0, "ArrowUp")).toBe(0);
  });
});
