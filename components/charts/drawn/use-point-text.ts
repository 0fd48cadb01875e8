"use client";

import { useCallback } from "react";
import type { ChartPoint, DrawnChart } from "@/lib/chart/chart-type";
import { formatNumber } from "@/lib/chart/format-number";
import type { ChartTexts } from "@/lib/chart/prepared-chart";

/** How a mark is called and what it shows: "Jan 2026 · Berlin" and "$1,200". */
export function usePointText(chart: DrawnChart, { locale }: ChartTexts) {
  return useCallback(
    (point: ChartPoint) => ({
      title: [point.name, point.series].filter((part) => part).join(" · "),
      valueText:
        point.valueText?.(locale) ?? formatNumber(point.value, { unit: chart.points().measure?.unit ?? null }, locale),
    }),
    [chart, locale],
  );
}
