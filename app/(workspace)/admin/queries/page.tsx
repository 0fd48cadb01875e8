import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RunningQueriesView } from "@/components/admin/running-queries-view";
import { requireViewer } from "@/lib/auth/current-viewer";
import { dehydratedState } from "@/lib/client/query-client";
import { runningQueriesQuery } from "@/lib/client/running-queries";
import { listRunningQueries } from "@/lib/execute/stop-query";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.queries");
  return { title: t("title") };
}

export default async function RunningQueriesPage() {
  const viewer = await requireViewer("query:manage");
  const queries = await listRunningQueries(viewer);
  const entries = queries.ok ? [{ queryKey: runningQueriesQuery().queryKey, data: queries.value }] : [];
  return (
    <HydrationBoundary state={dehydratedState(entries)}>
      <RunningQueriesView />
    </HydrationBoundary>
  );
}
