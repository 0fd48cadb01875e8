"use client";

import { useTranslations } from "next-intl";
import { ChartView } from "@/components/charts/chart-view";
import classes from "@/components/sources/measures/preview/part-preview.module.css";
import type { ChartSpec, ChartType } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";
import type { ModelPreview } from "@/lib/pipeline/schema";

type MeasurePreviewProps = { preview: Extract<ModelPreview, { kind: "measure" }>; unit: string | null };

/** The value of a measure over all rows, and its course by month where there is a date. */
export function MeasurePreview({ preview: { value, byMonth }, unit }: MeasurePreviewProps) {
  const t = useTranslations("measures.preview");
  const months = byMonth === null ? null : inUnit(byMonth, unit);
  const time = months?.columns.find(({ grain }) => grain !== null);
  const figure = months?.columns.find(({ name }) => name !== time?.name);
  const whole = inUnit(value, unit);
  return (
    <>
      <p className={classes.caption}>{t("value")}</p>
      <ChartView result={whole} spec={specOf("number", null, whole.columns[0]?.name)} height={56} />
      {months && time && figure && months.rows.length > 1 ? (
        <>
          <p className={classes.caption}>{t("byMonth", { count: months.rows.length })}</p>
          <ChartView result={months} spec={specOf("line", time.name, figure.name)} height={160} />
        </>
      ) : null}
    </>
  );
}

/** A measure made of an expression has the unit that its form says; the engine knows none. */
function inUnit(result: ResultSet, unit: string | null): ResultSet {
  const columns = result.columns.map((column) => (column.grain === null ? { ...column, unit } : column));
  return { ...result, columns };
}

const specOf = (type: ChartType, x: string | null, y: string | undefined): ChartSpec => ({
  ...{ version: 1, type, x, y: y === undefined ? [] : [y] },
  ...{ series: null, stacked: false, horizontal: false, title: null },
});
