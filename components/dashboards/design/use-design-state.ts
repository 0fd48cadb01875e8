"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState, useSyncExternalStore } from "react";
import type { Design, DesignActs, DesignPanel } from "@/components/dashboards/design/design-context";
import type { DesignStore } from "@/components/dashboards/design/design-store";
import type { Breakpoint } from "@/lib/dashboard/config/schema";

/** The design as its parts see it: the present contents, what is open and marked, and all that can be done. */
export function useDesignState(dashboardId: string, store: DesignStore, isDirty: boolean) {
  const { present, past, future } = useSyncExternalStore(store.subscribe, store.read, store.read);
  const [selection, select] = useState<readonly string[]>([]);
  const [breakpoint, setBreakpoint] = useState<Breakpoint>("desktop");
  const [tabId, setTabId] = useState<string | null>(null);
  // A new dashboard that was described opens with its proposal.
  const opensWithAi = useSearchParams().get("panel") === "ai";
  const [panel, setPanel] = useState<DesignPanel | null>(opensWithAi ? { kind: "ai" } : null);
  const [announcement, announce] = useState("");
  const steps = useSteps(store, announce);
  const acts = useMemo<DesignActs>(() => ({ ...steps, select, setBreakpoint, setTabId, setPanel, announce }), [steps]);
  const undoAct = past.at(-1)?.act ?? null;
  const redoAct = future[0]?.act ?? null;
  const { title, config } = present;
  const design = useMemo<Design>(
    () => ({
      ...{ ...acts, dashboardId, title, config, isDirty, undoAct, redoAct },
      ...{ canUndo: undoAct !== null, canRedo: redoAct !== null },
      ...{ selection, breakpoint, tabId, panel, isReadOnly: false },
    }),
    [acts, dashboardId, title, config, isDirty, undoAct, redoAct, selection, breakpoint, tabId, panel],
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
