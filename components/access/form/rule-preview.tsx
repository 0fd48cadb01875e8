"use client";

import { Skeleton, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import classes from "@/components/access/form/rule-trial.module.css";
import { ResultTable } from "@/components/charts/result-table";
import { ErrorState } from "@/components/ui/error-state";
import type { AccessTrial } from "@/lib/access/schema";
import { accessTrialQuery } from "@/lib/client/access-rules";

type RulePreviewProps = { trial: AccessTrial & { sourceId: string }; name: string };

/** The table through the eyes of one person, as it would be with the rule. */
export function RulePreview({ trial: { sourceId, ...trial }, name }: RulePreviewProps) {
  const t = useTranslations("access.trial");
  const seen = useQuery({ ...accessTrialQuery(sourceId, trial), placeholderData: keepPreviousData });
  if (seen.isPending) return <Skeleton height={180} />;
  if (seen.isError) return <ErrorState error={seen.error} compact onRetry={() => seen.refetch()} />;
  const { preview } = seen.data;
  if (preview === null) return null;
  if (preview.refusal !== null) {
    return (
      <div className={classes.preview}>
        <Text size="sm" fw={500}>
          {t("refused", { name })}
        </Text>
        <Text size="sm" c="dimmed">
          {preview.refusal}
        </Text>
      </div>
    );
  }
  const visible = preview.visibleCount ?? 0;
  return (
    <div className={classes.preview} aria-busy={seen.isPlaceholderData}>
      <Text size="sm" fw={500}>
        {preview.wholeEstimate === null
          ? t("sees", { name, count: visible })
          : t("seesOf", { name, count: visible, total: preview.wholeEstimate })}
      </Text>
      {preview.rows !== null && preview.rows.rows.length > 0 ? (
        <ResultTable result={preview.rows} height={220} />
      ) : null}
    </div>
  );
}
