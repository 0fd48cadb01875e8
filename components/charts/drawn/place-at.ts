import type { ECharts } from "echarts/core";
import type { ChartAxes } from "@/lib/chart/chart-type";

/** Where a pixel of the picture lies on its axes; null beside them. */
export function placeAt(
  engine: ECharts,
  axes: ChartAxes,
  x: number,
  y: number,
): { place: number; values: readonly number[] } | null {
  if (!engine.containPixel({ gridIndex: 0 }, [x, y])) return null;
  const isAlongX = axes.along === "x";
  const place = alongAxis(engine, axes, isAlongX ? x : y);
  const values = Array.from({ length: axes.valueAxisCount }, (_, index) =>
    engine.convertFromPixel(isAlongX ? { yAxisIndex: index } : { xAxisIndex: index }, isAlongX ? y : x),
  );
  return { place, values };
}

/** The place on the axis of a pixel on it; beyond its ends the number goes on. */
export function alongAxis(engine: ECharts, { along }: ChartAxes, pixel: number): number {
  return engine.convertFromPixel(along === "x" ? { xAxisIndex: 0 } : { yAxisIndex: 0 }, pixel);
}
