import { describe, expect, it } from "vitest";
import { column, english, measure, result, time } from "@/lib/chart/__fixtures__/results";
import { prepareChart } from "@/lib/chart/prepare-any-chart";
import { renderSvg } from "@/lib/chart/render-svg";
import type { ChartSpec, ChartType } from "@/lib/chart/schema";
import type { Cell, ResultSet } from "@/lib/execute/schema";

const spec = (type: ChartType, given: Partial<ChartSpec> = {}): ChartSpec => ({
  ...{ version: 1, type, x: null, y: [], series: null, stacked: false, horizontal: false, title: null },
  ...given,
});
const frame = { locale: "en", widthPx: 640, heightPx: 320 } as const;

const day = (at: number) => new Date(Date.UTC(2025, 0, 1) + at * 86_400_000).toISOString().slice(0, 10);

/** Columns that every type finds what it needs in; the values are what is tried. */
function rows(values: readonly Cell[]): ResultSet {
  return result(
    [
      time("day", "day"),
      column("group"),
      column("kind"),
      measure("total"),
      measure("target"),
      measure("size"),
      column("place"),
    ],
    values.map((value, at) => [
      day(at),
      `G${at % 5}`,
      `K${at % 3}`,
      value,
      "100",
      value,
      ["France", "CN", "巴西"][at % 3] ?? null,
    ]),
  );
}

const specs: Partial<Record<ChartType, ChartSpec>> = {
  progress: spec("progress", { x: "group", y: ["total", "target"] }),
  gauge: spec("gauge", { y: ["total"] }),
  pie: spec("pie", { x: "group", y: ["total"] }),
  treemap: spec("treemap", { x: "group", series: "kind", y: ["total"] }),
  sunburst: spec("sunburst", { x: "group", series: "kind", y: ["total"] }),
  funnel: spec("funnel", { x: "group", y: ["total"] }),
  scatter: spec("scatter", { x: "total", y: ["target"], series: "kind" }),
  bubble: spec("bubble", { x: "total", y: ["target", "size"] }),
  heatmap: spec("heatmap", { x: "group", series: "kind", y: ["total"] }),
  calendar: spec("calendar", { x: "day", y: ["total"] }),
  radar: spec("radar", { x: "group", y: ["total", "target"] }),
  boxplot: spec("boxplot", { x: "kind", y: ["total"] }),
  sankey: spec("sankey", { x: "group", series: "kind", y: ["total"] }),
};
const inputs: Record<string, readonly Cell[]> = {
  "one row": ["5"],
  "rows without a value": [null, null, null, null],
  "values below zero": ["-5", "3", "-2", "8", "1", "-9"],
  zeros: [0, 0, 0, 0],
  "huge and tiny values": ["1e300", "0.0000001", "123456789012345678901234567890", "-1e200", "1e-9"],
  "a thousand rows": Array.from({ length: 1_000 }, (_, at) => String((at * 37) % 101)),
};

describe.each(Object.entries(specs))("%s", (type, given) => {
  it.each(Object.entries(inputs))("draws or declines %s, without a number that is none", (_, values) => {
    const data = rows(values);
    const prepared = prepareChart(data, given, english);
    expect(["drawn", "table"]).toContain(prepared.kind);
    if (prepared.kind !== "drawn") return;
    const { points } = prepared.points();
    expect(points.every(({ value }) => Number.isFinite(value))).toBe(true);
    const picture = renderSvg(data, given, frame);
    expect(picture?.svg).toMatch(/^<svg /);
    expect(picture?.svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(picture?.summary).not.toMatch(/NaN|undefined|charts\./);
  });

  it("says in Chinese what it shows", () => {
    const picture = renderSvg(rows(["5", "7", "9", "11", "4", "8"]), given, { ...frame, locale: "zh" });
    expect(picture?.summary).toMatch(/[\u4e00-\u9fff]/);
  });

  it("has room in a small place and in a large one", () => {
    for (const [widthPx, heightPx] of [
      [120, 60],
      [1_800, 900],
    ] as const) {
      const picture = renderSvg(rows(["5", "7", "9", "11", "4", "8"]), given, { locale: "en", widthPx, heightPx });
      expect(picture?.svg).not.toMatch(/NaN|undefined|Infinity|(?:width|height|r)="-/);
    }
  });

  it("names what each of its marks stands for, by columns of the result", () => {
    const data = rows(["5", "7", "9", "11", "4", "8"]);
    const prepared = prepareChart(data, given, english);
    if (prepared.kind !== "drawn") throw new Error(`${type} is not drawn`);
    const names = data.columns.map(({ name }) => name);
    for (const { cells } of prepared.points().points) expect(names).toEqual(expect.arrayContaining(Object.keys(cells)));
  });
});
