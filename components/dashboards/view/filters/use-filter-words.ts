"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatTime } from "@/lib/chart/format-time";
import type { FilterValue } from "@/lib/dashboard/config/schema";
import type { Cell } from "@/lib/execute/schema";

type RelativeRange = Extract<FilterValue, { kind: "relative" }>;
type DayRange = Extract<FilterValue, { kind: "range" }>;

/** How a filter's value is said, short enough for its button: "Last 30 days", "North and 2 more", "From 10". */
export function useFilterWords() {
  const t = useTranslations("look");
  const locale = useLocale() === "zh" ? "zh" : "en";
  const cellWords = (cell: Cell) => {
    if (cell === null) return t("filters.none");
    if (typeof cell === "boolean") return t(cell ? "filters.yes" : "filters.no");
    return cell === "" ? t("filters.empty") : String(cell);
  };
  const relativeWords = ({ anchor, count, unit }: RelativeRange) => t(`date.relative.${unit}.${anchor}`, { count });
  const dayWords = (day: string) => formatTime(Date.parse(day), "day", locale);
  const rangeWords = ({ from, to }: DayRange) => {
    if (from === null) return to === null ? t("date.allTime") : t("date.until", { day: dayWords(to) });
    if (to === null) return t("date.from", { day: dayWords(from) });
    return from === to ? dayWords(from) : `${dayWords(from)} – ${dayWords(to)}`;
  };
  const number = new Intl.NumberFormat(locale === "zh" ? "zh-CN" : "en-US", { maximumFractionDigits: 6 });
  const listWords = (values: readonly Cell[], isWhole: boolean) => {
    if (isWhole) return lists.format(values.map(cellWords));
    const [first = null, ...others] = values;
    const words = cellWords(first);
    return others.length === 0 ? words : t("filters.more", { first: words, count: others.length });
  };
  const lists = new Intl.ListFormat(locale === "zh" ? "zh-CN" : "en-US", { type: "disjunction" });
  /** `isWhole`: names each of many values, where there is room and nobody can ask for more. */
  const valueWords = (value: FilterValue, isWhole = false): string => {
    switch (value.kind) {
      case "relative":
        return t(`date.compared.${value.compare}`, { period: relativeWords(value) });
      case "range":
        return t(`date.compared.${value.compare}`, { period: rangeWords(value) });
      case "list":
        if (value.values.length === 0) return t("filters.any");
        return value.negated
          ? t("filters.not", { values: listWords(value.values, isWhole) })
          : listWords(value.values, isWhole);
      case "between":
        if (value.min === null)
          return value.max === null ? t("filters.any") : t("number.to", { value: number.format(value.max) });
        if (value.max === null) return t("number.from", { value: number.format(value.min) });
        return t("number.between", { min: number.format(value.min), max: number.format(value.max) });
      case "text":
        return t(`text.summary.${value.operator}`, { text: value.text });
    }
  };
  return { cellWords, relativeWords, valueWords, number };
}
