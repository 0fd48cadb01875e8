"use client";

import { Button } from "@mantine/core";
import { IconArrowRight, IconFileText } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import classes from "@/components/reports/report-card.module.css";
import { ErrorState } from "@/components/ui/error-state";
import { reportQuery } from "@/lib/client/reports";

/** A report that was asked for in a conversation: how far it is, and the way to it. */
export function ReportCard({ reportId, title }: { reportId: string; title: string }) {
  const t = useTranslations("reports.card");
  const { data, error, refetch, isFetching } = useQuery(reportQuery(reportId));
  if (error) return <ErrorState compact error={error} onRetry={() => refetch()} retrying={isFetching} />;
  const sections = data?.document.sections ?? [];
  const done = sections.filter(({ status }) => status === "ready" || status === "failed").length;
  const line = !data
    ? t("loading")
    : data.status === "running"
      ? sections.length === 0
        ? t("outlining")
        : t("writing", { done, total: sections.length })
      : (data.problem ?? t(data.status, { count: sections.length }));
  return (
    <div className={classes.card}>
      <IconFileText size={20} stroke={1.7} className={classes.icon} aria-hidden="true" />
      <div className={classes.words}>
        <strong>{data?.title ?? title}</strong>
        <span role="status">{line}</span>
      </div>
      <Button
        component={Link}
        href={`/reports/${reportId}`}
        variant="default"
        rightSection={<IconArrowRight size={14} />}
      >
        {t("open")}
      </Button>
    </div>
  );
}
