"use client";

import { IconChartBarOff } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ChartInteraction } from "@/components/charts/chart-interaction";
import { TableToCome } from "@/components/charts/chart-skeleton";
import classes from "@/components/charts/chart-view.module.css";
import { NumberCards } from "@/components/charts/number-cards";
import { EmptyState } from "@/components/ui/empty-state";
import type { DrawnChart } from "@/lib/chart/chart-type";
import type { PreparedChart } from "@/lib/chart/prepared-chart";
import type { ResultSet } from "@/lib/execute/schema";

/** What is no picture comes where it is shown. */
const ResultTable = dynamic(() => import("@/components/charts/result-table").then((m) => m.ResultTable), {
  loading: TableToCome,
});
const PivotTable = dynamic(() => import("@/components/charts/pivot-table").then((m) => m.PivotTable), {
  loading: TableToCome,
});

type PreparedChartViewProps = {
  prepared: PreparedChart;
  result: ResultSet;
  height: number | "fill";
  onPoint?: ChartInteraction["onPoint"];
  /** What draws; left out where nothing is drawn. */
  children?: (chart: DrawnChart) => ReactNode;
};

/** A prepared chart in each of its forms. */
export function PreparedChartView({ prepared, result, height, onPoint, children }: PreparedChartViewProps) {
  const t = useTranslations("charts");
  const style = { height: height === "fill" ? "100%" : height };
  switch (prepared.kind) {
    case "number": {
      const cards = <NumberCards items={prepared.items} fill={height === "fill"} />;
      return result.truncated ? <TextView {...{ result, height }}>{cards}</TextView> : cards;
    }
    case "empty":
      return (
        <div className={classes.centred} style={style}>
          <EmptyState compact icon={<IconChartBarOff size={24} />} title={t("empty")} body={t("emptyHint")} />
        </div>
      );
    case "table":
    case "mismatch":
      return (
        <TextView
          {...{ result, height }}
          note={prepared.kind === "mismatch" ? t("mismatch", { columns: prepared.missing.join(", ") }) : null}
        >
          <ResultTable
            result={result}
            options={prepared.kind === "table" ? prepared.options : undefined}
            onPoint={onPoint}
            height="fill"
          />
        </TextView>
      );
    case "pivot":
      return (
        <TextView {...{ result, height }}>
          <PivotTable pivot={prepared} onPoint={onPoint} />
        </TextView>
      );
    case "drawn":
      return (
        <div className={classes.view} style={style}>
          <div className={classes.body}>{children?.(prepared)}</div>
        </div>
      );
  }
}

type TextViewProps = Pick<PreparedChartViewProps, "result" | "height"> & { note?: string | null; children: ReactNode };

/** What is text: a note above it, and below it that its result was cut, as a picture says it. */
function TextView({ result, height, note = null, children }: TextViewProps) {
  const t = useTranslations("charts.caps");
  const cut = result.truncated ? t("truncated", { shown: result.rows.length }) : null;
  return (
    <div className={classes.view} style={height === "fill" ? { height: "100%" } : { maxHeight: height }}>
      {note === null ? null : <p className={classes.note}>{note}</p>}
      <div className={classes.body}>{children}</div>
      {cut === null ? null : (
        <p className={classes.caption} title={cut}>
          {cut}
        </p>
      )}
    </div>
  );
}
