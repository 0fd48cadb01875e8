"use client";

import { useTranslations } from "next-intl";
import { chartSummary } from "@/lib/chart/chart-summary";
import type { DrawnChart } from "@/lib/chart/chart-type";
import type { ChartTexts } from "@/lib/chart/prepared-chart";

/** A drawn chart in a sentence or two, for readers who do not see it. */
export function useChartSummary(chart: DrawnChart, texts: ChartTexts): string {
  const t = useTranslations("charts.summary");
  const { key, values, series } = chartSummary(chart, texts);
  const sentence = t(key, values);
  return series.length === 0
    ? sentence
    : `${sentence} ${t("series", { count: series.length, names: series.join(", ") })}`;
}
