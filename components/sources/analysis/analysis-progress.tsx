"use client";

import { Button, Progress, Text } from "@mantine/core";
import { IconCheck, IconPlayerStop } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import classes from "@/components/sources/analysis/analysis.module.css";
import { notifyFailure } from "@/components/ui/notify-failure";
import { analysisRunQuery, cancelAnalysisRun } from "@/lib/client/source-meaning";
import { type AnalysisRun, analysisRunStages } from "@/lib/semantic/analysis/schema";

type AnalysisProgressProps = { sourceId: string; run: AnalysisRun; canManage: boolean };

/** An analysis under way: what is being done, what is done already, and for admins a way to stop it. */
export function AnalysisProgress({ sourceId, run, canManage }: AnalysisProgressProps) {
  const t = useTranslations("meaning.analysis");
  const stages = useTranslations("data.analysis.stages");
  const isCounting = run.total > 0;
  return (
    <section className={classes.card} aria-label={t("label")}>
      <div className={classes.head}>
        <div className={classes.words} role="status">
          <Text size="sm" fw={500}>
            {run.status === "queued" ? t("queued") : stages(run.stage ?? "connecting")}
          </Text>
          {isCounting ? <Count run={run} /> : null}
        </div>
        {canManage ? <Cancel sourceId={sourceId} /> : null}
      </div>
      <Progress
        size="sm"
        value={isCounting ? (100 * run.done) / run.total : 100}
        animated={!isCounting}
        aria-label={t("label")}
      />
      <Stages run={run} />
    </section>
  );
}

function Count({ run: { stage, done, total, subject } }: { run: AnalysisRun }) {
  const t = useTranslations("meaning.analysis");
  return (
    <Text component="span" size="xs" c="dimmed" className={classes.count}>
      {stage === "words" ? t("batches", { done, total }) : t("tables", { done, total })}
      {subject === null ? null : <span className={classes.subject}> · {subject}</span>}
    </Text>
  );
}

/** All steps in their order, so that one sees how far it is. */
function Stages({ run: { stage } }: { run: AnalysisRun }) {
  const t = useTranslations("meaning.analysis.short");
  const current = stage === null ? -1 : analysisRunStages.indexOf(stage);
  return (
    <ol className={classes.stages} aria-hidden="true">
      {analysisRunStages.map((name, index) => (
        <li key={name} data-state={index < current ? "done" : index === current ? "now" : "later"}>
          {index < current ? <IconCheck size={12} /> : null}
          {t(name)}
        </li>
      ))}
    </ol>
  );
}

function Cancel({ sourceId }: { sourceId: string }) {
  const t = useTranslations("meaning.analysis");
  const queryClient = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelAnalysisRun(sourceId),
    onSuccess: (run) => {
      queryClient.setQueryData(analysisRunQuery(sourceId).queryKey, run);
      void queryClient.invalidateQueries({ queryKey: ["sources"] });
    },
    onError: (error) => notifyFailure(error),
  });
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconPlayerStop size={14} />}
      loading={cancel.isPending}
      onClick={() => cancel.mutate()}
    >
      {t("cancel")}
    </Button>
  );
}
