"use client";

import { useComputedColorScheme } from "@mantine/core";
import { useElementSize, useReducedMotion } from "@mantine/hooks";
import type { ECharts } from "echarts/core";
import dynamic from "next/dynamic";
import { use, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { ChartInteraction } from "@/components/charts/chart-interaction";
import { ChartNotes } from "@/components/charts/chart-notes";
import { useChartPalette } from "@/components/charts/chart-palette";
import { TableToCome } from "@/components/charts/chart-skeleton";
import type { TypedChartViewProps } from "@/components/charts/chart-view";
import { ChartCanvas } from "@/components/charts/drawn/chart-canvas";
import { ChartTools } from "@/components/charts/drawn/chart-tools";
import { withTooltipInWindow } from "@/components/charts/drawn/tooltip-position";
import { useZoom } from "@/components/charts/drawn/use-zoom";
import classes from "@/components/charts/drawn-chart-view.module.css";
import { loadEngine } from "@/components/charts/load-engine";
import { useChartSummary } from "@/components/charts/use-chart-summary";
import { usePrinting } from "@/components/ui/use-printing";
import { chartOption } from "@/lib/chart/chart-option";
import type { DrawnChart } from "@/lib/chart/chart-type";
import { captionPx } from "@/lib/chart/drawing-context";
import { enginePartsOf } from "@/lib/chart/engine-parts-of";
import { chartTheme } from "@/lib/chart/palette";
import type { ChartTexts } from "@/lib/chart/prepared-chart";
import type { ResultSet } from "@/lib/execute/schema";

/** Few read a chart as a table. */
const ResultTable = dynamic(() => import("@/components/charts/result-table").then((m) => m.ResultTable), {
  loading: TableToCome,
});

type DrawnChartViewProps = Pick<ChartInteraction, "onPoint" | "onBrush" | "hasTools"> &
  Pick<TypedChartViewProps, "isStill" | "onDrawn"> & { chart: DrawnChart; texts: ChartTexts; result: ResultSet };

/** Draws a prepared chart with ECharts in the colours of the theme, as large as its parent, with what it leaves out below. */
export function DrawnChartView(props: DrawnChartViewProps) {
  const { chart, texts, result, hasTools = true, onPoint, onBrush, isStill = false, onDrawn } = props;
  const scheme = useComputedColorScheme("light");
  const reducedMotion = useReducedMotion();
  const { ref, width, height } = useElementSize();
  const [engine, setEngine] = useState<ECharts | null>(null);
  const [isTable, setTable] = useState(false);
  const palette = useChartPalette();
  const zoom = useZoom(engine);
  const summary = useChartSummary(chart, texts);
  useDrawnForPaper(engine);
  const [isDrawn, setDrawn] = useState(false);
  useToldWhenDrawn(engine, () => {
    setDrawn(true);
    onDrawn?.();
  });
  const [firstChart] = useState(chart);
  const isAnimated = !reducedMotion && !(isStill && chart === firstChart);
  const fitted = useMemo(() => chart.fitToHeight(height - captionPx, width), [chart, height, width]);
  const { truncated } = result;
  const hasNotes = truncated || fitted.caps.length > 0;
  const drawnHeight = height - (hasNotes ? captionPx : 0);
  useFitted(engine, width, drawnHeight);
  const option = useMemo(
    () =>
      chartOption(fitted, {
        theme: chartTheme(scheme, isAnimated, palette),
        texts,
        widthPx: width,
        heightPx: drawnHeight,
      }),
    [fitted, scheme, isAnimated, texts, width, drawnHeight, palette],
  );
  use(loadEngine(enginePartsOf(option)));
  const placed = useMemo(() => withTooltipInWindow(option, engine), [option, engine]);
  // Who takes a picture of the page waits for it.
  const isToCome = !isDrawn && !isTable && width > 0 && height > 0;
  return (
    <figure ref={ref} className={classes.figure} data-skeleton={isToCome ? "" : undefined}>
      {isTable ? (
        <div className={classes.table}>
          <ResultTable result={result} height="fill" />
        </div>
      ) : width > 0 && height > 0 ? (
        <ChartCanvas
          {...{ chart: fitted, option: placed, texts, summary, engine, onPoint, onBrush }}
          onEngine={setEngine}
        />
      ) : null}
      {hasNotes ? <ChartNotes caps={fitted.caps} rowCount={result.rows.length} truncated={truncated} /> : null}
      {hasTools ? (
        <ChartTools isTable={isTable} onTable={setTable} onZoomReset={zoom.isZoomed && !isTable ? zoom.reset : null} />
      ) : null}
    </figure>
  );
}

/**
 * The engine is told of every new size by us: what does so in `echarts-for-react` holds the first one that it hears of for the one
 * that it was made with, and a window that was narrowed meanwhile kept its wide picture.
 */
function useFitted(engine: ECharts | null, width: number, height: number) {
  useLayoutEffect(() => {
    const box = engine?.getDom();
    if (!engine || !box || width === 0 || height === 0) return;
    if (engine.getWidth() === box.clientWidth && engine.getHeight() === box.clientHeight) return;
    engine.resize({ width: "auto", height: "auto" });
  }, [engine, width, height]);
}

/** Says so once its first picture stands: the engine draws in the next frame. */
function useToldWhenDrawn(engine: ECharts | null, onDrawn: () => void) {
  const tell = useEffectEvent(onDrawn);
  useEffect(() => {
    if (!engine) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(tell);
    });
    return () => cancelAnimationFrame(frame);
  }, [engine]);
}

/** The engine stands outside React and draws in the next frame, for which a printer does not wait; paper has a width and colours of its own. */
function useDrawnForPaper(engine: ECharts | null) {
  const isPrinting = usePrinting();
  const wasPrinting = useRef(false);
  useLayoutEffect(() => {
    if (!engine || wasPrinting.current === isPrinting) return;
    wasPrinting.current = isPrinting;
    engine.resize({ silent: true });
    engine.getZr().refreshImmediately();
  }, [engine, isPrinting]);
}
