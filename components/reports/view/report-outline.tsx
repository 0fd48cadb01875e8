"use client";

import { useTranslations } from "next-intl";
import classes from "@/components/reports/report-view.module.css";
import type { ReportSection } from "@/lib/report/schema";

/** The sections beside the text, to jump to. */
export function ReportOutline({ sections }: { sections: readonly ReportSection[] }) {
  const t = useTranslations("reports.page");
  return (
    <nav className={classes.outline} aria-label={t("outline")}>
      {sections.length === 0 ? null : <p className={classes.outlineTitle}>{t("outline")}</p>}
      <ol>
        {sections.map(({ id, heading, status }, index) => (
          <li key={id}>
            <a href={`#section-${id}`} data-status={status}>
              {index + 1}. {heading}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
