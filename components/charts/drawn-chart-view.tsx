"use client";

import { useComputedColorScheme } from "@mantine/core";
import { useElementSize, useReducedMotion } from "@mantine/hooks";
import ReactEChartsCore from "echarts-for-react/esm/core";
import { useMemo } from "react";
import { ChartNotes } from "@/components/charts/chart-notes";
import classes from "@/components/charts/drawn-chart-view.module.css";
import { echarts } from "@/components/charts/echarts-engine";
import { useChartSummary } from "@/components/charts/use-chart-summary";
import { chartOption } from "@/lib/chart/chart-option";
import type { DrawnChart } from "@/lib/chart/chart-type";
import { chartTheme } from "@/lib/chart/palette";
import type { ChartTexts } from "@/lib/chart/prepared-chart";

type DrawnChartViewProps = { chart: DrawnChart; texts: ChartTexts; rowCount: number; truncated: boolean };

const notesPx = 20;

/** Draws a prepared chart with ECharts in the colours of the theme, as large as its parent, with what it leaves out below. */
export function DrawnChartView({ chart, texts, rowCount, truncated }: DrawnChartViewProps) {
  const scheme = useComputedColorScheme("light");
  const reducedMotion = useReducedMotion();
  const { ref, width, height } = useElementSize();
  const summary = useChartSummary(chart, texts);
  const fitted = useMemo(() => chart.fitToHeight(height - notesPx), [chart, height]);
  const hasNotes = truncated || fitted.caps.length > 0;
  const option = useMemo(
    () =>
      chartOption(fitted, {
        theme: chartTheme(scheme, !reducedMotion),
        texts,
        widthPx: width,
        heightPx: height - (hasNotes ? notesPx : 0),
        summary,
      }),
    [fitted, scheme, reducedMotion, texts, width, height, hasNotes, summary],
  );
  return (
    <figure ref={ref} className={classes.figure}>
      <div className={classes.canvas}>
        {width > 0 && height > 0 ? (
          <ReactEChartsCore
            echarts={echarts}
            option={option}
            notMerge
            lazyUpdate
            style={{ width: "100%", height: "100%" }}
            role="img"
            aria-label={summary}
          />
        ) : null}
      </div>
      {hasNotes ? <ChartNotes caps={fitted.caps} rowCount={rowCount} truncated={truncated} /> : null}
    </figure>
  );
}
