"use client";

import { useChartTexts } from "@/components/charts/use-chart-texts";
import { formatValue } from "@/lib/chart/format-value";
import type { SemanticColumn } from "@/lib/semantic/schema";

/** Writes values of a column as tables and charts do: numbers in its unit, times in the reader's language. */
export function useValueText({ name, label, type, role, unit }: SemanticColumn): (value: string) => string {
  const { locale } = useChartTexts();
  return (value) => formatValue(value, { name, label, type, role, unit, grain: null }, locale);
}
