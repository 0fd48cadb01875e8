import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UsageView } from "@/components/usage/usage-view";
import { requireViewer } from "@/lib/auth/current-viewer";
import { dehydratedState } from "@/lib/client/query-client";
import { budgetsQuery, usageReportQuery } from "@/lib/client/usage";
import { listBudgets } from "@/lib/llm/usage/budget-status";
import { usageRangeSchema } from "@/lib/llm/usage/schema";
import { usageReport } from "@/lib/llm/usage/usage-report";

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("usage");
  return { title: t("title") };
}

export default async function UsagePage({ searchParams }: PageProps) {
  const viewer = await requireViewer("model:manage");
  const range = usageRangeSchema.catch("7d").parse((await searchParams).range);
  const [report, budgets] = await Promise.all([usageReport(viewer, range), listBudgets(viewer)]);
  const entries = [
    ...(report.ok ? [{ queryKey: usageReportQuery(range).queryKey, data: report.value }] : []),
    ...(budgets.ok ? [{ queryKey: budgetsQuery().queryKey, data: budgets.value }] : []),
  ];
  return (
    <HydrationBoundary state={dehydratedState(entries)}>
      <UsageView />
    </HydrationBoundary>
  );
}
