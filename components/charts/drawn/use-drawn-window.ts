"use client";

import type { EChartsOption } from "echarts";
import type { ECharts } from "echarts/core";
import { useEffect, useEffectEvent } from "react";
import { zoomedWindow } from "@/components/charts/drawn/zoomed-window";
import type { DrawnChart } from "@/lib/chart/chart-type";

/** Long lines are given the points of the part of the axis that is shown: with every zoom, and whenever the whole was drawn anew. */
export function useDrawnWindow(engine: ECharts | null, chart: DrawnChart, option: EChartsOption): void {
  const draw = useEffectEvent((picture: ECharts) => {
    const drawn = chart.drawWithin(zoomedWindow(picture), picture.getWidth());
    // In the next frame: of several zooms only the last is drawn.
    if (drawn) picture.setOption({ series: [...drawn.series] }, { lazyUpdate: true });
  });
  const isZoomable = "dataZoom" in option;
  // ECharts tells of zooming by its own events.
  useEffect(() => {
    if (!engine || !isZoomable) return;
    const onZoom = () => draw(engine);
    engine.on("datazoom", onZoom);
    return () => {
      if (!engine.isDisposed()) engine.off("datazoom", onZoom);
    };
  }, [engine, isZoomable]);
  // ECharts keeps how far it is zoomed when it is given new rows, of which the option has the whole.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new option is the occasion
  useEffect(() => {
    if (!engine || !isZoomable) return;
    const { start, end } = zoomedWindow(engine);
    if (start > 0 || end < 100) draw(engine);
  }, [engine, isZoomable, option]);
}
