import type { DashboardConfig } from "@/lib/dashboard/config/schema";
import type { ShownWidget } from "@/lib/dashboard/share/schema";

type Contents = Pick<DashboardConfig, "tabs" | "sections"> & { readonly widgets: readonly ShownWidget[] };

/** What stands on a tab: above all sections, and in each of them. What names no tab stands on the first. */
export function tabContents(config: Contents, tabId: string | null) {
  const isHere = (id: string | null) => (id ?? config.tabs[0]?.id ?? null) === tabId;
  const widgets = config.widgets.filter((widget) => isHere(widget.tabId));
  const here = config.sections.filter((section) => isHere(section.tabId));
  const known = new Set(here.map(({ id }) => id));
  return {
    loose: widgets.filter(({ sectionId }) => sectionId === null || !known.has(sectionId)),
    sections: here.map((section) => ({ section, widgets: widgets.filter((one) => one.sectionId === section.id) })),
  };
}
