import { defineChartType } from "@/lib/chart/chart-type";
import { fitFunnel } from "@/lib/chart/fit-comparison";
import { funnelOption } from "@/lib/chart/option-funnel";
import { prepareFunnel } from "@/lib/chart/prepare-funnel";

/** What is left after each step. */
export const funnel = defineChartType({
  type: "funnel",
  group: "parts",
  fit: fitFunnel,
  reason: () => "steps",
  prepare: prepareFunnel,
  option: funnelOption,
  points: ({ x, column, steps }) => ({
    measure: column,
    dimension: x.label,
    series: [],
    points: steps.map(({ name, value, cells }, dataIndex) => ({
      ...{ name, value, cells, series: null, at: { seriesIndex: 0, dataIndex } },
    })),
  }),
  engine: ["funnel"],
});
