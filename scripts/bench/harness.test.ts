import { describe, expect, it } from "vitest";
import { atMost, type Figure, meetsBar, percentile, shown, timeFigure } from "./harness";

describe("percentile", () => {
  it("is a measured value, by nearest rank, whatever the order", () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([0.01, 0.5, 0.95, 0.951, 1].map((part) => percentile(hundred, part))).toEqual([1, 50, 95, 96, 100]);
    expect(percentile([7], 0.95)).toBe(7);
    expect(percentile([1, 2], 0)).toBe(1);
  });

  it("leaves the values as they were, and refuses to measure nothing", () => {
    const values = [3, 1, 2];
    expect(percentile(values, 0.5)).toBe(2);
    expect(values).toEqual([3, 1, 2]);
    expect(() => percentile([], 0.5)).toThrow("nothing");
  });
});

describe("a figure", () => {
  const figure = (value: number, bar: Figure["bar"]): Figure => ({ name: "", value, unit: "ms", bar });

  it("meets its bar at the bar itself", () => {
    expect([9.99, 10, 10.01].map((value) => meetsBar(figure(value, atMost(10))))).toEqual([true, true, false]);
    expect([9.99, 10].map((value) => meetsBar(figure(value, { kind: "at least", value: 10 })))).toEqual([false, true]);
    expect(meetsBar(figure(1, null))).toBeNull();
  });

  it("of times takes the wall's and the computed ones each for themselves", () => {
    const times = [
      { wallMs: 30, computingMs: 1 },
      { wallMs: 10, computingMs: 9 },
      { wallMs: 20, computingMs: 5 },
    ];
    expect(timeFigure("a", times, 0.5, null)).toEqual({ name: "a", value: 20, computing: 5, unit: "ms", bar: null });
  });

  it("is shown with the digits that count", () => {
    expect([shown(7.304, "ms"), shown(12.34, "MiB"), shown(1204.4, "ms"), shown(100, "%")]).toEqual([
      "7.30 ms",
      "12.3 MiB",
      "1,204 ms",
      "100 %",
    ]);
  });
});
