"use client";

import type { EChartsOption } from "echarts";
import type { ECharts } from "echarts/core";
import { useEffect, useEffectEvent, useRef } from "react";
import { zoomedWindow } from "@/components/charts/drawn/zoomed-window";
import type { AxisWindow, DrawnChart } from "@/lib/chart/chart-type";

/** Whoever zooms in sees what is drawn already; its finer points come when they pause. **Units** milliseconds. */
const pauseMs = 60;

/** Long lines are given the points of the part of the axis that is shown: with every zoom, and whenever the whole was drawn anew. */
export function useDrawnWindow(engine: ECharts | null, chart: DrawnChart, option: EChartsOption): void {
  const shown = useRef<AxisWindow>({ start: 0, end: 100 });
  const draw = useEffectEvent((picture: ECharts) => {
    shown.current = zoomedWindow(picture);
    const drawn = chart.drawWithin(shown.current, picture.getWidth());
    // In the next frame: of several zooms only the last is drawn.
    if (drawn) picture.setOption({ series: [...drawn.series] }, { lazyUpdate: true });
  });
  const isZoomable = "dataZoom" in option;
  // ECharts tells of zooming by its own events.
  useEffect(() => {
    if (!engine || !isZoomable) return;
    let pause: ReturnType<typeof setTimeout> | undefined;
    const onZoom = () => {
      clearTimeout(pause);
      const { start, end } = zoomedWindow(engine);
      if (start >= shown.current.start && end <= shown.current.end) pause = setTimeout(() => draw(engine), pauseMs);
      else draw(engine);
    };
    engine.on("datazoom", onZoom);
    return () => {
      clearTimeout(pause);
      if (!engine.isDisposed()) engine.off("datazoom", onZoom);
    };
  }, [engine, isZoomable]);
  // ECharts keeps how far it is zoomed when it is given new rows, of which the option has the whole.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new option is the occasion
  useEffect(() => {
    if (!engine || !isZoomable) return;
    shown.current = { start: 0, end: 100 };
    const { start, end } = zoomedWindow(engine);
    if (start > 0 || end < 100) draw(engine);
  }, [engine, isZoomable, option]);
}
