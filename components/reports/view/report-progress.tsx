"use client";

import { Button, Progress } from "@mantine/core";
import { IconPlayerStop } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/reports/report-view.module.css";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useStopReport } from "@/lib/client/reports";
import type { Report } from "@/lib/report/schema";

/** How far a report at work is, and the way to stop it. */
export function ReportProgress({ report }: { report: Report }) {
  const t = useTranslations("reports.progress");
  const stopping = useStopReport(report.id);
  const { outlined, sections } = report.document;
  const done = sections.filter(({ status }) => status === "ready" || status === "failed").length;
  const words = !outlined
    ? t("outlining")
    : done === sections.length
      ? t("summing")
      : t("writing", { done, total: sections.length });
  return (
    <div className={classes.progress}>
      <strong role="status">{words}</strong>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlayerStop size={14} />}
        loading={stopping.isPending}
        onClick={() => stopping.mutate(undefined, { onError: (error) => notifyFailure(error) })}
      >
        {t("stop")}
      </Button>
      <Progress
        className={classes.progressBar}
        value={sections.length === 0 ? 5 : Math.max(5, (100 * done) / sections.length)}
        animated
        aria-label={t("label")}
      />
    </div>
  );
}
