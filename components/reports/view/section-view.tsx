"use client";

import { Button, Textarea, TextInput } from "@mantine/core";
import { IconInfoCircle, IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { SectionTools } from "@/components/reports/edit/section-tools";
import type { ReportDraft } from "@/components/reports/edit/use-report-draft";
import classes from "@/components/reports/report-view.module.css";
import { ReportText } from "@/components/reports/view/report-text";
import { SectionFigures } from "@/components/reports/view/section-figures";
import type { RunsReport } from "@/components/reports/view/use-report-run";
import { LinesSkeleton } from "@/components/ui/skeletons";
import type { ReportSection } from "@/lib/report/schema";
import type { SourceKind } from "@/lib/source/schema";

export type SectionViewProps = {
  section: ReportSection;
  index: number;
  last: boolean;
  draft: ReportDraft;
  run: RunsReport;
  editing: boolean;
  isAtWork: boolean;
  dialect: SourceKind | null;
};

/** One section: heading, text, chart or rows, and where it comes from; or how far it is, or why there is none. */
export function SectionView(props: SectionViewProps) {
  const { section, index, draft, editing, isAtWork, dialect } = props;
  const t = useTranslations("reports.section");
  const busy = section.status === "pending" || section.status === "running";
  return (
    <section id={`section-${section.id}`} className={classes.section} aria-busy={busy} aria-label={section.heading}>
      <div className={classes.sectionHead}>
        {editing ? (
          <TextInput
            className={classes.heading}
            aria-label={t("heading", { number: index + 1 })}
            maxLength={200}
            value={section.heading}
            onChange={(event) => draft.changeSection(section.id, { heading: event.currentTarget.value })}
          />
        ) : (
          <h2>{section.heading}</h2>
        )}
        {editing ? <SectionTools {...props} /> : null}
      </div>
      {busy && isAtWork ? <Coming status={section.status} /> : null}
      {section.status === "failed" ? <Failed {...props} /> : null}
      {editing ? (
        <Textarea
          aria-label={t("text", { number: index + 1 })}
          autosize
          minRows={2}
          maxLength={10_000}
          value={section.text}
          onChange={(event) => draft.changeSection(section.id, { text: event.currentTarget.value })}
        />
      ) : (
        <ReportText markdown={section.text} />
      )}
      <SectionFigures section={section} dialect={dialect} mayChange={!isAtWork} draft={draft} />
      {section.inPeriod === false ? (
        <p className={classes.note}>
          <IconInfoCircle size={16} aria-hidden="true" />
          <span>{t("otherDays")}</span>
        </p>
      ) : null}
    </section>
  );
}

function Coming({ status }: { status: ReportSection["status"] }) {
  const t = useTranslations("reports.section");
  return (
    <div role="status">
      <p className={classes.note}>{t(status === "running" ? "running" : "pending")}</p>
      {status === "running" ? <LinesSkeleton lines={3} /> : null}
    </div>
  );
}

function Failed({ section, run, isAtWork }: SectionViewProps) {
  const t = useTranslations("reports.section");
  return (
    <div className={classes.failed} role="alert">
      <span>{section.refusal?.message || t("notMade")}</span>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconRefresh size={14} />}
        loading={run.pending}
        disabled={isAtWork}
        title={isAtWork ? t("wait") : undefined}
        onClick={() => run.start({ kind: "sections", sectionIds: [section.id] })}
      >
        {t("retry")}
      </Button>
    </div>
  );
}
