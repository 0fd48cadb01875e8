import {
  IconChartArea,
  IconChartAreaLine,
  IconChartBar,
  IconChartDonut,
  IconChartDots,
  IconChartFunnel,
  IconChartHistogram,
  IconChartLine,
  IconGridDots,
  IconNumber123,
  IconTable,
  type TablerIcon,
} from "@tabler/icons-react";
import type { ChartVariant } from "@/lib/chart/chart-variant";

/** The picture of each kind of chart, wherever one is named or chosen. */
export const chartIcon: Record<ChartVariant, TablerIcon> = {
  number: IconNumber123,
  line: IconChartLine,
  area: IconChartAreaLine,
  areaStacked: IconChartArea,
  bar: IconChartBar,
  barStacked: IconChartBar,
  barHorizontal: IconChartBar,
  barHorizontalStacked: IconChartBar,
  pie: IconChartDonut,
  scatter: IconChartDots,
  histogram: IconChartHistogram,
  heatmap: IconGridDots,
  funnel: IconChartFunnel,
  table: IconTable,
};
