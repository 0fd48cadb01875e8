"use client";

import { Button, Drawer, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconChecks } from "@tabler/icons-react";
import { type UseQueryResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BrokenThings } from "@/components/sources/analysis/broken-things";
import { samePlace } from "@/components/sources/analysis/drift-groups";
import { DriftList } from "@/components/sources/analysis/drift-list";
import classes from "@/components/sources/analysis/review.module.css";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinesSkeleton } from "@/components/ui/skeletons";
import { analysisRunQuery, decideReview } from "@/lib/client/source-meaning";
import type { AnalysisReview, DriftItem, ReviewDecision } from "@/lib/semantic/analysis/schema";

type ReviewDrawerProps = {
  sourceId: string;
  review: UseQueryResult<AnalysisReview | null>;
  opened: boolean;
  onClose: () => void;
};

/** What changed in a source and what it breaks, to be applied or discarded. */
export function ReviewDrawer({ sourceId, review, opened, onClose }: ReviewDrawerProps) {
  const t = useTranslations("meaning.review");
  const data = useTranslations("data");
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="xl"
      title={t("drawer")}
      closeButtonProps={{ "aria-label": data("close") }}
    >
      {review.isPending ? (
        <LinesSkeleton lines={10} height={20} />
      ) : review.isError ? (
        <ErrorState error={review.error} compact onRetry={() => review.refetch()} />
      ) : review.data === null ? (
        <EmptyState compact icon={<IconChecks size={24} />} title={t("nothing")} />
      ) : (
        <Review sourceId={sourceId} review={review.data} onDone={onClose} />
      )}
    </Drawer>
  );
}

type ReviewProps = { sourceId: string; review: AnalysisReview; onDone: () => void };

function Review({ sourceId, review, onDone }: ReviewProps) {
  const t = useTranslations("meaning.review");
  const [refused, setRefused] = useState<readonly DriftItem["place"][]>([]);
  const decide = useDecide(sourceId, onDone);
  const act = (action: ReviewDecision["action"]) =>
    decide.mutate({ runId: review.runId, action, refusedRenames: [...refused] });
  return (
    <>
      <Text size="sm" c="dimmed" mb="md">
        {t("intro")}
      </Text>
      <BrokenThings broken={review.broken} />
      <DriftList
        drift={review.drift}
        isTaken={(place) => !refused.some((other) => samePlace(other, place))}
        onTake={(place, isTaken) =>
          setRefused((places) => (isTaken ? places.filter((other) => !samePlace(other, place)) : [...places, place]))
        }
      />
      {decide.error ? <ErrorState error={decide.error} title={t("failed")} compact /> : null}
      <div className={classes.actions}>
        <Button variant="default" disabled={decide.isPending} onClick={() => act("discard")}>
          {t("discard")}
        </Button>
        <Button loading={decide.isPending} onClick={() => act("apply")}>
          {review.broken.length > 0 ? t("applyAnyway") : t("apply")}
        </Button>
      </div>
    </>
  );
}

function useDecide(sourceId: string, onDone: () => void) {
  const t = useTranslations("meaning.review");
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (decision: ReviewDecision) => decideReview(sourceId, decision),
    onSuccess: async (run, { action }) => {
      queryClient.setQueryData(analysisRunQuery(sourceId).queryKey, run);
      await queryClient.invalidateQueries({ queryKey: ["sources"] });
      notifications.show({ message: action === "apply" ? t("applied") : t("discarded") });
      onDone();
    },
    // Somebody else may have decided meanwhile.
    onError: () => queryClient.invalidateQueries({ queryKey: analysisRunQuery(sourceId).queryKey }),
  });
}
