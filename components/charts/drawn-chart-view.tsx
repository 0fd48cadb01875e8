"use client";

import { useComputedColorScheme } from "@mantine/core";
import { useElementSize, useReducedMotion } from "@mantine/hooks";
import ReactEChartsCore from "echarts-for-react/lib/core";
import { useMemo } from "react";
import classes from "@/components/charts/drawn-chart-view.module.css";
import { echarts } from "@/components/charts/echarts-engine";
import { useChartSummary } from "@/components/charts/use-chart-summary";
import { chartOption, type DrawnChart } from "@/lib/chart/chart-option";
import { chartTheme } from "@/lib/chart/palette";
import type { ChartTexts } from "@/lib/chart/prepared-chart";

type DrawnChartViewProps = { chart: DrawnChart; texts: ChartTexts };

/** Draws a prepared chart with ECharts in the colours of the theme, as large as its parent. */
export function DrawnChartView({ chart, texts }: DrawnChartViewProps) {
  const scheme = useComputedColorScheme("light");
  const reducedMotion = useReducedMotion();
  const { ref, width, height } = useElementSize();
  const summary = useChartSummary(chart, texts);
  const option = useMemo(
    () =>
      chartOption(chart, {
        theme: chartTheme(scheme, !reducedMotion),
        texts,
        widthPx: width,
        heightPx: height,
        summary,
      }),
    [chart, scheme, reducedMotion, texts, width, height, summary],
  );
  return (
    <div ref={ref} className={classes.canvas}>
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
  );
}
