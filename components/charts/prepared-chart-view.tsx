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
    case "number":
      return <NumberCards items={prepared.items} fill={height === "fill"} />;
    case "empty":
      return (
        <div className={classes.centred} style={style}>
          <EmptyState compact icon={<IconChartBarOff size={24} />} title={t("empty")} body={t("emptyHint")} />
        </div>
      );
    case "table":
    case "mismatch":
      return (
        <div className={classes.view} style={height === "fill" ? style : { maxHeight: height }}>
          {prepared.kind === "mismatch" ? (
            <p className={classes.note}>{t("mismatch", { columns: prepared.missing.join(", ") })}</p>
          ) : null}
          <div className={classes.body}>
            <ResultTable
              result={result}
              options={prepared.kind === "table" ? prepared.options : undefined}
              onPoint={onPoint}
              height="fill"
            />
          </div>
        </div>
      );
    case "pivot":
      return (
        <div className={classes.view} style={height === "fill" ? style : { maxHeight: height }}>
          <div className={classes.body}>
            <PivotTable pivot={prepared} onPoint={onPoint} />
          </div>
        </div>
      );
    case "drawn":
      return (
        <div className={classes.view} style={style}>
          <div className={classes.body}>{children?.(prepared)}</div>
        </div>
      );
  }
}
