"use client";

import { IconGauge } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { RunProgress } from "@/components/quality/runs/run-progress";
import { RunTable } from "@/components/quality/runs/run-table";
import { RunTrend } from "@/components/quality/runs/run-trend";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { TableSkeleton } from "@/components/ui/skeletons";
import type { QualityRun } from "@/lib/quality/schema";

/** The runs of a set: the one at work, how accuracy went over time, and all of them to be compared. */
export function RunsView({ setId, runs }: { setId: string; runs: UseQueryResult<QualityRun[]> }) {
  const t = useTranslations("quality.runs");
  if (runs.isPending) return <TableSkeleton rows={5} columns={6} />;
  if (runs.isError) return <ErrorState error={runs.error} onRetry={() => runs.refetch()} />;
  if (runs.data.length === 0) {
    return <EmptyState icon={<IconGauge size={24} />} title={t("emptyTitle")} body={t("emptyBody")} />;
  }
  const atWork = runs.data.find(({ status }) => status === "running");
  return (
    <>
      {atWork ? <RunProgress run={atWork} /> : null}
      <RunTrend runs={runs.data} />
      <RunTable setId={setId} runs={runs.data} />
    </>
  );
}
