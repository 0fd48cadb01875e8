"use client";

import type { ECharts } from "echarts/core";
import { useEffect, useState } from "react";

type ZoomOption = { dataZoom?: readonly { start?: number; end?: number }[] };

/** Whether the picture shows a part of its axis only, and the way back to the whole. */
export function useZoom(engine: ECharts | null) {
  const [isZoomed, setZoomed] = useState(false);
  // ECharts tells of zooming by its own events.
  useEffect(() => {
    if (!engine || engine.isDisposed()) return;
    const onZoom = () => {
      const [zoom] = (engine.getOption() as ZoomOption).dataZoom ?? [];
      setZoomed(zoom !== undefined && ((zoom.start ?? 0) > 0 || (zoom.end ?? 100) < 100));
    };
    engine.on("datazoom", onZoom);
    return () => {
      if (!engine.isDisposed()) engine.off("datazoom", onZoom);
    };
  }, [engine]);
  return { isZoomed, reset: () => engine?.dispatchAction({ type: "dataZoom", start: 0, end: 100 }) };
}
