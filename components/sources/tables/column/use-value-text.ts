"use client";

import { useChartTexts } from "@/components/charts/use-chart-texts";
import { formatValue } from "@/lib/chart/format-value";
import type { SemanticColumn } from "@/lib/semantic/schema";

/** Writes values of a column as tables and charts do: numbers in its unit, times in the reader's language, with `grain` no finer. */
export function useValueText(
  { name, label, type, role, unit }: SemanticColumn,
  grain: "day" | null = null,
): (value: string) => string {
  const { locale } = useChartTexts();
  const column = { name, label, type, role, unit, grain: type === "timestamp" ? grain : null };
  // Statistics hold every value as text.
  const cellOf = (value: string) => (type === "boolean" && /^(true|false)$/.test(value) ? value === "true" : value);
  return (value) => formatValue(cellOf(value), column, locale);
}
