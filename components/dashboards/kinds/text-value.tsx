"use client";

import { useTranslations } from "next-intl";
import { useChartTexts } from "@/components/charts/use-chart-texts";
import classes from "@/components/dashboards/kinds/text.module.css";
import { columnFractionDigits, formatValue, nullText } from "@/lib/chart/format-value";
import type { WidgetData } from "@/lib/dashboard/look/schema";

/** A value in the midst of a text: a mere shade while it is read, a dash with its reason where there is none. */
export function TextValue({ name, data }: { name: string; data: WidgetData | undefined }) {
  const t = useTranslations("widgets.text");
  const { locale } = useChartTexts();
  if (data === undefined) return <span className={classes.reading} role="img" aria-label={t("reading", { name })} />;
  if (data.status !== "ok") {
    return (
      <span className={classes.none} title={data.status === "error" ? data.message : t("waiting")}>
        {nullText}
      </span>
    );
  }
  const result = data.values?.[name];
  const [column] = result?.columns ?? [];
  if (!result || !column) {
    return (
      <span className={classes.none} title={t("unknown", { name })}>
        {`{{${name}}}`}
      </span>
    );
  }
  const cell = result.rows[0]?.[0] ?? null;
  const text = formatValue(cell, column, locale, { fractionDigits: columnFractionDigits(column, [cell]) });
  return <span className={classes.value}>{text}</span>;
}
