"use client";

import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ModelContextForm } from "@/components/sources/view/model-context-form";
import { ErrorState } from "@/components/ui/error-state";
import { LinesSkeleton } from "@/components/ui/skeletons";
import { modelContextQuery } from "@/lib/client/source-management";

/** What language models are told of a source, what of it they are never sent, and what that comes to. */
export function ModelContextPanel({ sourceId }: { sourceId: string }) {
  const t = useTranslations("data.models");
  const context = useQuery(modelContextQuery(sourceId));
  if (context.isPending) return <LinesSkeleton lines={8} height={24} />;
  if (context.isError) return <ErrorState error={context.error} onRetry={() => context.refetch()} />;
  return (
    <>
      <Text size="sm" c="dimmed" mb="md" maw={720}>
        {t("intro")}
      </Text>
      <ModelContextForm sourceId={sourceId} saved={context.data} />
    </>
  );
}
