"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { Contents } from "@/components/dashboards/design/design-history";
import { DraftSync, type Kept } from "@/components/dashboards/design/drafts/draft-sync";
import { dropLocalDraft, writeLocalDraft } from "@/components/dashboards/design/drafts/local-draft";
import { draftQuery, useDropDraft, useSaveDraft } from "@/lib/client/dashboard-design";
import { ApiError } from "@/lib/client/fetch-json";

type DraftSyncProps = {
  dashboardId: string;
  kept: Kept;
  /** What is published of it. */
  base: Contents;
  contents: Contents;
  revision: number;
  isDirty: boolean;
  /** Another tab or device went on: puts both together, and returns what is present then. */
  takeIn: (theirs: Contents, since: Contents) => Contents;
};

/** Keeps the draft of a design session on the server, and takes in what the same person does in another tab. */
export function useDraftSync({ dashboardId, kept, base, contents, revision, isDirty, takeIn }: DraftSyncProps) {
  const client = useQueryClient();
  const { mutateAsync: save } = useSaveDraft(dashboardId);
  const { mutateAsync: drop } = useDropDraft(dashboardId);
  const [{ sync, subscribe, tabs }] = useState(() => {
    const listeners = new Set<() => void>();
    const others: { channel: BroadcastChannel | null } = { channel: null };
    const made = new DraftSync(
      {
        save: async (draft) => {
          const saved = await save(draft);
          others.channel?.postMessage("saved");
          return saved;
        },
        drop: () => drop(),
        read: async () => (await client.fetchQuery({ ...draftQuery(dashboardId), staleTime: 0 })).draft,
        keepLocally: (draft) => writeLocalDraft(dashboardId, draft),
        dropLocally: () => dropLocalDraft(dashboardId),
        isConflict: (error) => error instanceof ApiError && error.code === "dashboard/draft-conflict",
        takeIn,
        changed: () => {
          for (const listener of listeners) listener();
        },
      },
      { kept, base, revision },
    );
    const listen = (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    };
    return { sync: made, subscribe: listen, tabs: others };
  });

  // Talks to the server and to the browser's storage.
  useEffect(() => sync.present({ contents, revision, isDirty }), [sync, contents, revision, isDirty]);

  // Talks to the other tabs, to the network and to the window: what was done elsewhere is taken in on return.
  useEffect(() => {
    const look = () => {
      // Out of reach: the next return looks again.
      if (document.visibilityState === "visible") sync.look().catch(() => {});
    };
    const flush = () => void sync.flush();
    const channel = new BroadcastChannel(`querent-dashboard-draft:${dashboardId}`);
    tabs.channel = channel;
    channel.addEventListener("message", look);
    document.addEventListener("visibilitychange", look);
    window.addEventListener("online", flush);
    return () => {
      channel.close();
      tabs.channel = null;
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("online", flush);
    };
  }, [sync, tabs, dashboardId]);

  // Talks to the server: whoever leaves the designer leaves nothing unsaved behind.
  useEffect(() => () => void sync.flush(), [sync]);

  const state = useSyncExternalStore(subscribe, sync.read, sync.read);
  return { sync, state };
}
