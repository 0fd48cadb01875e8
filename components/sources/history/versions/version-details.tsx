"use client";

import { Button, Group, SegmentedControl, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Differences } from "@/components/sources/history/differences";
import classes from "@/components/sources/history/versions/versions.module.css";
import { keepModel } from "@/components/sources/use-change-model";
import { ErrorState } from "@/components/ui/error-state";
import { notifyFailure } from "@/components/ui/notify-failure";
import { LinesSkeleton } from "@/components/ui/skeletons";
import { modelDifferencesQuery, returnToRevision } from "@/lib/client/source-meaning";
import type { ModelRevision } from "@/lib/semantic/edits/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

type VersionDetailsProps = { model: SemanticModel; version: ModelRevision };

/** What one version changed, or what has changed since, and the way back to it. */
export function VersionDetails({ model, version: { revision } }: VersionDetailsProps) {
  const t = useTranslations("history");
  const [since, setSince] = useState(false);
  const isCurrent = revision === model.revision;
  const asked = since ? { of: model.revision, against: revision } : { of: revision, against: null };
  const differences = useQuery(modelDifferencesQuery(model.sourceId, asked.of, asked.against));
  const goBack = useReturn(model, revision);
  const confirm = () =>
    modals.openConfirmModal({
      title: t("returnTitle", { revision }),
      children: <Text size="sm">{t("returnBody")}</Text>,
      labels: { confirm: t("return"), cancel: t("keep") },
      onConfirm: () => goBack.mutate(),
    });
  return (
    <section aria-label={t("details", { revision })}>
      {isCurrent ? null : (
        <Group justify="space-between" mb="sm" gap="xs">
          <SegmentedControl
            size="xs"
            aria-label={t("compare")}
            value={since ? "since" : "own"}
            onChange={(value) => setSince(value === "since")}
            data={[
              { value: "own", label: t("own") },
              { value: "since", label: t("since") },
            ]}
          />
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} />}
            loading={goBack.isPending}
            onClick={confirm}
          >
            {t("return")}
          </Button>
        </Group>
      )}
      {differences.isPending ? <LinesSkeleton lines={5} height={28} /> : null}
      {differences.isError ? (
        <ErrorState error={differences.error} onRetry={() => differences.refetch()} compact />
      ) : null}
      {differences.isSuccess ? (
        <div className={classes.differences}>
          <Differences differences={differences.data} none={t("noDifference")} />
        </div>
      ) : null}
    </section>
  );
}

function useReturn(model: SemanticModel, to: number) {
  const t = useTranslations("history");
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => returnToRevision(model.sourceId, { revision: model.revision, to }),
    onSuccess: (newest) => {
      keepModel(client, newest);
      notifications.show({ message: t("returned", { revision: to }) });
    },
    onError: (error) => notifyFailure(error, t("returnFailed")),
  });
}
