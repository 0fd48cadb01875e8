import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ComparisonView } from "@/components/quality/comparison-view";
import { requireViewer } from "@/lib/auth/current-viewer";
import { comparisonQuery, qualityRunsQuery } from "@/lib/client/quality";
import { dehydratedState } from "@/lib/client/query-client";
import { compareRuns } from "@/lib/quality/compare-runs";
import { listRuns } from "@/lib/quality/quality-runs";
import { comparisonQuerySchema } from "@/lib/quality/schema";

type PageProps = {
  params: Promise<{ setId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("quality");
  return { title: `${t("runs.compare")} · ${t("title")}` };
}

export default async function ComparisonPage({ params, searchParams }: PageProps) {
  const viewer = await requireViewer("quality:manage");
  const { setId } = await params;
  const wanted = comparisonQuerySchema.safeParse(await searchParams);
  if (!wanted.success) notFound();
  const { runs: runIds } = wanted.data;
  const [comparison, runs] = await Promise.all([compareRuns(viewer, runIds), listRuns(viewer, setId)]);
  if (!comparison.ok || comparison.value.setId !== setId || !runs.ok) notFound();
  const entries = [
    { queryKey: comparisonQuery(runIds).queryKey, data: comparison.value },
    { queryKey: qualityRunsQuery(setId).queryKey, data: runs.value },
  ];
  return (
    <HydrationBoundary state={dehydratedState(entries)}>
      <ComparisonView setId={setId} runIds={runIds} />
    </HydrationBoundary>
  );
}
