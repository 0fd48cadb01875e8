"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { threadOf, unsettledCounts } from "@/components/dashboards/comments/threads";
import { commentsQuery } from "@/lib/client/dashboard-sharing";
import type { Dashboard } from "@/lib/dashboard/schema";

/** Comes over the wire when somebody wants to read or say something. */
const CommentsDrawer = dynamic(
  () => import("@/components/dashboards/comments/comments-drawer").then((m) => m.CommentsDrawer),
  { ssr: false },
);

/** What the open drawer is about: a widget (null: the dashboard), and the comment that a link named. */
export type CommentFocus = { readonly widgetId: string | null; readonly commentId: string | null };

type CommentsState = {
  /** Threads that are not settled, by the id of their widget; null: of the dashboard as a whole. */
  readonly unsettled: ReadonlyMap<string | null, number>;
  /** Null: the drawer is closed. */
  readonly focus: CommentFocus | null;
  readonly open: (widgetId: string | null) => void;
};

const CommentsContext = createContext<CommentsState | null>(null);

/** What is said about a dashboard, known to everything on it; `?comment=` in the address opens it at that comment. */
export function CommentsProvider({ dashboard, children }: { dashboard: Dashboard; children: ReactNode }) {
  const { data: comments = none } = useQuery(commentsQuery(dashboard.id));
  const commentId = useSearchParams().get("comment");
  const [asked, setAsked] = useState<CommentFocus | null>(null);
  const widgetId = commentId === null ? null : (threadOf(comments, commentId)?.widgetId ?? null);
  const state = useMemo<CommentsState>(
    () => ({
      unsettled: unsettledCounts(comments),
      focus: commentId === null ? asked : { widgetId, commentId },
      open: (about) => {
        setAsked({ widgetId: about, commentId: null });
        leaveAddress();
      },
    }),
    [comments, commentId, widgetId, asked],
  );
  // The drawer stays while it slides away, and gives the focus back to where it was.
  const { focus } = state;
  const [shown, setShown] = useState(focus);
  if (focus !== null && focus !== shown) setShown(focus);
  const close = () => {
    setAsked(null);
    leaveAddress();
  };
  return (
    <CommentsContext value={state}>
      {children}
      {shown === null ? null : (
        <CommentsDrawer
          key={`${shown.widgetId} ${shown.commentId}`}
          dashboard={dashboard}
          focus={shown}
          opened={focus !== null}
          onClose={close}
        />
      )}
    </CommentsContext>
  );
}

/** The same empty list each time, so that nothing is worked out anew. */
const none: never[] = [];

function leaveAddress(): void {
  const params = new URLSearchParams(window.location.search);
  if (!params.has("comment")) return;
  params.delete("comment");
  const { pathname } = window.location;
  window.history.replaceState(null, "", params.size > 0 ? `${pathname}?${params}` : pathname);
}

/** What is said about the dashboard. **Nulls** null: whoever looks cannot speak here, as by a link or in a frame. */
export function useComments(): CommentsState | null {
  return useContext(CommentsContext);
}
