"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { Design, DesignActs, DesignPanel } from "@/components/dashboards/design/design-context";
import { type Contents, sameContents } from "@/components/dashboards/design/design-history";
import { createDesignStore, type DesignStore } from "@/components/dashboards/design/design-store";
import { dropDraft, readDraft, writeDraft } from "@/components/dashboards/design/draft-storage";
import type { Breakpoint } from "@/lib/dashboard/config/schema";
import type { Dashboard } from "@/lib/dashboard/schema";

/** A design session: the contents being made, the revision they were made from, every step back, and what is open and marked. */
export function useDesignSession(dashboard: Dashboard) {
  const [draft] = useState(() => readDraft(dashboard.id));
  const [base, setBase] = useState<Contents & { revision: number }>(() => ({
    title: dashboard.title,
    config: dashboard.config,
    revision: draft?.revision ?? dashboard.revision,
  }));
  const [store] = useState(() => createDesignStore(draft ?? base));
  const history = useSyncExternalStore(store.subscribe, store.read, store.read);
  const isDirty = !sameContents(history.present, base);
  const { design, acts, announcement } = useDesignState(dashboard.id, store);

  // Talks to the browser's storage: a reload, a crash or a closed tab must not cost the work.
  useEffect(() => {
    if (isDirty) writeDraft(dashboard.id, base.revision, history.present);
    else dropDraft(dashboard.id);
  }, [dashboard.id, base.revision, history.present, isDirty]);

  return {
    design,
    acts,
    announcement,
    contents: history.present,
    revision: base.revision,
    isDirty,
    /** The session began with work that an earlier one had left unsaved. */
    isRestored: draft !== null,
    /** What was just saved becomes what changes are measured against; the steps back stay. */
    saved: ({ title, config, revision }: Dashboard) => {
      setBase({ title, config, revision });
      // The server may have settled places; the present then follows it without a step of its own.
      if (store.read().present.title === title) store.dispatch({ kind: "settle", contents: { title, config } });
    },
    /** Goes back to what is saved, as a step that can be undone like any other. */
    discard: () => {
      const { title, config, revision } = dashboard;
      setBase({ title, config, revision });
      acts.changeContents("discard", () => ({ title, config }));
    },
    /** Throws everything away, steps included, and starts over from these contents. */
    reset: ({ title, config, revision }: Dashboard) => {
      dropDraft(dashboard.id);
      setBase({ title, config, revision });
      store.dispatch({ kind: "reset", contents: { title, config } });
    },
  };
}

export type DesignSession = ReturnType<typeof useDesignSession>;

function useDesignState(dashboardId: string, store: DesignStore) {
  const { present, past, future } = useSyncExternalStore(store.subscribe, store.read, store.read);
  const [selection, select] = useState<readonly string[]>([]);
  const [breakpoint, setBreakpoint] = useState<Breakpoint>("desktop");
  const [tabId, setTabId] = useState<string | null>(null);
  const [panel, setPanel] = useState<DesignPanel | null>(null);
  const [announcement, announce] = useState("");
  const steps = useSteps(store, announce);
  const acts = useMemo<DesignActs>(() => ({ ...steps, select, setBreakpoint, setTabId, setPanel, announce }), [steps]);
  const [canUndo, canRedo] = [past.length > 0, future.length > 0];
  const { title, config } = present;
  const design = useMemo<Design>(
    () => ({
      ...{ ...acts, dashboardId, title, config, canUndo, canRedo },
      ...{ selection, breakpoint, tabId, panel, isReadOnly: false },
    }),
    [acts, dashboardId, title, config, canUndo, canRedo, selection, breakpoint, tabId, panel],
  );
  return { design, acts, announcement };
}

/** Changing and stepping back and forth, each step said in words. */
function useSteps(store: DesignStore, announce: (message: string) => void) {
  const t = useTranslations("design");
  const undo = useCallback(() => {
    const act = store.read().past.at(-1)?.act;
    store.dispatch({ kind: "undo" });
    announce(act ? t("undone", { act: t(`acts.${act}`) }) : t("nothingToUndo"));
  }, [store, announce, t]);
  const redo = useCallback(() => {
    const act = store.read().future[0]?.act;
    store.dispatch({ kind: "redo" });
    announce(act ? t("redone", { act: t(`acts.${act}`) }) : t("nothingToRedo"));
  }, [store, announce, t]);
  return useMemo(() => {
    const changeContents: DesignActs["changeContents"] = (act, change, { mergeKey } = {}) =>
      store.dispatch({ kind: "change", act, change, mergeKey, atMs: Date.now() });
    const change: DesignActs["change"] = (act, next, options) =>
      changeContents(act, (contents) => ({ ...contents, config: next(contents.config) }), options);
    return { change, changeContents, undo, redo };
  }, [store, undo, redo]);
}
