import { HydrationBoundary } from "@tanstack/react-query";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { railCookie } from "@/components/shell/rail-cookie";
import { Shell } from "@/components/shell/shell";
import { can } from "@/lib/auth/can";
import { requireViewer } from "@/lib/auth/current-viewer";
import { listConversations } from "@/lib/chat/conversations";
import { conversationPageSize, conversationsQuery, firstConversationPage } from "@/lib/client/conversations";
import { dehydratedState } from "@/lib/client/query-client";

/** The frame around every page of a signed-in person, with the recent conversations in its first paint. */
export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer();
  const [cookieStore, conversations] = await Promise.all([
    cookies(),
    listConversations(viewer, { limit: conversationPageSize }),
  ]);
  const { name, email, role } = viewer;
  return (
    <HydrationBoundary
      state={dehydratedState([{ queryKey: conversationsQuery().queryKey, data: firstConversationPage(conversations) }])}
    >
      <Shell
        viewer={{
          name,
          email,
          role,
          mayEditDashboards: can(viewer, "dashboard:edit"),
          mayEditMeaning: can(viewer, "semantic:edit"),
          mayVerify: can(viewer, "verified:edit"),
          mayAdminister: can(viewer, "system:view"),
        }}
        railCollapsed={cookieStore.get(railCookie)?.value === "collapsed"}
      >
        {children}
      </Shell>
    </HydrationBoundary>
  );
}
