import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DashboardScreen } from "@/components/dashboards/dashboard-screen";
import { PageBody } from "@/components/ui/page-body";
import { requireViewer } from "@/lib/auth/current-viewer";
import { dashboardQuery } from "@/lib/client/dashboards";
import { dehydratedState } from "@/lib/client/query-client";
import { getDashboard } from "@/lib/dashboard/dashboards";

type DashboardPageProps = { params: Promise<{ dashboardId: string }> };

/** Metadata and page ask for the same one; the second time it comes out of the cache. */
async function readDashboard({ params }: DashboardPageProps) {
  const { dashboardId } = await params;
  return { dashboardId, found: await getDashboard(await requireViewer("dashboard:view"), dashboardId) };
}

export async function generateMetadata(props: DashboardPageProps): Promise<Metadata> {
  const { found } = await readDashboard(props);
  return { title: found.ok ? found.value.title : undefined };
}

export default async function DashboardPage(props: DashboardPageProps) {
  const { dashboardId, found } = await readDashboard(props);
  if (!found.ok && found.error.code === "dashboard/not-found") notFound();
  // Any other refusal is shown by the screen itself, in words and with a way to try again.
  const state = dehydratedState(
    found.ok ? [{ queryKey: dashboardQuery(dashboardId).queryKey, data: found.value }] : [],
  );
  return (
    <PageBody width="wide">
      <HydrationBoundary state={state}>
        <DashboardScreen dashboardId={dashboardId} />
      </HydrationBoundary>
    </PageBody>
  );
}
