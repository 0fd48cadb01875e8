import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { EmbedScreen } from "@/components/dashboards/embed-screen";
import { embeddedDashboardQuery } from "@/lib/client/dashboard-links";
import { lookEntries } from "@/lib/client/dashboard-look";
import { dehydratedState } from "@/lib/client/query-client";
import { firstSight } from "@/lib/dashboard/look/first-sight";
import { sharedDashboard } from "@/lib/dashboard/shared-dashboard";
import { firstLook, type SearchParams } from "@/lib/http/first-look";
import { throughEmbed } from "@/lib/http/through-embed";
import { ok } from "@/lib/result";

/** The address is the key, as that of a public link is. */
export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: "no-referrer" };

type EmbedPageProps = { params: Promise<{ token: string }>; searchParams: SearchParams };

/** A dashboard in a frame of another site: `proxy.ts` says which may. Needs no cookie, which a frame is not given. */
export default async function EmbedPage({ params, searchParams }: EmbedPageProps) {
  const { token } = await params;
  const look = await firstLook(searchParams);
  const found = await throughEmbed(await headers(), token, async (embed) => {
    const dashboard = await sharedDashboard(embed);
    return dashboard.ok ? ok({ dashboard: dashboard.value, sight: await firstSight(embed, look) }) : dashboard;
  });
  const state = dehydratedState(
    found.ok
      ? [
          { queryKey: embeddedDashboardQuery(token).queryKey, data: found.value.dashboard },
          ...lookEntries({ by: "embed", token }, found.value.dashboard.revision, found.value.sight),
        ]
      : [],
  );
  return (
    <HydrationBoundary state={state}>
      <EmbedScreen token={token} />
    </HydrationBoundary>
  );
}
