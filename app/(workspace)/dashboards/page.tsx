import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DashboardCards } from "@/components/dashboards/dashboard-cards";
import { PageBody } from "@/components/ui/page-body";
import { can } from "@/lib/auth/can";
import { requireViewer } from "@/lib/auth/current-viewer";
import { foldersQuery, mentionsQuery } from "@/lib/client/dashboard-sharing";
import { dashboardsQuery } from "@/lib/client/dashboards";
import { dehydratedState } from "@/lib/client/query-client";
import { listDashboards } from "@/lib/dashboard/dashboards";
import { listFolders } from "@/lib/dashboard/share/folders";
import { listMentions } from "@/lib/dashboard/share/mentions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("dashboards");
  return { title: t("title") };
}

export default async function DashboardsPage() {
  const viewer = await requireViewer("dashboard:view");
  const [dashboards, folders, mentions] = await Promise.all([
    listDashboards(viewer),
    listFolders(),
    listMentions(viewer),
  ]);
  const state = dehydratedState([
    { queryKey: dashboardsQuery().queryKey, data: dashboards },
    { queryKey: foldersQuery().queryKey, data: folders },
    { queryKey: mentionsQuery().queryKey, data: mentions },
  ]);
  return (
    <PageBody>
      <HydrationBoundary state={state}>
        <DashboardCards mayEdit={can(viewer, "dashboard:edit")} />
      </HydrationBoundary>
    </PageBody>
  );
}
