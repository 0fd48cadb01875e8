import type { ChartType } from "@/lib/chart/schema";

/**
 * Fetches what drawing these types takes, beside the rows and not after them. Where that fails, the chart itself tries again and says
 * so: nothing hangs on it here. By the same door as the charts: the bundler gives a second one only what the first has not.
 */
export function expectCharts(types: ReadonlySet<ChartType>): void {
  if (types.size === 0) return;
  import("@/components/charts/typed-chart-view")
    .then(({ loadChartType }) => Promise.all([...types].map(loadChartType)))
    .catch(() => undefined);
}
