"use client";

import type { ECharts } from "echarts/core";
import { type PointerEvent, useState } from "react";
import { alongAxis } from "@/components/charts/drawn/place-at";
import type { ChartStretch, DrawnChart } from "@/lib/chart/chart-type";

/** A pull shorter than this is a click. */
const pullMinPx = 6;

/** A stretch being pulled, in pixels of the picture. */
type Pull = { readonly from: number; readonly to: number; readonly isAlongX: boolean };

type Brush = {
  /** Left out: the chart is zoomed to the stretch. */
  onBrush: ((stretch: ChartStretch) => void) | undefined;
  canZoom: boolean;
};

/**
 * Pulling across the picture chooses a stretch of its axis. With a mouse or a pen: a finger that is pulled scrolls the page.
 * Gives what the picture needs to listen, and the stretch as it is pulled.
 */
export function useBrush(engine: ECharts | null, chart: DrawnChart, { onBrush, canZoom }: Brush) {
  const [pull, setPull] = useState<(Pull & { readonly isPulled: boolean }) | null>(null);
  const axes = chart.axes();
  if (!engine || !axes || (!onBrush && !canZoom)) return { pull: null, listeners: {} };
  const isAlongX = axes.along === "x";
  const pixel = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>) => {
    const box = currentTarget.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  };
  const finish = ({ from, to }: Pull) => {
    const [start, end] = [alongAxis(engine, axes, Math.min(from, to)), alongAxis(engine, axes, Math.max(from, to))];
    if (!onBrush) return engine.dispatchAction({ type: "dataZoom", startValue: start, endValue: end });
    const stretch = axes.stretch(start, end);
    if (stretch) onBrush(stretch);
  };
  return {
    pull: pull?.isPulled ? pull : null,
    listeners: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        const { x, y } = pixel(event);
        if (event.button !== 0 || event.pointerType === "touch") return;
        if (!engine.containPixel({ gridIndex: 0 }, [x, y])) return;
        const at = isAlongX ? x : y;
        setPull({ from: at, to: at, isAlongX, isPulled: false });
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (!pull) return;
        const { x, y } = pixel(event);
        const to = isAlongX ? x : y;
        const isPulled = pull.isPulled || Math.abs(to - pull.from) >= pullMinPx;
        if (isPulled && !pull.isPulled) {
          event.currentTarget.setPointerCapture(event.pointerId);
          engine.dispatchAction({ type: "hideTip" });
        }
        setPull({ ...pull, to, isPulled });
      },
      onPointerUp: () => {
        if (pull?.isPulled) finish(pull);
        setPull(null);
      },
      onPointerCancel: () => setPull(null),
    },
  };
}
