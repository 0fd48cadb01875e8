import type { ECharts } from "echarts/core";
import type { AxisWindow } from "@/lib/chart/chart-type";

type ZoomOption = { dataZoom?: readonly { start?: number; end?: number }[] };

/** The part of its axis that a picture shows. */
export function zoomedWindow(engine: ECharts): AxisWindow {
  const [zoom] = (engine.getOption() as ZoomOption).dataZoom ?? [];
  return { start: zoom?.start ?? 0, end: zoom?.end ?? 100 };
}
