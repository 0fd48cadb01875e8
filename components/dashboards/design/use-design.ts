"use client";

import { useCallback, useEffect, useReducer, useState } from "react";
import {
  type Contents,
  historyReducer,
  sameContents,
  startHistory,
} from "@/components/dashboards/design/design-history";
import { dropDraft, readDraft, writeDraft } from "@/components/dashboards/design/draft-storage";
import type { DashboardConfig } from "@/lib/dashboard/config/schema";
import type { Dashboard } from "@/lib/dashboard/schema";

/** A design session: the contents being made, the revision they were made from, and every step back. */
export function useDesign(dashboard: Dashboard) {
  const [draft] = useState(() => readDraft(dashboard.id));
  const [base, setBase] = useState<Contents & { revision: number }>(() => ({
    title: dashboard.title,
    config: dashboard.config,
    revision: draft?.revision ?? dashboard.revision,
  }));
  const [history, dispatch] = useReducer(historyReducer, draft ?? base, startHistory);
  const isDirty = !sameContents(history.present, base);

  // Talks to the browser's storage: a reload, a crash or a closed tab must not cost the work.
  useEffect(() => {
    if (isDirty) writeDraft(dashboard.id, base.revision, history.present);
    else dropDraft(dashboard.id);
  }, [dashboard.id, base.revision, history.present, isDirty]);

  const change = useCallback(
    (edit: (contents: Contents) => Contents) => dispatch({ kind: "change", change: edit }),
    [],
  );
  const changeConfig = useCallback(
    (edit: (config: DashboardConfig) => DashboardConfig) =>
      change((contents) => ({ ...contents, config: edit(contents.config) })),
    [change],
  );
  return {
    contents: history.present,
    revision: base.revision,
    isDirty,
    /** The session began with work that an earlier one had left unsaved. */
    isRestored: draft !== null,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change,
    changeConfig,
    undo: () => dispatch({ kind: "undo" }),
    redo: () => dispatch({ kind: "redo" }),
    /** What was just saved becomes what changes are measured against; the steps back stay. */
    saved: ({ title, config, revision }: Dashboard) => {
      setBase({ title, config, revision });
      // The server may have settled places; the present then follows it without a step of its own.
      dispatch({ kind: "change", change: (contents) => (contents.title === title ? { title, config } : contents) });
    },
    /** Goes back to what is saved, as a step that can be undone like any other. */
    discard: () => {
      const { title, config, revision } = dashboard;
      setBase({ title, config, revision });
      dispatch({ kind: "change", change: () => ({ title, config }) });
    },
    /** Throws everything away, steps included, and starts over from these contents. */
    reset: ({ title, config, revision }: Dashboard) => {
      dropDraft(dashboard.id);
      setBase({ title, config, revision });
      dispatch({ kind: "reset", contents: { title, config } });
    },
  };
}

export type Design = ReturnType<typeof useDesign>;
