"use client";

import { Text } from "@mantine/core";
import { IconEyeOff, IconTable } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ResultTable } from "@/components/charts/result-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { TableSkeleton } from "@/components/ui/skeletons";
import { sampleRowsQuery } from "@/lib/client/source-management";
import type { Entity } from "@/lib/semantic/schema";

/** Some rows of a table as the viewer may see them; values about people are masked. */
export function SampleRows({ sourceId, entity }: { sourceId: string; entity: Entity }) {
  const t = useTranslations("meaning.rows");
  const rows = useQuery({ ...sampleRowsQuery(sourceId, entity.id), enabled: !entity.hidden });
  if (entity.hidden)
    return <EmptyState icon={<IconEyeOff size={24} />} title={t("hiddenTitle")} body={t("hiddenBody")} />;
  if (rows.isPending) return <TableSkeleton rows={10} columns={6} />;
  if (rows.isError) return <ErrorState error={rows.error} title={t("failed")} onRetry={() => rows.refetch()} />;
  if (rows.data.rows.length === 0)
    return <EmptyState icon={<IconTable size={24} />} title={t("emptyTitle")} body={t("emptyBody")} />;
  const masked = entity.columns.some(({ personal, hidden }) => personal && !hidden);
  return (
    <>
      <Text size="xs" c="dimmed" mb={8}>
        {[t("count", { count: rows.data.rows.length }), masked ? t("masked") : null].filter(Boolean).join(" ")}
      </Text>
      <ResultTable result={rows.data} />
    </>
  );
}
