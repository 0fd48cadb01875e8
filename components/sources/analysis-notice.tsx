"use client";

import { Alert, Button, Group, Progress, Text } from "@mantine/core";
import { IconAlertTriangle, IconRefresh } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import classes from "@/components/sources/analysis-notice.module.css";
import { analysisRunQuery, startAnalysisRun } from "@/lib/client/source-meaning";
import type { AnalysisRun } from "@/lib/semantic/analysis/schema";
import type { SourceSummary } from "@/lib/source/schema";

/** Restarts the analysis of a source and lets everything that shows it follow. */
export function useAnalyse(sourceId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => startAnalysisRun(sourceId),
    onSuccess: (progress) => queryClient.setQueryData(analysisRunQuery(sourceId).queryKey, progress),
  });
}

/** What a list of sources shows of a run; null: it depends on what was known before. */
const statusBehind: Record<AnalysisRun["status"], SourceSummary["analysisStatus"] | null> = {
  ...{ queued: "running", running: "running", review: "ready", done: "ready", failed: "failed" },
  ...{ cancelled: null, discarded: null },
};

/** How far the analysis is while it runs, and what stopped it where it failed; nothing when it is done. */
export function AnalysisNotice({ source, canManage }: { source: SourceSummary; canManage: boolean }) {
  const queryClient = useQueryClient();
  const { data: progress } = useQuery(analysisRunQuery(source.id));
  // The server's job ends on its own, often before the first poll: whenever the two disagree, what was read before is
  // out of date.
  useEffect(() => {
    const behind = progress ? statusBehind[progress.status] : null;
    if (behind !== null && behind !== source.analysisStatus)
      void queryClient.invalidateQueries({ queryKey: ["sources"] });
  }, [progress, source, queryClient]);
  if (!progress) return null;
  if (progress.status === "running" || progress.status === "queued") return <Running progress={progress} />;
  if (progress.status === "failed") return <Failed sourceId={source.id} progress={progress} canManage={canManage} />;
  return null;
}

function Running({ progress }: { progress: AnalysisRun }) {
  const t = useTranslations("data.analysis");
  const share = progress.total > 0 ? (100 * progress.done) / progress.total : 0;
  const counting = progress.stage === "statistics" && progress.total > 0;
  return (
    <div className={classes.running} role="status">
      <Group justify="space-between" gap="sm" mb={8}>
        <Text size="sm" fw={500}>
          {t(`stages.${progress.stage ?? "connecting"}`)}
        </Text>
        <Text size="xs" c="dimmed">
          {counting ? t("tables", { done: progress.done, total: progress.total, table: progress.subject ?? "" }) : null}
        </Text>
      </Group>
      <Progress value={counting ? share : 100} animated={!counting} aria-label={t("progress")} />
    </div>
  );
}

function Failed({ sourceId, progress, canManage }: { sourceId: string; progress: AnalysisRun; canManage: boolean }) {
  const t = useTranslations("data.analysis");
  const errors = useTranslations("errors");
  const analyse = useAnalyse(sourceId);
  const key = progress.error?.code.replace("/", ".");
  return (
    <Alert
      mb="md"
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={18} />}
      title={t("failedTitle")}
      role="alert"
    >
      <Text size="sm" mb={canManage ? "sm" : 0}>
        {key && errors.has(key) ? errors(key, progress.error?.params) : t("failedBody")}
      </Text>
      {canManage ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRefresh size={14} />}
          loading={analyse.isPending}
          onClick={() => analyse.mutate()}
        >
          {t("again")}
        </Button>
      ) : null}
    </Alert>
  );
}
