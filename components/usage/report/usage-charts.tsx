"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChartView } from "@/components/charts/chart-view";
import classes from "@/components/usage/report/report.module.css";
import { useOperationName } from "@/components/usage/report/use-operation-name";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ResultColumn, ResultSet } from "@/lib/execute/schema";
import type { UsageReport } from "@/lib/llm/usage/schema";

const nanoPerDollar = 1e9;
const common = { version: 1, type: "bar", title: null, stacked: true } as const;
const moneySpec: ChartSpec = { ...common, x: "day", y: ["money"], series: "model", horizontal: false };
const tokensSpec: ChartSpec = { ...common, x: "operation", y: ["input", "output"], series: null, horizontal: true };

/** Money by day and model, and tokens by what they were used for. */
export function UsageCharts({ report }: { report: UsageReport }) {
  const t = useTranslations("usage.charts");
  const operationName = useOperationName();
  const money = useMemo((): ResultSet => {
    const columns: ResultColumn[] = [
      { name: "day", label: t("day"), type: "date", role: "time", unit: null, grain: "day" },
      { name: "model", label: t("model"), type: "text", role: "category", unit: null, grain: null },
      { name: "money", label: t("money"), type: "float", role: "measure", unit: "USD", grain: null },
    ];
    const rows = report.days.map(({ day, model, costNanoUsd }) => [day, model, costNanoUsd / nanoPerDollar]);
    return { columns, rows, truncated: false };
  }, [report.days, t]);
  const tokens: ResultSet = {
    columns: [
      { name: "operation", label: t("operation"), type: "text", role: "category", unit: null, grain: null },
      { name: "input", label: t("input"), type: "integer", role: "measure", unit: null, grain: null },
      { name: "output", label: t("output"), type: "integer", role: "measure", unit: null, grain: null },
    ],
    rows: report.byOperation.map((row) => [operationName(row.key ?? ""), row.inputTokens, row.outputTokens]),
    truncated: false,
  };
  return (
    <div className={classes.charts}>
      <section className={classes.chart}>
        <h2 className={classes.heading}>{t("moneyByDay")}</h2>
        <ChartView result={money} spec={moneySpec} height={240} />
      </section>
      <section className={classes.chart}>
        <h2 className={classes.heading}>{t("tokensByOperation")}</h2>
        <ChartView result={tokens} spec={tokensSpec} height={240} />
      </section>
    </div>
  );
}
