"use client";

import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import type { SourceTabProps } from "@/components/sources/view/source-tab-props";
import { ErrorState } from "@/components/ui/error-state";
import { LinesSkeleton } from "@/components/ui/skeletons";
import { contextScoreQuery } from "@/lib/client/source-meaning";

/** How well questions can be answered from what is known of the data. */
export function ScoreTab({ model }: SourceTabProps) {
  const t = useTranslations("data.score");
  const format = useFormatter();
  const score = useQuery(contextScoreQuery(model.sourceId));
  if (score.isPending) return <LinesSkeleton lines={6} height={24} />;
  if (score.isError) return <ErrorState error={score.error} onRetry={() => score.refetch()} />;
  return <Text size="xl">{t("of", { score: format.number(score.data.score, { maximumFractionDigits: 0 }) })}</Text>;
}
