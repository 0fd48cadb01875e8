"use client";

import { useLocale, useTranslations } from "next-intl";
import { useFilterWords } from "@/components/dashboards/view/filters/use-filter-words";
import { valueOfFilter } from "@/components/dashboards/view/look/change-look";
import { useLook } from "@/components/dashboards/view/look/look-context";
import { formatValue } from "@/lib/chart/format-value";
import type { WidgetQuery } from "@/lib/dashboard/config/schema";
import type { Point, WidgetData } from "@/lib/dashboard/look/schema";
import type { ShownWidget } from "@/lib/dashboard/share/schema";

/**
 * A question about a mark in words: what the widget asks, for this mark and under the filters that hold.
 * **Nulls** null: by a link or in a frame nobody can ask, and of a widget whose query is not known.
 */
export function usePointQuestion(widget: ShownWidget, points: readonly Point[], data: WidgetData | undefined) {
  const t = useTranslations("look.point");
  const locale = useLocale() === "zh" ? "zh" : "en";
  const { valueWords } = useFilterWords();
  const { sight, config, look, interplay } = useLook();
  const query = queryOf(widget);
  if (sight.by !== "account" || !query || data?.status !== "ok") return null;
  const { columns } = data.result;
  const ofPoint = points.flatMap(({ column: name, value }) => {
    const column = columns.find((one) => one.name === name);
    if (!column || value.kind !== "is") return [];
    return [t("condition", { name: column.label, value: formatValue(value.value, column, locale) })];
  });
  const ofFilters = config.filters.flatMap((filter) => {
    const value = valueOfFilter(filter, look);
    if (!value || interplay?.filters[filter.id]?.includes(widget.id) === false) return [];
    return [t("condition", { name: filter.label, value: valueWords(value) })];
  });
  const subject = query.question ?? widget.title;
  const text = t("question", {
    question: subject.replace(/[?？.。]\s*$/, ""),
    conditions: [...ofPoint, ...ofFilters].join(t("and")),
  });
  return { text, address: `/ask?source=${encodeURIComponent(query.sourceId)}` };
}

/** What a widget asks; those who look by a link are not told. */
export function queryOf(widget: ShownWidget): WidgetQuery | null {
  // A widget of an account holds its query beyond what is shown of it.
  return widget.kind === "chart" && "query" in widget ? (widget.query as WidgetQuery) : null;
}
