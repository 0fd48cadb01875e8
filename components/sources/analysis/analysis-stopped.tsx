"use client";

import { Alert, Button, Text } from "@mantine/core";
import { IconAlertTriangle, IconPlayerStop, IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useAnalyse } from "@/components/sources/analysis/use-analyse";
import { notifyFailure } from "@/components/ui/notify-failure";
import type { AnalysisRun } from "@/lib/semantic/analysis/schema";

type AnalysisStoppedProps = { sourceId: string; run: AnalysisRun; canManage: boolean };

/** An analysis that failed or that somebody stopped: why, and how to go on. */
export function AnalysisStopped({ sourceId, run: { status, error }, canManage }: AnalysisStoppedProps) {
  const t = useTranslations("data.analysis");
  const words = useTranslations("meaning.analysis");
  const errors = useTranslations("errors");
  const analyse = useAnalyse(sourceId);
  const key = error?.code.replace("/", ".");
  const isCancelled = status === "cancelled";
  const reason = key && errors.has(key) ? errors(key, error?.params) : t("failedBody");
  return (
    <Alert
      mb="md"
      color={isCancelled ? "gray" : "red"}
      variant="light"
      icon={isCancelled ? <IconPlayerStop size={18} /> : <IconAlertTriangle size={18} />}
      title={isCancelled ? words("cancelledTitle") : t("failedTitle")}
      role={isCancelled ? "status" : "alert"}
    >
      <Text size="sm" mb={canManage ? "sm" : 0}>
        {isCancelled ? words("cancelledBody") : reason}
      </Text>
      {canManage ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRefresh size={14} />}
          loading={analyse.isPending}
          onClick={() => analyse.mutate(undefined, { onError: (failure) => notifyFailure(failure) })}
        >
          {t("again")}
        </Button>
      ) : null}
    </Alert>
  );
}
