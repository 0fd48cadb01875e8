import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NetworkSection } from "@/components/sources/network-section";
import { SourceCards } from "@/components/sources/source-cards";
import { requireViewer } from "@/lib/auth/current-viewer";
import { dehydratedState } from "@/lib/client/query-client";
import { sourcesQuery } from "@/lib/client/sources";
import { listSources } from "@/lib/source/sources";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.sources");
  return { title: t("title") };
}

export default async function AdminSourcesPage() {
  const viewer = await requireViewer("source:manage");
  const t = await getTranslations("admin.sources");
  const sources = await listSources(viewer);
  return (
    <HydrationBoundary state={dehydratedState([{ queryKey: sourcesQuery().queryKey, data: sources }])}>
      <SourceCards canManage title={t("title")} description={t("description")} />
      <NetworkSection />
    </HydrationBoundary>
  );
}
