import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SetView } from "@/components/quality/set-view";
import { requireViewer } from "@/lib/auth/current-viewer";
import { qualityRunsQuery, questionCasesQuery } from "@/lib/client/quality";
import { dehydratedState } from "@/lib/client/query-client";
import { modelAvailability } from "@/lib/llm/gateway";
import { listRuns } from "@/lib/quality/quality-runs";
import { listCases } from "@/lib/quality/question-cases";
import { getSet } from "@/lib/quality/question-sets";
import { sourceSummary } from "@/lib/source/sources";

type PageProps = { params: Promise<{ setId: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const viewer = await requireViewer("quality:manage");
  const set = await getSet(viewer, (await params).setId);
  return set.ok ? { title: set.value.name } : {};
}

export default async function QuestionSetPage({ params }: PageProps) {
  const viewer = await requireViewer("quality:manage");
  const { setId } = await params;
  const set = await getSet(viewer, setId);
  if (!set.ok) notFound();
  const [source, cases, runs, model] = await Promise.all([
    sourceSummary(viewer, set.value.sourceId),
    listCases(viewer, setId),
    listRuns(viewer, setId),
    modelAvailability(viewer, "sql"),
  ]);
  const entries = [
    ...(cases.ok ? [{ queryKey: questionCasesQuery(setId).queryKey, data: cases.value }] : []),
    ...(runs.ok ? [{ queryKey: qualityRunsQuery(setId).queryKey, data: runs.value }] : []),
  ];
  return (
    <HydrationBoundary state={dehydratedState(entries)}>
      <SetView set={set.value} sourceName={source.ok ? source.value.name : ""} modelAvailable={model.available} />
    </HydrationBoundary>
  );
}
