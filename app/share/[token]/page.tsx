import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { SharedScreen } from "@/components/dashboards/shared-screen";
import { sharedDashboardQuery } from "@/lib/client/dashboard-links";
import { lookEntries } from "@/lib/client/dashboard-look";
import { dehydratedState } from "@/lib/client/query-client";
import { firstSight } from "@/lib/dashboard/look/first-sight";
import { sharedDashboard } from "@/lib/dashboard/shared-dashboard";
import { firstLook, type SearchParams } from "@/lib/http/first-look";
import { throughPublicLink } from "@/lib/http/through-public-link";
import { ok } from "@/lib/result";

/** The address is the key: search engines are told to forget it, and other sites are not told of it. */
export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: "no-referrer" };

type SharePageProps = { params: Promise<{ token: string }>; searchParams: SearchParams };

/** A dashboard by its public link; why there is none is said by the screen, which asks again. */
export default async function SharePage({ params, searchParams }: SharePageProps) {
  const { token } = await params;
  const look = await firstLook(searchParams);
  const found = await throughPublicLink(await headers(), token, async (link) => {
    const dashboard = await sharedDashboard(link);
    return dashboard.ok ? ok({ dashboard: dashboard.value, sight: await firstSight(link, look) }) : dashboard;
  });
  const state = dehydratedState(
    found.ok
      ? [
          { queryKey: sharedDashboardQuery(token).queryKey, data: found.value.dashboard },
          ...lookEntries({ by: "link", token }, found.value.dashboard.revision, found.value.sight),
        ]
      : [],
  );
  return (
    <HydrationBoundary state={state}>
      <SharedScreen token={token} />
    </HydrationBoundary>
  );
}
