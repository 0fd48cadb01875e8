"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AddSection } from "@/components/reports/edit/add-section";
import { ConflictDialog } from "@/components/reports/edit/conflict-dialog";
import { DeletedSections } from "@/components/reports/edit/deleted-sections";
import { useReportDraft } from "@/components/reports/edit/use-report-draft";
import classes from "@/components/reports/report-view.module.css";
import { ReportHead } from "@/components/reports/view/report-head";
import { ReportNotes } from "@/components/reports/view/report-notes";
import { ReportOutline } from "@/components/reports/view/report-outline";
import { ReportProgress } from "@/components/reports/view/report-progress";
import { ReportSummary } from "@/components/reports/view/report-summary";
import { SectionView } from "@/components/reports/view/section-view";
import { useReportRun } from "@/components/reports/view/use-report-run";
import { ErrorState } from "@/components/ui/error-state";
import { LinesSkeleton } from "@/components/ui/skeletons";
import { reportQuery } from "@/lib/client/reports";
import type { Report } from "@/lib/report/schema";
import type { SourceKind } from "@/lib/source/schema";

type ReportViewProps = { reportId: string; dialect: SourceKind | null; mayPrintPdf: boolean };

/** One report: read, edited, set to work again, exported. */
export function ReportView({ reportId, ...shown }: ReportViewProps) {
  const { data, error, refetch, isFetching } = useQuery(reportQuery(reportId));
  if (data) return <LoadedReport report={data} {...shown} />;
  if (error) return <ErrorState error={error} onRetry={() => refetch()} retrying={isFetching} />;
  return <LinesSkeleton lines={8} />;
}

function LoadedReport({ report, dialect, mayPrintPdf }: Omit<ReportViewProps, "reportId"> & { report: Report }) {
  const t = useTranslations("reports.page");
  const router = useRouter();
  const [wantsEdit, setWantsEdit] = useState(false);
  const draft = useReportDraft(report);
  const run = useReportRun(report, draft);
  const isAtWork = report.status === "running";
  const editing = wantsEdit && !isAtWork;
  const { sections } = draft;
  return (
    <div className={classes.page}>
      <ReportOutline sections={sections} />
      <article className={classes.column} aria-busy={isAtWork}>
        <ReportHead
          {...{ report, draft, run, editing, mayPrintPdf }}
          onEdit={setWantsEdit}
          onDeleted={() => router.push("/reports")}
        />
        {isAtWork ? <ReportProgress report={report} /> : null}
        <ReportNotes report={report} run={run} />
        <ReportSummary draft={draft} editing={editing} report={report} run={run} />
        {sections.map((section, index) => (
          <SectionView
            key={section.id}
            {...{ section, index, draft, run, editing, dialect, isAtWork }}
            last={index === sections.length - 1}
          />
        ))}
        {editing ? <DeletedSections draft={draft} report={report} /> : null}
        {isAtWork || report.document.sections.length === 0 ? null : <AddSection run={run} />}
        <p className={classes.printed}>{t("printed")}</p>
      </article>
      <ConflictDialog draft={draft} reportId={report.id} onCopied={(copyId) => router.push(`/reports/${copyId}`)} />
    </div>
  );
}
