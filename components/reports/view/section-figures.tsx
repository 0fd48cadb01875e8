"use client";

import { ChartView } from "@/components/charts/chart-view";
import { ResultTable } from "@/components/charts/result-table";
import { ChartMenu } from "@/components/chat/answer/chart-menu";
import type { ReportDraft } from "@/components/reports/edit/use-report-draft";
import classes from "@/components/reports/report-view.module.css";
import { SectionReceipt } from "@/components/reports/view/section-receipt";
import type { ReportSection } from "@/lib/report/schema";
import type { SourceKind } from "@/lib/source/schema";

const chartHeightPx = 300;
/** Rows of a table before it is opened. */
const collapsedRowCount = 10;

type SectionFiguresProps = {
  section: ReportSection;
  draft: ReportDraft;
  dialect: SourceKind | null;
  mayChange: boolean;
};

/** What a section shows of its rows, another way to draw them, and the receipt. */
export function SectionFigures({ section, draft, dialect, mayChange }: SectionFiguresProps) {
  const { result, chart, receipt, sql, totalRowCount } = section;
  if (result === null || chart === null) return null;
  const menu = mayChange ? (
    <div className={classes.cardTools}>
      <ChartMenu
        recommendation={chart}
        spec={chart.spec}
        onChoose={(spec) => draft.changeSection(section.id, { chart: spec })}
      />
    </div>
  ) : null;
  return (
    <>
      {chart.spec.type === "table" || result.rows.length === 0 ? (
        <div>
          {menu}
          <ResultTable result={result} totalRowCount={totalRowCount} collapsedRowCount={collapsedRowCount} />
        </div>
      ) : (
        <div className={classes.card}>
          {menu}
          <ChartView result={result} spec={chart.spec} height={chartHeightPx} />
        </div>
      )}
      {receipt === null ? null : <SectionReceipt receipt={receipt} sql={sql} dialect={dialect} />}
    </>
  );
}
