import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CacheView } from "@/components/admin/cache-view";
import { requireViewer } from "@/lib/auth/current-viewer";
import { cacheReport } from "@/lib/cache/cache-report";
import { cacheReportQuery } from "@/lib/client/cache";
import { dashboardsQuery } from "@/lib/client/dashboards";
import { dehydratedState } from "@/lib/client/query-client";
import { sourcesQuery } from "@/lib/client/sources";
import { listDashboards } from "@/lib/dashboard/dashboards";
import { listSources } from "@/lib/source/sources";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.cache");
  return { title: t("title") };
}

export default async function CachePage() {
  const viewer = await requireViewer("cache:manage");
  const [report, sources, dashboards] = await Promise.all([cacheReport(), listSources(viewer), listDashboards(viewer)]);
  const entries = [
    { queryKey: cacheReportQuery().queryKey, data: report },
    { queryKey: sourcesQuery().queryKey, data: sources },
    { queryKey: dashboardsQuery().queryKey, data: dashboards },
  ];
  return (
    <HydrationBoundary state={dehydratedState(entries)}>
      <CacheView />
    </HydrationBoundary>
  );
}
