import { defineChartType } from "@/lib/chart/chart-type";
import { fitHeatmap } from "@/lib/chart/fit-spread";
import { heatmapOption } from "@/lib/chart/option-heatmap";
import { prepareHeatmap } from "@/lib/chart/prepare-heatmap";

/** A colour for each pair of two columns. */
export const heatmap = defineChartType({
  type: "heatmap",
  group: "relation",
  fit: fitHeatmap,
  reason: () => "pairs",
  prepare: prepareHeatmap,
  option: heatmapOption,
  points: ({ x, down, column, cells, acrossLabels, downLabels }) => ({
    measure: column,
    dimension: `${down.label} · ${x.label}`,
    series: [],
    points: cells.map((cell, dataIndex) => ({
      name: [downLabels[cell.down], acrossLabels[cell.across]].join(" · "),
      ...{ value: cell.value, series: null, at: { seriesIndex: 0, dataIndex } },
      cells: cell.cells,
    })),
  }),
  engine: ["heatmap", "visualMap"],
});
