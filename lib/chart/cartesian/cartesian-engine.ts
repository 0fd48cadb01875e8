import type { EnginePart } from "@/lib/chart/chart-type";

/** The parts of ECharts that lines, areas, bars and their combinations share: loaded once for all of them. */
export async function cartesianEngine(): Promise<readonly EnginePart[]> {
  const [{ BarChart, LineChart }, { DataZoomComponent, MarkLineComponent }] = await Promise.all([
    import("echarts/charts"),
    import("echarts/components"),
  ]);
  return [BarChart, LineChart, DataZoomComponent, MarkLineComponent];
}
