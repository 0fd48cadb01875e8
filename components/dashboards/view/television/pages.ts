/** A television's tour, as the address keeps it: `?screen=tv&turn=30&also=<dashboard>,<dashboard>`. */
export type Tour = {
  /** How long a page stays; null: until somebody turns it. */
  readonly turnSeconds: number | null;
  /** Dashboards that follow, the next one first. After the last it starts again. */
  readonly also: readonly string[];
};
const turnSecondsMin = 5;
const turnSecondsMax = 3_600;
const alsoMax = 20;

export function tourOf(param: (name: string) => string | null): Tour {
  const seconds = Number(param("turn") ?? Number.NaN);
  const also = (param("also") ?? "").split(",").filter((id) => id !== "");
  return {
    turnSeconds: seconds > 0 ? Math.min(turnSecondsMax, Math.max(turnSecondsMin, seconds)) : null,
    also: also.slice(0, alsoMax),
  };
}

export type Page =
  | { readonly kind: "tab"; readonly tabId: string }
  | { readonly kind: "dashboard"; readonly address: string }
  /** There is only this one. */
  | { readonly kind: "stay" };

type Here = { readonly dashboardId: string | null; readonly tabIds: readonly string[]; readonly tabId: string | null };

/** The page after this one: the next tab, then the next dashboard, then from the start. */
export function nextPage({ dashboardId, tabIds, tabId }: Here, { turnSeconds, also }: Tour): Page {
  const index = tabId === null ? -1 : tabIds.indexOf(tabId);
  const nextTab = tabIds[index + 1];
  if (index >= 0 && nextTab !== undefined) return { kind: "tab", tabId: nextTab };
  const [next, ...others] = also;
  if (next !== undefined && dashboardId !== null) {
    const parameters = new URLSearchParams({ screen: "tv", also: [...others, dashboardId].join(",") });
    if (turnSeconds !== null) parameters.set("turn", String(turnSeconds));
    return { kind: "dashboard", address: `/dashboards/${encodeURIComponent(next)}?${parameters}` };
  }
  const [first] = tabIds;
  return first === undefined || first === tabId ? { kind: "stay" } : { kind: "tab", tabId: first };
}

/** The tab before this one, round to the last. **Nulls** null: there is only this one. */
export function previousTab(tabIds: readonly string[], tabId: string | null): string | null {
  if (tabId === null || tabIds.length < 2) return null;
  return tabIds.at(tabIds.indexOf(tabId) - 1) ?? null;
}
