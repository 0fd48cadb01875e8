"use client";

import { IconChartBarOff } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChartSkeleton } from "@/components/charts/chart-skeleton";
import classes from "@/components/charts/chart-view.module.css";
import { NumberCards } from "@/components/charts/number-cards";
import { ResultTable } from "@/components/charts/result-table";
import { useChartTexts } from "@/components/charts/use-chart-texts";
import { EmptyState } from "@/components/ui/empty-state";
import { prepareChart } from "@/lib/chart/prepare-chart";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";

/** ECharts measures and paints: it has nothing to say on the server and is loaded only where a chart is drawn. */
const DrawnChartView = dynamic(() => import("@/components/charts/drawn-chart-view").then((m) => m.DrawnChartView), {
  ssr: false,
  loading: () => <ChartSkeleton type="bar" height="fill" />,
});

export type ChartViewProps = {
  result: ResultSet;
  spec: ChartSpec;
  /** Pixels, or "fill" to take the height of the parent. */
  height?: number | "fill";
};

/** Shows a result the way its specification says: drawn, as numbers or as a table, always with what was left out. */
export function ChartView({ result, spec, height = 320 }: ChartViewProps) {
  const t = useTranslations("charts");
  const texts = useChartTexts();
  const prepared = useMemo(() => prepareChart(result, spec, texts), [result, spec, texts]);
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
            <ResultTable result={result} height="fill" />
          </div>
        </div>
      );
    case "cartesian":
    case "pie":
    case "scatter":
    case "heatmap":
    case "funnel":
      return (
        <div className={classes.view} style={style}>
          <div className={classes.body}>
            <DrawnChartView chart={prepared} texts={texts} rowCount={result.rows.length} truncated={result.truncated} />
          </div>
        </div>
      );
  }
}
