"use client";

import type { ECharts } from "echarts/core";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { drawPoint } from "@/components/charts/drawn/draw-point";
import type { ChartPoint, ChartStretch, DrawnChart } from "@/lib/chart/chart-type";
import { isTourKey, stepTour } from "@/lib/chart/point-tour";

type Tour = {
  textOf: (point: ChartPoint) => { title: string; valueText: string };
  onPoint: ((point: ChartPoint) => void) | undefined;
  onBrush: ((stretch: ChartStretch) => void) | undefined;
};

/**
 * A tour through the marks by keyboard: arrows move, Shift and arrows choose a stretch, Enter takes the mark or the stretch, Escape
 * ends. Gives what the picture needs to listen and what a screen reader is told.
 */
export function usePointTour(engine: ECharts | null, chart: DrawnChart, { textOf, onPoint, onBrush }: Tour) {
  const t = useTranslations("charts.tour");
  const [at, setAt] = useState<{ index: number; start: number } | null>(null);
  // Not read before a tour begins: of 100,000 marks that takes a while, and this draws with every move of the pointer.
  const point = at ? chart.points().points[at.index] : undefined;
  const start = at && at.start !== at.index ? chart.points().points[at.start] : undefined;
  const leave = () => {
    if (point) engine?.dispatchAction({ type: "downplay", ...point.at });
  };
  const show = (next: ChartPoint) => {
    if (!engine) return;
    const drawn = drawPoint(engine, chart, next);
    engine.dispatchAction({ type: "highlight", ...drawn });
    engine.dispatchAction({ type: "showTip", ...drawn });
  };
  const end = () => {
    leave();
    engine?.dispatchAction({ type: "hideTip" });
    setAt(null);
  };
  const take = () => {
    const axes = chart.axes();
    if (start && point && axes && onBrush) {
      const stretch = axes.stretch(...axes.between(start, point));
      if (stretch) onBrush(stretch);
    } else if (point) onPoint?.(point);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { key } = event;
    if (isTourKey(key)) {
      const { points } = chart.points();
      const index = stepTour(points, at?.index ?? null, key);
      const next = index === null ? undefined : points[index];
      if (index === null || !next) return;
      leave();
      show(next);
      const isStretch = event.shiftKey && onBrush !== undefined && chart.axes() !== null;
      setAt({ index, start: isStretch && at ? at.start : index });
    } else if (key === "Escape" && at) end();
    else if ((key === "Enter" || key === " ") && at) take();
    else return;
    // Arrows would scroll the page, and Escape would close the window that holds the chart.
    event.preventDefault();
    event.stopPropagation();
  };
  const said = () => {
    if (!point) return "";
    const place = { ...textOf(point), at: (at?.index ?? 0) + 1, count: chart.points().points.length };
    return start ? t("stretch", { from: start.name, to: point.name }) : t("point", place);
  };
  return { said: said(), listeners: { onKeyDown, onBlur: () => at && end() } };
}
