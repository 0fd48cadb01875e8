import { z } from "zod";
import {
  configVersion,
  type DashboardConfig,
  dashboardFilterSchema,
  type Widget,
  widgetSchema,
} from "@/lib/dashboard/config/schema";

/** Widgets on their way through the clipboard, as JSON: to another tab, another dashboard, another window. */
const widgetClipSchema = z.object({
  querent: z.literal("widgets"),
  version: z.literal(configVersion),
  widgets: z.array(widgetSchema).min(1).max(100),
  /** Those that copied filter controls set, so that they find them on another dashboard too. */
  filters: z.array(dashboardFilterSchema).max(20).default([]),
});
export type WidgetClip = z.infer<typeof widgetClipSchema>;

/** What is copied of a configuration: the widgets with their places, and what they cannot do without. */
export function clipOf(config: DashboardConfig, ids: ReadonlySet<string>): WidgetClip {
  const widgets = config.widgets.filter(({ id }) => ids.has(id));
  const needed = new Set(widgets.flatMap((widget) => (widget.kind === "filter" ? [widget.filterId] : [])));
  return {
    ...{ querent: "widgets", version: configVersion, widgets },
    filters: config.filters.filter(({ id }) => needed.has(id)),
  };
}

/** A clip read back from text that came from anywhere. **Nulls** null: it is something else. */
export function readClip(text: string): WidgetClip | null {
  if (!text.includes('"querent"')) return null;
  try {
    const parsed = widgetClipSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    // Text that only looks like a clip: whoever pasted it meant something else.
    return null;
  }
}

/** The widgets of a clip as new ones: with ids of their own and without a grid. */
export function widgetsOfClip({ widgets }: Pick<WidgetClip, "widgets">, newId: () => string): Widget[] {
  return widgets.map((widget) => ({ ...widget, id: newId(), tabId: null, sectionId: null, places: {}, locked: false }));
}

/** The configuration with those filters of a clip that it does not have yet. */
export function withClipFilters(config: DashboardConfig, { filters }: Pick<WidgetClip, "filters">): DashboardConfig {
  const missing = filters.filter(({ id }) => !config.filters.some((filter) => filter.id === id));
  if (missing.length === 0) return config;
  // What a filter does to widgets is said by their ids, which are others here.
  return {
    ...config,
    filters: [...config.filters, ...missing.map((filter) => ({ ...filter, targets: {} }))].slice(0, 20),
  };
}
