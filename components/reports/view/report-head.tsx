"use client";

import { Anchor, Button, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowLeft, IconCalendarRepeat, IconCheck, IconPencil } from "@tabler/icons-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { ReportDraft } from "@/components/reports/edit/use-report-draft";
import { periodValues } from "@/components/reports/period-fields";
import { ReportStatus } from "@/components/reports/report-status";
import classes from "@/components/reports/report-view.module.css";
import { ExportMenu } from "@/components/reports/view/export-menu";
import { ReportMenu } from "@/components/reports/view/report-menu";
import { RerunDialog } from "@/components/reports/view/rerun-dialog";
import type { RunsReport } from "@/components/reports/view/use-report-run";
import { PageHeader } from "@/components/ui/page-header";
import type { Report } from "@/lib/report/schema";

type ReportHeadProps = {
  report: Report;
  draft: ReportDraft;
  run: RunsReport;
  editing: boolean;
  mayPrintPdf: boolean;
  onEdit: (editing: boolean) => void;
  onDeleted: () => void;
};

/** Title, data, days, and what can be done with the whole. */
export function ReportHead({ report, draft, run, editing, mayPrintPdf, onEdit, onDeleted }: ReportHeadProps) {
  const t = useTranslations("reports.page");
  const [rerunning, rerun] = useDisclosure(false);
  const isAtWork = report.status === "running";
  return (
    <>
      <PageHeader
        above={
          <Anchor component={Link} href="/reports" size="xs" c="dimmed">
            <IconArrowLeft size={12} aria-hidden="true" /> {t("back")}
          </Anchor>
        }
        title={
          editing ? (
            <TextInput
              size="md"
              aria-label={t("titleLabel")}
              maxLength={200}
              value={draft.title}
              error={draft.title.trim() === "" ? t("titleMissing") : null}
              onChange={(event) => draft.change({ title: event.currentTarget.value })}
            />
          ) : (
            draft.title
          )
        }
        description={<HeadLines report={report} draft={draft} />}
        actions={
          <>
            <Button
              variant={editing ? "filled" : "default"}
              leftSection={editing ? <IconCheck size={16} /> : <IconPencil size={16} />}
              disabled={isAtWork}
              title={isAtWork ? t("waitToEdit") : undefined}
              onClick={() => onEdit(!editing)}
            >
              {editing ? t("done") : t("edit")}
            </Button>
            <Button
              variant="default"
              leftSection={<IconCalendarRepeat size={16} />}
              disabled={isAtWork || report.document.sections.length === 0}
              title={isAtWork ? t("waitToEdit") : undefined}
              onClick={rerun.open}
            >
              {t("rerun")}
            </Button>
            <ExportMenu report={report} draft={draft} mayPrintPdf={mayPrintPdf} />
            <ReportMenu report={report} variant="default" onDeleted={onDeleted} />
          </>
        }
      />
      <RerunDialog
        {...{ run, period: periodValues(report.document.period), opened: rerunning }}
        onClose={rerun.close}
      />
    </>
  );
}

function HeadLines({ report, draft }: Pick<ReportHeadProps, "report" | "draft">) {
  const t = useTranslations("reports.page");
  const format = useFormatter();
  const { period } = report.document;
  const day = (text: string) => format.dateTime(new Date(text), { dateStyle: "medium", timeZone: "UTC" });
  const days = periodValues(period);
  return (
    <span className={classes.lines}>
      <span>{report.sourceName ?? t("sourceGone")}</span>
      {period === null ? null : <span>· {t("period", { first: day(days.first), last: day(days.last) })}</span>}
      <span suppressHydrationWarning>
        ·{" "}
        {t("asOf", { time: format.dateTime(new Date(report.updatedAt), { dateStyle: "medium", timeStyle: "short" }) })}
      </span>
      <ReportStatus status={report.status} />
      <span className={classes.saved} role="status">
        {report.status === "running" ? null : t(`saving.${draft.saving}`)}
      </span>
    </span>
  );
}
