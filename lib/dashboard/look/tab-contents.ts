import type { DashboardConfig } from "@/lib/dashboard/config/schema";
import type { ShownWidget } from "@/lib/dashboard/share/schema";

type Contents<W extends ShownWidget> = Pick<DashboardConfig, "tabs" | "sections"> & { readonly widgets: readonly W[] };

/** What stands on a tab: above all sections, and in each of them. What names no tab stands on the first. */
export function tabContents<W extends ShownWidget>(config: Contents<W>, tabId: string | null) {
  const isHere = (id: string | null) => (id ?? config.tabs[0]?.id ?? null) === tabId;
  const widgets = config.widgets.filter((widget) => isHere(widget.tabId));
  const here = config.sections.filter((section) => isHere(section.tabId));
  const known = new Set(here.map(({ id }) => id));
  return {
    loose: widgets.filter(({ sectionId }) => sectionId === null || !known.has(sectionId)),
    sections: here.map((section) => ({ section, widgets: widgets.filter((one) => one.sectionId === section.id) })),
  };
}
