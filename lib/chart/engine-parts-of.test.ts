import { expect, it } from "vitest";
import { enginePartsOf } from "@/lib/chart/engine-parts-of";

it("names the parts of ECharts that an option draws with, each once and always in one order", () => {
  const marked = { type: "line" as const, data: [], markLine: { data: [] } };
  expect(enginePartsOf({ legend: {}, dataZoom: [{}], series: [{ type: "bar" }, marked, { type: "bar" }] })).toEqual([
    ...["bar", "dataZoom", "legend", "line", "markLine"],
  ]);
  expect(enginePartsOf({ radar: {}, series: { type: "radar" } })).toEqual(["radarAxes", "radarSeries"]);
  expect(enginePartsOf({ calendar: [], visualMap: {}, series: [{ type: "heatmap" }] })).toEqual([
    ...["calendar", "heatmap", "visualMap"],
  ]);
  expect(enginePartsOf({})).toEqual([]);
});
