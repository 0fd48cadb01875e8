"use client";

import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useLookAddress } from "@/components/dashboards/view/look/use-look-address";
import { interplayQuery, readRows, type Sight } from "@/lib/client/dashboard-look";
import { RowsReader } from "@/lib/client/rows-reader";
import type { Interplay, Look } from "@/lib/dashboard/look/schema";
import type { SharedDashboard } from "@/lib/dashboard/share/schema";

/** A dashboard as everybody gets it who looks, by whatever right. */
export type LookedAt = Pick<SharedDashboard, "title" | "revision" | "config" | "fixedFilterIds">;

export type LookState = LookedAt & {
  readonly sight: Sight;
  readonly look: Look;
  /** One step that the back button takes back. */
  readonly changeLook: (next: Look) => void;
  /** Undefined while it is not known what hangs together. */
  readonly interplay: Interplay | undefined;
  readonly reader: RowsReader;
  /** The tab that is open; null: there are none. */
  readonly tabId: string | null;
  readonly openTab: (tabId: string) => void;
  /** Other words of the address: how often it is read anew, whether pages turn by themselves. */
  readonly param: (name: string) => string | null;
  readonly setParam: (name: string, value: string | null, how?: "push" | "replace") => void;
};

const LookContext = createContext<LookState | null>(null);

type LookProviderProps = { sight: Sight; dashboard: LookedAt; children: ReactNode };

/** How somebody looks at a dashboard, known to everything on it. */
export function LookProvider({ sight, dashboard, children }: LookProviderProps) {
  const { title, revision, config, fixedFilterIds } = dashboard;
  const { look, changeLook, param, setParam } = useLookAddress();
  const { data: interplay } = useQuery(interplayQuery(sight, revision));
  const reader = useMemo(() => new RowsReader(sight, readRows), [sight]);
  const asked = param("tab");
  const tabId = (config.tabs.find(({ id }) => id === asked) ?? config.tabs[0])?.id ?? null;
  const state: LookState = {
    ...{ sight, title, revision, config, fixedFilterIds, look, changeLook, interplay, reader, tabId, param, setParam },
    openTab: (id) => setParam("tab", id === config.tabs[0]?.id ? null : id),
  };
  return <LookContext value={state}>{children}</LookContext>;
}

/** How somebody looks at this dashboard. Only below `LookProvider`. */
export function useLook(): LookState {
  const state = useContext(LookContext);
  if (state === null) throw new Error("useLook stands outside LookProvider");
  return state;
}
