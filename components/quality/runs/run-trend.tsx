"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChartView } from "@/components/charts/chart-view";
import classes from "@/components/quality/runs/runs.module.css";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";
import type { QualityRun } from "@/lib/quality/schema";

/** The latest runs that are drawn: more would stand too close to be told apart. */
const drawnCountMax = 30;

const spec: ChartSpec = {
  ...{ version: 1, type: "line", x: "run", y: ["right", "confident"] },
  ...{ series: null, stacked: false, horizontal: false, title: null },
};

/** How the share of right answers went from run to run; nothing while there is only one. */
export function RunTrend({ runs }: { runs: readonly QualityRun[] }) {
  const t = useTranslations("quality.runs");
  const result = useMemo((): ResultSet => {
    const column = { type: "float", role: "measure", unit: "%", grain: null } as const;
    // An order of its own: the axis counts runs, it does not measure time.
    const run = { name: "run", label: t("trendRun"), type: "integer", role: "category", unit: null } as const;
    return {
      columns: [
        { ...run, grain: null },
        { ...column, name: "right", label: t("trendRight") },
        { ...column, name: "confident", label: t("trendConfident") },
      ],
      rows: pointsOf(runs),
      truncated: false,
    };
  }, [runs, t]);
  if (result.rows.length < 2) return null;
  return (
    <section className={classes.trend}>
      <h2 className={classes.heading}>{t("trend")}</h2>
      <ChartView result={result} spec={spec} height={180} />
    </section>
  );
}

function pointsOf(runs: readonly QualityRun[]): ResultSet["rows"] {
  const percent = (part: number, whole: number) => (whole === 0 ? null : Math.round((1_000 * part) / whole) / 10);
  return runs
    .map((run, index) => ({ ...run, number: runs.length - index }))
    .filter(({ status, done }) => status !== "running" && done > 0)
    .slice(0, drawnCountMax)
    .reverse()
    .map((run) => [run.number, percent(run.right, run.done), percent(run.confidentRight, run.confident)]);
}
