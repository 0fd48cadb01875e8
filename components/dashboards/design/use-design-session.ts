"use client";

import { useCallback, useState, useSyncExternalStore } from "react";
import { type Contents, sameContents } from "@/components/dashboards/design/design-history";
import { createDesignStore } from "@/components/dashboards/design/design-store";
import { mergeContents } from "@/components/dashboards/design/drafts/merge-contents";
import type { DesignStart, Published } from "@/components/dashboards/design/drafts/start-design";
import { useDraftSync } from "@/components/dashboards/design/drafts/use-draft-sync";
import { useDesignState } from "@/components/dashboards/design/use-design-state";

/** A design session: the contents being made, what they were made from, every step back, and the draft on the server. */
export function useDesignSession(dashboardId: string, start: DesignStart) {
  const [base, setBase] = useState<Published>(start.base);
  const [store] = useState(() => createDesignStore(start.contents));
  const { present, past } = useSyncExternalStore(store.subscribe, store.read, store.read);
  const isDirty = !sameContents(present, base);
  const { design, acts, announcement } = useDesignState(dashboardId, store, isDirty);
  const takeIn = (theirs: Contents, since: Contents) => {
    acts.changeContents("mergeOthers", (mine) => mergeContents({ base: since, mine, theirs }).contents);
    return store.read().present;
  };
  const draft = useDraftSync({
    ...{ dashboardId, takeIn, isDirty },
    ...{ kept: start.kept, base: start.base, contents: present, revision: base.revision },
  });
  const rebase = useCallback(
    (published: Published, { title, config }: Contents) => {
      setBase(published);
      acts.changeContents("mergeOthers", () => ({ title, config }));
      return store.read().present;
    },
    [store, acts],
  );
  return {
    ...{ design, acts, announcement, base, isDirty, draft },
    contents: present,
    /** The session began with work that an earlier one had left, and nothing was done since. */
    isRestored: start.contents !== start.base && past.length === 0,
    /** What was published becomes what changes are measured against; the steps back stay. */
    published: (published: Published, sent: Contents) => {
      setBase(published);
      // The server may have settled places; the present then follows it without a step of its own.
      const { title, config } = published;
      if (store.read().present === sent) store.dispatch({ kind: "settle", contents: { title, config } });
    },
    /** Goes back to what is published, as a step that can be undone like any other. */
    discard: () => acts.changeContents("discard", () => ({ title: base.title, config: base.config })),
    /** Goes on from somebody else's newer version, with these contents on top of it: a step that can be undone. */
    rebase,
  };
}

export type DesignSession = ReturnType<typeof useDesignSession>;
