"use client";

import { Button, Textarea } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReportDraft } from "@/components/reports/edit/use-report-draft";
import classes from "@/components/reports/report-view.module.css";
import { ReportText } from "@/components/reports/view/report-text";
import type { RunsReport } from "@/components/reports/view/use-report-run";
import type { Report } from "@/lib/report/schema";

type ReportSummaryProps = { report: Report; draft: ReportDraft; run: RunsReport; editing: boolean };

/** The report in a few lines. */
export function ReportSummary({ report, draft, run, editing }: ReportSummaryProps) {
  const t = useTranslations("reports.page");
  if (!editing && draft.summary.trim() === "") return null;
  return (
    <section className={classes.section} aria-label={t("summary")}>
      <div className={classes.sectionHead}>
        <h2>{t("summary")}</h2>
        {editing && report.document.sections.length > 0 ? (
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            leftSection={<IconRefresh size={14} />}
            loading={run.pending}
            onClick={() => run.start({ kind: "summary" })}
          >
            {t("newSummary")}
          </Button>
        ) : null}
      </div>
      {editing ? (
        <Textarea
          aria-label={t("summary")}
          description={t("markdownHint")}
          autosize
          minRows={3}
          maxLength={10_000}
          value={draft.summary}
          onChange={(event) => draft.change({ summary: event.currentTarget.value })}
        />
      ) : (
        <div className={classes.summary}>
          <ReportText markdown={draft.summary} />
        </div>
      )}
    </section>
  );
}
