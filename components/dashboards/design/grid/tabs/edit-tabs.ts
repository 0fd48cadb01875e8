import type { DashboardConfig } from "@/lib/dashboard/config/schema";
import { moveToGrid } from "@/lib/dashboard/layout/add-widgets";
import { type GridKey, gridOf, sectionsOf, tabOf, widgetsOn } from "@/lib/dashboard/layout/widget-grids";

type NewTab = { readonly own: string; readonly added: string; readonly titleAt: (number: number) => string };

/** Adds a tab at the end. Where there was none, what there is becomes the first (`own`), so that there are two to choose from. */
export function withNewTab(config: DashboardConfig, { own, added, titleAt }: NewTab): DashboardConfig {
  const tabs = config.tabs.length === 0 ? [{ id: own, title: titleAt(1) }] : config.tabs;
  return { ...config, tabs: [...tabs, { id: added, title: titleAt(tabs.length + 1) }] };
}

/** Takes a tab away with everything on it; of the last one only the heading, so that no widget goes with it. */
export function removeTab(config: DashboardConfig, tabId: string): DashboardConfig {
  if (config.tabs.length === 1) return { ...config, tabs: [] };
  const gone = new Set(sectionsOf(config, tabId).map(({ id }) => id));
  // What belongs to the first tab without saying so must not come to stand on the next one.
  const widgets = config.widgets.filter((widget) => gridOf(config, widget).tabId !== tabId);
  return {
    ...config,
    widgets,
    sections: config.sections.filter(({ id }) => !gone.has(id)),
    tabs: config.tabs.filter(({ id }) => id !== tabId),
  };
}

/** Takes a section away; its widgets move above the sections of its tab. */
export function removeSection(config: DashboardConfig, sectionId: string): DashboardConfig {
  const section = config.sections.find(({ id }) => id === sectionId);
  if (!section) return config;
  const from: GridKey = { tabId: tabOf(config, section.tabId), sectionId };
  const ids = new Set(widgetsOn(config, from).map(({ id }) => id));
  const moved = moveToGrid(config, ids, { tabId: from.tabId, sectionId: null }, from);
  return { ...moved, sections: moved.sections.filter(({ id }) => id !== sectionId) };
}

/** The section one up or down among those of its tab. */
export function moveSection(config: DashboardConfig, sectionId: string, by: -1 | 1): DashboardConfig {
  const section = config.sections.find(({ id }) => id === sectionId);
  const own = sectionsOf(config, section?.tabId ?? null);
  const at = own.findIndex(({ id }) => id === sectionId);
  const other = own[at + by];
  if (!section || !other) return config;
  const sections = config.sections.map((each) => (each === section ? other : each === other ? section : each));
  return { ...config, sections };
}
