import type { DashboardConfig, Widget } from "@/lib/dashboard/config/schema";
import type { ConfigChange } from "@/lib/dashboard/design/schema";

export type TitledConfig = { readonly title: string; readonly config: DashboardConfig };

/**
 * Applies proposed changes in their order. What a change names and is gone by then is passed over: pieces of a proposal are taken one
 * by one, and people go on designing meanwhile. Places are settled by whoever stores it.
 */
export function applyChanges(to: TitledConfig, changes: readonly ConfigChange[]): TitledConfig {
  return changes.reduce(applyChange, to);
}

function applyChange({ title, config }: TitledConfig, change: ConfigChange): TitledConfig {
  const widgets = changedWidgets(config.widgets, change);
  if (widgets !== null) return { title, config: { ...config, widgets } };
  switch (change.kind) {
    case "set_title":
      return { title: change.title, config };
    case "add_filter":
      return { title, config: { ...config, filters: [...without(config.filters, change.filter.id), change.filter] } };
    case "remove_filter":
      return { title, config: { ...config, filters: without(config.filters, change.filterId) } };
    case "add_tab":
      return { title, config: { ...config, tabs: [...without(config.tabs, change.tab.id), change.tab] } };
    case "add_section":
      return {
        title,
        config: { ...config, sections: [...without(config.sections, change.section.id), change.section] },
      };
    case "set_text": {
      const texts = config.texts[change.language];
      const own = { ...texts, [change.id]: { ...texts?.[change.id], title: change.title } };
      return { title, config: { ...config, texts: { ...config.texts, [change.language]: own } } };
    }
    default:
      return { title, config };
  }
}

/** Null: the change is of something else. */
function changedWidgets(widgets: readonly Widget[], change: ConfigChange): Widget[] | null {
  switch (change.kind) {
    case "add_widget":
      return [...without(widgets, change.widget.id), change.widget];
    case "change_widget":
      return widgets.map((widget) => (widget.id === change.widget.id ? change.widget : widget));
    case "remove_widget":
      return without(widgets, change.widgetId);
    case "move_widget":
      return widgets.map((widget) => (widget.id === change.widgetId ? { ...widget, place: change.place } : widget));
    default:
      return null;
  }
}

function without<T extends { readonly id: string }>(items: readonly T[], id: string): T[] {
  return items.filter((item) => item.id !== id);
}
