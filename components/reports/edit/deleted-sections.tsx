"use client";

import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReportDraft } from "@/components/reports/edit/use-report-draft";
import classes from "@/components/reports/report-view.module.css";
import type { Report } from "@/lib/report/schema";

/** What was deleted from the report, last first, each a click from coming back to where it stood. */
export function DeletedSections({ report, draft }: { report: Report; draft: ReportDraft }) {
  const t = useTranslations("reports.deleted");
  const shown = new Set(draft.sections.map(({ id }) => id));
  const { sections, removed } = report.document;
  const deleted = [...sections, ...removed].filter(({ id }) => !shown.has(id));
  if (deleted.length === 0) return null;
  return (
    <section className={classes.deleted} aria-label={t("title")}>
      <strong>{t("title")}</strong>
      <ul>
        {deleted.map((section) => {
          // Not saved yet: its place is still known.
          const at = sections.indexOf(section);
          return (
            <li key={section.id}>
              <span>{section.heading}</span>
              <Button
                variant="subtle"
                size="compact-xs"
                leftSection={<IconArrowBackUp size={14} />}
                aria-label={t("restoreLabel", { heading: section.heading })}
                onClick={() => draft.restore(section, at === -1 ? null : at)}
              >
                {t("restore")}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
