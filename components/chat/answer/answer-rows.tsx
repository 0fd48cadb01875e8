"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ChartSkeleton } from "@/components/charts/chart-skeleton";
import { ChartView } from "@/components/charts/chart-view";
import { ResultTable } from "@/components/charts/result-table";
import classes from "@/components/chat/answer/answer.module.css";
import { answerChartHeightPx } from "@/components/chat/answer/chart-height";
import { ErrorState } from "@/components/ui/error-state";
import type { ChartSpec } from "@/lib/chart/schema";
import type { AnswerParts } from "@/lib/chat/schema";
import { queryDataQuery } from "@/lib/client/queries";

const collapsedRowCount = 5;

type AnswerRowsProps = {
  rows: AnswerParts["rows"];
  spec: ChartSpec | null;
  /** The chart is still on its way: its place is held, so that nothing moves when it comes. */
  chartComing: boolean;
  /** What can be done with the answer; above the chart, or above the rows when nothing is drawn. */
  toolbar: ReactNode;
};

/** The chart and, below it, the rows. A message carries the first rows only; a longer result is read whole before it is judged. */
export function AnswerRows({ rows, spec, chartComing, toolbar }: AnswerRowsProps) {
  const t = useTranslations("ask.answer");
  const partial = rows.totalRowCount > rows.result.rows.length;
  const full = useQuery({ ...queryDataQuery(rows.queryId), enabled: partial });
  const result = full.data?.result ?? rows.result;
  const drawn = spec !== null && spec.type !== "table" && result.rows.length > 0;
  // One number says all there is; the same number again in a table would only be noise.
  const tabled = !(spec?.type === "number" && result.rows.length <= 1);
  return (
    <>
      {drawn || chartComing ? (
        <div className={classes.card}>
          {toolbar}
          <div className={classes.chart}>
            {drawn ? (
              <ChartView result={result} spec={spec} height={answerChartHeightPx} />
            ) : (
              <ChartSkeleton type="bar" height={answerChartHeightPx} />
            )}
          </div>
        </div>
      ) : (
        toolbar
      )}
      {tabled ? (
        <div className={classes.table}>
          <ResultTable result={result} totalRowCount={rows.totalRowCount} collapsedRowCount={collapsedRowCount} />
        </div>
      ) : null}
      {full.isError ? (
        <ErrorState
          compact
          error={full.error}
          title={t("rowsMissing", { shown: rows.result.rows.length, total: rows.totalRowCount })}
          onRetry={() => full.refetch()}
          retrying={full.isFetching}
        />
      ) : null}
    </>
  );
}
