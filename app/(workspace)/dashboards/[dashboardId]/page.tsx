import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { after } from "next/server";
import { DashboardScreen } from "@/components/dashboards/dashboard-screen";
import { PageBody } from "@/components/ui/page-body";
import { requireViewer } from "@/lib/auth/current-viewer";
import { lookEntries } from "@/lib/client/dashboard-look";
import { dashboardQuery } from "@/lib/client/dashboards";
import { dehydratedState } from "@/lib/client/query-client";
import { getDashboard } from "@/lib/dashboard/dashboards";
import { firstSight } from "@/lib/dashboard/look/first-sight";
import { ownSighting } from "@/lib/dashboard/look/sighting";
import { noteVisit } from "@/lib/dashboard/share/visits";
import { firstLook, type SearchParams } from "@/lib/http/first-look";

type DashboardPageProps = { params: Promise<{ dashboardId: string }>; searchParams: SearchParams };

/** Metadata and page ask for the same one; the second time it comes out of the cache. */
async function readDashboard({ params }: Pick<DashboardPageProps, "params">) {
  const { dashboardId } = await params;
  const viewer = await requireViewer("dashboard:view");
  return { viewer, dashboardId, found: await getDashboard(viewer, dashboardId) };
}

export async function generateMetadata(props: DashboardPageProps): Promise<Metadata> {
  const { found } = await readDashboard(props);
  return { title: found.ok ? found.value.title : undefined };
}

export default async function DashboardPage(props: DashboardPageProps) {
  const { viewer, dashboardId, found } = await readDashboard(props);
  if (!found.ok && found.error.code === "dashboard/not-found") notFound();
  if (found.ok) after(() => noteVisit(viewer, dashboardId));
  // Any other refusal is shown by the screen itself, in words and with a way to try again.
  const sight = { by: "account", dashboardId } as const;
  const state = dehydratedState(
    found.ok
      ? [
          { queryKey: dashboardQuery(dashboardId).queryKey, data: found.value },
          ...lookEntries(
            sight,
            found.value.revision,
            await firstSight(ownSighting(viewer, dashboardId), await firstLook(props.searchParams)),
          ),
        ]
      : [],
  );
  return (
    <PageBody width="wide">
      <HydrationBoundary state={state}>
        <DashboardScreen dashboardId={dashboardId} />
      </HydrationBoundary>
    </PageBody>
  );
}
