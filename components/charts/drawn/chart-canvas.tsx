"use client";

import type { EChartsOption } from "echarts";
import type { ECharts } from "echarts/core";
import ReactEChartsCore from "echarts-for-react/esm/core";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { ChartInteraction } from "@/components/charts/chart-interaction";
import { BrushMark } from "@/components/charts/drawn/brush-mark";
import classes from "@/components/charts/drawn/chart-canvas.module.css";
import { optionShape, replacedParts } from "@/components/charts/drawn/option-shape";
import { useBrush } from "@/components/charts/drawn/use-brush";
import { useChartClicks } from "@/components/charts/drawn/use-chart-clicks";
import { useDrawnWindow } from "@/components/charts/drawn/use-drawn-window";
import { usePointText } from "@/components/charts/drawn/use-point-text";
import { usePointTour } from "@/components/charts/drawn/use-point-tour";
import { echarts } from "@/components/charts/echarts-engine";
import type { ChartPoint, ChartStretch, DrawnChart } from "@/lib/chart/chart-type";
import type { ChartTexts } from "@/lib/chart/prepared-chart";

type ChartCanvasProps = Pick<ChartInteraction, "onPoint" | "onBrush"> & {
  chart: DrawnChart;
  option: EChartsOption;
  texts: ChartTexts;
  summary: string;
  engine: ECharts | null;
  onEngine: (engine: ECharts) => void;
};

/** The picture itself with all that a pointer and a keyboard can do to it. */
export function ChartCanvas({ chart, option, texts, summary, engine, onEngine, onPoint, onBrush }: ChartCanvasProps) {
  const t = useTranslations("charts.tour");
  const hintId = useId();
  const textOf = usePointText(chart, texts);
  const choose = (point: ChartPoint, spot: { x: number; y: number }) => {
    // A bin has no cell of its own: it is a stretch.
    const stretch = isNamed(point) ? null : stretchOf(chart, point);
    if (stretch) onBrush?.(stretch);
    if (!isNamed(point)) return;
    const box = engine?.getDom().getBoundingClientRect();
    onPoint?.(point.cells, { ...textOf(point), x: (box?.left ?? 0) + spot.x, y: (box?.top ?? 0) + spot.y });
  };
  const middle = () => ({ x: (engine?.getWidth() ?? 0) / 2, y: (engine?.getHeight() ?? 0) / 2 });
  const isListening = onPoint !== undefined || onBrush !== undefined;
  useChartClicks(engine, chart, isListening ? choose : undefined);
  useDrawnWindow(engine, chart, option);
  const brush = useBrush(engine, chart, { onBrush, canZoom: "dataZoom" in option });
  const tour = usePointTour(engine, chart, {
    textOf,
    onBrush,
    onPoint: isListening ? (point) => choose(point, middle()) : undefined,
  });
  return (
    <div
      className={classes.canvas}
      role="application"
      aria-label={t("label")}
      aria-describedby={hintId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the marks of a picture are toured by arrow keys
      tabIndex={0}
      {...brush.listeners}
      {...tour.listeners}
    >
      <ReactEChartsCore
        key={optionShape(option)}
        echarts={echarts}
        option={option}
        replaceMerge={replacedParts(option)}
        lazyUpdate
        autoResize={false}
        onChartReady={onEngine}
        style={{ width: "100%", height: "100%" }}
        role="img"
        aria-label={summary}
      />
      {brush.pull ? <BrushMark {...brush.pull} /> : null}
      <span id={hintId} hidden>
        {onPoint ? t("hintChoose") : t("hint")}
      </span>
      <span className={classes.unseen} aria-live="polite">
        {tour.said}
      </span>
    </div>
  );
}

const isNamed = ({ cells }: ChartPoint) => Object.keys(cells).length > 0;

function stretchOf(chart: DrawnChart, point: ChartPoint): ChartStretch | null {
  const axes = chart.axes();
  return axes?.stretch(...axes.between(point, point)) ?? null;
}
