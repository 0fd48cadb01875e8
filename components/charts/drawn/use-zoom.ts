"use client";

import type { ECharts } from "echarts/core";
import { useEffect, useState } from "react";
import { zoomedWindow } from "@/components/charts/drawn/zoomed-window";

/** Whether the picture shows a part of its axis only, and the way back to the whole. */
export function useZoom(engine: ECharts | null) {
  const [isZoomed, setZoomed] = useState(false);
  // ECharts tells of zooming by its own events.
  useEffect(() => {
    if (!engine || engine.isDisposed()) return;
    const onZoom = () => {
      const { start, end } = zoomedWindow(engine);
      setZoomed(start > 0 || end < 100);
    };
    engine.on("datazoom", onZoom);
    return () => {
      if (!engine.isDisposed()) engine.off("datazoom", onZoom);
    };
  }, [engine]);
  return { isZoomed, reset: () => engine?.dispatchAction({ type: "dataZoom", start: 0, end: 100 }) };
}
