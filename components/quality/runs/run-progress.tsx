"use client";

import { Button, Progress } from "@mantine/core";
import { IconPlayerStop } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import classes from "@/components/quality/runs/runs.module.css";
import { useRunWords } from "@/components/quality/runs/use-run-words";
import { notifyFailure } from "@/components/ui/notify-failure";
import { qualityRunsQuery, stopQualityRun } from "@/lib/client/quality";
import type { QualityRun } from "@/lib/quality/schema";

/** How far the run at work is, what it found so far, and the way to stop it. */
export function RunProgress({ run }: { run: QualityRun }) {
  const t = useTranslations("quality.runs");
  const words = useRunWords();
  const client = useQueryClient();
  const stop = useMutation({
    mutationFn: () => stopQualityRun(run.id),
    onError: (error) => notifyFailure(error),
    onSettled: () => client.invalidateQueries({ queryKey: qualityRunsQuery(run.setId).queryKey }),
  });
  return (
    <div className={classes.progress}>
      <div className={classes.progressWords} role="status">
        <strong>{t("progress", { engine: words.engine(run), done: run.done, total: run.total })}</strong>
        <span>{t("rightSoFar", { right: run.right })}</span>
      </div>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlayerStop size={14} />}
        loading={stop.isPending}
        onClick={() => stop.mutate()}
      >
        {t("stop")}
      </Button>
      <Progress
        className={classes.progressBar}
        value={(100 * run.done) / run.total}
        animated
        aria-label={t("progressLabel")}
      />
    </div>
  );
}
