import type { DashboardConfig, Widget } from "@/lib/dashboard/config/schema";

/** A grid of a dashboard: that of a section, or the one above all sections of a tab. */
export type GridKey = { readonly tabId: string | null; readonly sectionId: string | null };

type Parts = Pick<DashboardConfig, "tabs" | "sections">;

/** The tab that is meant. **Nulls** null and unknown ids mean the first tab; null comes back where there are no tabs. */
export function tabOf({ tabs }: Pick<DashboardConfig, "tabs">, tabId: string | null): string | null {
  return tabs.some(({ id }) => id === tabId) ? tabId : (tabs[0]?.id ?? null);
}

/** The sections of a tab. **Order** as they are listed. */
export function sectionsOf({ tabs, sections }: Parts, tabId: string | null): DashboardConfig["sections"] {
  const tab = tabOf({ tabs }, tabId);
  return sections.filter((section) => tabOf({ tabs }, section.tabId) === tab);
}

/** The grid a widget stands on. A section decides the tab; where it is gone, the widget stands above the sections of its tab. */
export function gridOf({ tabs, sections }: Parts, widget: Pick<Widget, "tabId" | "sectionId">): GridKey {
  const section = sections.find(({ id }) => id === widget.sectionId);
  if (section) return { tabId: tabOf({ tabs }, section.tabId), sectionId: section.id };
  return { tabId: tabOf({ tabs }, widget.tabId), sectionId: null };
}

export function isSameGrid(a: GridKey, b: GridKey): boolean {
  return a.tabId === b.tabId && a.sectionId === b.sectionId;
}

/** The widgets of one grid. **Order** of the configuration. */
export function widgetsOn<W extends Pick<Widget, "tabId" | "sectionId">>(
  config: Parts & { readonly widgets: readonly W[] },
  grid: GridKey,
): readonly W[] {
  return config.widgets.filter((widget) => isSameGrid(gridOf(config, widget), grid));
}

/** All grids that can hold widgets. **Order** by tab: the one above its sections, then its sections. */
export function gridsOf({ tabs, sections }: Parts): readonly GridKey[] {
  const tabIds = tabs.length === 0 ? [null] : tabs.map(({ id }) => id);
  return tabIds.flatMap((tabId) => [
    { tabId, sectionId: null },
    ...sectionsOf({ tabs, sections }, tabId).map(({ id }) => ({ tabId, sectionId: id })),
  ]);
}
