import { describe, expect, it } from "vitest";
import { column, english, measure, month, result, time } from "@/lib/chart/__fixtures__/results";
import { chartOption } from "@/lib/chart/chart-option";
import type { DrawnChart } from "@/lib/chart/chart-type";
import { cutMiddle } from "@/lib/chart/option-parts";
import { chartTheme } from "@/lib/chart/palette";
import { prepareChart } from "@/lib/chart/prepare-any-chart";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";

function optionOf(rows: ResultSet, given: Partial<ChartSpec>, animated = true) {
  const blank: ChartSpec = {
    version: 1,
    type: "bar",
    x: null,
    y: [],
    series: null,
    stacked: false,
    horizontal: false,
    title: null,
  } as const;
  const chart = prepareChart(rows, { ...blank, ...given }, english) as DrawnChart;
  return chartOption(chart, {
    theme: chartTheme("light", animated),
    texts: english,
    widthPx: 600,
    heightPx: 300,
  });
}

const evil = result(
  [column("name"), measure("a"), measure("b")],
  [
    ["<img src=x onerror=alert(1)>", "1", "2"],
    ["B", "2", "4"],
    ["C", "3", "6"],
    ["D", "4", "8"],
  ],
);

describe("chartOption", () => {
  it("stands still for who asks for it", () => {
    const option = optionOf(evil, { x: "name", y: ["a"] }, false);
    expect(option.animation).toBe(false);
  });

  it("never turns names from the data into markup", () => {
    const option = optionOf(evil, { type: "scatter", x: "a", y: ["b"] });
    const tooltip = option.tooltip as { formatter: (item: unknown) => string };
    const html = tooltip.formatter({ seriesIndex: 0, dataIndex: 0, seriesName: "" });
    expect(html).toContain("&lt;img");
    expect(html).not.toContain("<img");
  });

  it("draws a gap where there is no value and a dot where a value stands alone", () => {
    const rows = result(
      [time("month"), measure("a")],
      [
        [month(1), "1"],
        [month(2), null],
        [month(3), "3"],
      ],
    );
    const option = optionOf(rows, { type: "line", x: "month", y: ["a"] });
    expect(option.series).toMatchObject([
      { connectNulls: false, data: [{ value: 1, symbol: "circle" }, { value: null }, { value: 3, symbol: "circle" }] },
    ]);
  });

  it("lays bars down with the first at the top", () => {
    const option = optionOf(evil, { x: "name", y: ["a"], horizontal: true });
    expect(option.yAxis).toMatchObject({ type: "category", inverse: true });
    expect(option.xAxis).toMatchObject([{ type: "value" }]);
  });
});

describe("cutMiddle", () => {
  it("keeps both ends of a long name and never splits a character", () => {
    expect(cutMiddle("customer_address_history", 11)).toBe("custo…story");
    expect(cutMiddle("👍👍👍👍👍", 3)).toBe("👍…👍");
    expect(cutMiddle("short", 11)).toBe("short");
  });
});
