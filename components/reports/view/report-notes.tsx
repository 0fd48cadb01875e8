"use client";

import { Alert, Button } from "@mantine/core";
import { IconAlertTriangle, IconInfoCircle, IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/reports/report-view.module.css";
import type { RunsReport } from "@/components/reports/view/use-report-run";
import type { Report } from "@/lib/report/schema";

/** What a reader must know first: why the report failed, what is missing, how it was made. */
export function ReportNotes({ report, run }: { report: Report; run: RunsReport }) {
  const t = useTranslations("reports.page");
  const { notes, sections } = report.document;
  const missing = report.status === "running" ? [] : sections.filter(({ status }) => status === "failed");
  if (report.problem === null && notes.length === 0 && missing.length < 2) return null;
  return (
    <div className={classes.notes}>
      {report.problem === null ? null : (
        <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
          {report.problem}
        </Alert>
      )}
      {missing.length < 2 ? null : (
        <div className={classes.failed}>
          <span>{t("missing", { count: missing.length })}</span>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRefresh size={14} />}
            loading={run.pending}
            onClick={() => run.start({ kind: "sections", sectionIds: missing.map(({ id }) => id) })}
          >
            {t("makeMissing")}
          </Button>
        </div>
      )}
      {notes.map((note) => (
        <p key={note} className={classes.note}>
          <IconInfoCircle size={16} aria-hidden="true" />
          <span>{note}</span>
        </p>
      ))}
    </div>
  );
}
