import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SourceCards } from "@/components/sources/source-cards";
import { PageBody } from "@/components/ui/page-body";
import { can } from "@/lib/auth/can";
import { requireViewer } from "@/lib/auth/current-viewer";
import { dehydratedState } from "@/lib/client/query-client";
import { sourcesQuery } from "@/lib/client/sources";
import { listSources } from "@/lib/source/sources";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("data");
  return { title: t("title") };
}

export default async function DataPage() {
  const viewer = await requireViewer("source:view");
  const t = await getTranslations("data");
  const sources = await listSources(viewer);
  return (
    <PageBody>
      <HydrationBoundary state={dehydratedState([{ queryKey: sourcesQuery().queryKey, data: sources }])}>
        <SourceCards canManage={can(viewer, "source:manage")} title={t("title")} description={t("description")} />
      </HydrationBoundary>
    </PageBody>
  );
}
