"use client";

import { IconCoin } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { CardsSkeleton } from "@/components/ui/skeletons";
import { UsageCards } from "@/components/usage/report/usage-cards";
import { UsageCharts } from "@/components/usage/report/usage-charts";
import { UsageRows } from "@/components/usage/report/usage-rows";
import { useOperationName } from "@/components/usage/report/use-operation-name";
import { usageReportQuery } from "@/lib/client/usage";
import type { UsageRange } from "@/lib/llm/usage/schema";

/** The figures of a range: sums, their course over the days, and who and what they come from. */
export function UsagePanel({ range }: { range: UsageRange }) {
  const t = useTranslations("usage");
  const operationName = useOperationName();
  const report = useQuery({ ...usageReportQuery(range), placeholderData: keepPreviousData });
  if (report.isPending) return <CardsSkeleton cards={6} height={92} />;
  if (report.isError) return <ErrorState error={report.error} onRetry={() => report.refetch()} />;
  const { total, byModel, byOperation, byUser, byConversation } = report.data;
  if (total.calls === 0) {
    return <EmptyState icon={<IconCoin size={24} />} title={t("empty.title")} body={t("empty.body")} />;
  }
  return (
    <div aria-busy={report.isPlaceholderData}>
      <UsageCards total={total} />
      <UsageCharts report={report.data} />
      <UsageRows
        title={t("by.user")}
        rows={byUser}
        nameOf={({ label, key }) => label ?? (key === null ? t("querent") : t("gone"))}
      />
      <UsageRows title={t("by.model")} rows={byModel} nameOf={({ key }) => key ?? ""} />
      <UsageRows title={t("by.operation")} rows={byOperation} nameOf={({ key }) => operationName(key ?? "")} />
      <UsageRows
        title={t("by.conversation")}
        rows={byConversation}
        nameOf={({ label }) => label ?? t("goneConversation")}
      />
    </div>
  );
}
