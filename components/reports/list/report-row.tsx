"use client";

import { IconFileText } from "@tabler/icons-react";
import Link from "next/link";
import { useFormatter, useNow, useTranslations } from "next-intl";
import classes from "@/components/reports/report-list.module.css";
import { ReportStatus } from "@/components/reports/report-status";
import { ReportMenu } from "@/components/reports/view/report-menu";
import { TruncatedText } from "@/components/ui/truncated-text";
import type { ReportSummary } from "@/lib/report/schema";

/** One report of the list: its title, of which data, when, and how far it is. */
export function ReportRow({ report }: { report: ReportSummary }) {
  const t = useTranslations("reports.list");
  const format = useFormatter();
  const now = useNow();
  const changed = format.relativeTime(new Date(report.updatedAt), now);
  return (
    <li className={classes.row}>
      <IconFileText size={18} stroke={1.7} className={classes.icon} aria-hidden="true" />
      <div>
        <h2 className={classes.title}>
          <Link href={`/reports/${report.id}`} className={classes.link}>
            <TruncatedText text={report.title} />
          </Link>
        </h2>
        <p className={classes.meta} suppressHydrationWarning>
          {[report.sourceName ?? t("sourceGone"), changed].join(" · ")}
        </p>
      </div>
      <ReportStatus status={report.status} />
      <div className={classes.menu}>
        <ReportMenu report={report} />
      </div>
    </li>
  );
}
