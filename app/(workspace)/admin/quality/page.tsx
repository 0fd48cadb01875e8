import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { QualityView } from "@/components/quality/quality-view";
import { requireViewer } from "@/lib/auth/current-viewer";
import { questionSetsQuery } from "@/lib/client/quality";
import { dehydratedState } from "@/lib/client/query-client";
import { lastSourceCookie } from "@/lib/client/sources";
import { listSets } from "@/lib/quality/question-sets";
import { listSources } from "@/lib/source/sources";

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("quality");
  return { title: t("title") };
}

export default async function QualityPage({ searchParams }: PageProps) {
  const viewer = await requireViewer("quality:manage");
  const sources = (await listSources(viewer)).filter(({ analysisStatus }) => analysisStatus === "ready");
  const wanted = [(await searchParams).source, (await cookies()).get(lastSourceCookie)?.value];
  const source = wanted.map((id) => sources.find((one) => one.id === id)).find(Boolean) ?? sources[0] ?? null;
  const sets = source === null ? null : await listSets(viewer, source.id);
  const entries = source && sets?.ok ? [{ queryKey: questionSetsQuery(source.id).queryKey, data: sets.value }] : [];
  return (
    <HydrationBoundary state={dehydratedState(entries)}>
      <QualityView sources={sources.map(({ id, name, kind }) => ({ id, name, kind }))} sourceId={source?.id ?? null} />
    </HydrationBoundary>
  );
}
