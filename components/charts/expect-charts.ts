import type { ChartType } from "@/lib/chart/schema";

/**
 * Fetches what drawing these types takes, beside the rows and not after them. Where that fails, the chart itself tries again and says
 * so: nothing hangs on it here.
 */
export function expectCharts(types: ReadonlySet<ChartType>): void {
  if (types.size === 0) return;
  const view = import("@/components/charts/typed-chart-view");
  const modules = import("@/components/charts/load-chart-type").then(({ loadChartType }) =>
    Promise.all([...types].map(loadChartType)),
  );
  Promise.all([view, modules]).catch(() => undefined);
}
