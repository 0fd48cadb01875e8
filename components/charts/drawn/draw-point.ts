import type { ECharts } from "echarts/core";
import { zoomedWindow } from "@/components/charts/drawn/zoomed-window";
import type { ChartPoint, DrawnChart } from "@/lib/chart/chart-type";

/** Where ECharts has a mark. Of a long line only some are drawn: this one then is, too. */
export function drawPoint(engine: ECharts, chart: DrawnChart, { at }: ChartPoint): ChartPoint["at"] {
  const drawn = chart.drawWithin(zoomedWindow(engine), engine.getWidth(), at.dataIndex);
  if (!drawn) return at;
  engine.setOption({ series: [...drawn.series] });
  return { ...at, dataIndex: drawn.dataIndexes.indexOf(at.dataIndex) };
}
