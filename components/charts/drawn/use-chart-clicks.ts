"use client";

import type { ECharts } from "echarts/core";
import { useEffect, useEffectEvent } from "react";
import { placeAt } from "@/components/charts/drawn/place-at";
import type { ChartPoint, DrawnChart } from "@/lib/chart/chart-type";

type Spot = { readonly x: number; readonly y: number };
type MarkEvent = { seriesIndex?: number; dataIndex?: number; dataType?: string; event?: { event?: unknown } };
type CanvasEvent = { offsetX: number; offsetY: number; event: unknown };

/** Tells which mark a click means: the one that was hit, and on charts with axes the one nearest to it. */
export function useChartClicks(
  engine: ECharts | null,
  chart: DrawnChart,
  onPoint: ((point: ChartPoint, spot: Spot) => void) | undefined,
) {
  const choose = useEffectEvent((point: ChartPoint | null | undefined, { offsetX: x, offsetY: y }: CanvasEvent) => {
    if (point) onPoint?.(point, { x, y });
  });
  const find = useEffectEvent((mark: MarkEvent) =>
    chart
      .points()
      .points.find(
        ({ at }) =>
          at.seriesIndex === mark.seriesIndex &&
          at.dataIndex === mark.dataIndex &&
          (at.dataType === "edge") === (mark.dataType === "edge"),
      ),
  );
  const nearest = useEffectEvent((event: CanvasEvent) => {
    const axes = chart.axes();
    const place = engine && axes ? placeAt(engine, axes, event.offsetX, event.offsetY) : null;
    return place && axes ? axes.pointAt(place.place, place.values) : null;
  });
  const isWanted = onPoint !== undefined;
  // ECharts tells of clicks by its own events.
  useEffect(() => {
    // In development React runs this again for a chart that is gone already; its successor comes as a new engine.
    if (!engine || engine.isDisposed() || !isWanted) return;
    let hit: { mark: MarkEvent; event: unknown } | null = null;
    const onMark = (mark: MarkEvent) => {
      hit = { mark, event: mark.event?.event };
    };
    const onCanvas = (event: CanvasEvent) => {
      // ECharts hears of the click first: what it hit was hit by this one.
      const mark = hit !== null && hit.event === event.event ? hit.mark : null;
      hit = null;
      choose((mark && find(mark)) ?? nearest(event), event);
    };
    const canvas = engine.getZr();
    engine.on("click", onMark as (mark: unknown) => void);
    canvas.on("click", onCanvas);
    return () => {
      if (engine.isDisposed()) return;
      engine.off("click", onMark);
      canvas.off("click", onCanvas);
    };
  }, [engine, isWanted]);
}
