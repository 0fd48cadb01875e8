import type { Contents } from "@/components/dashboards/design/design-history";
import { isSame } from "@/lib/dashboard/config/is-same";
import type { ConfigChange } from "@/lib/dashboard/design/schema";

/** Whether a design has these changes in it: read from the design itself, so that undoing one gives the piece free again. */
export function isTaken(changes: readonly ConfigChange[], contents: Contents): boolean {
  return changes.every((change) => isIn(change, contents));
}

function isIn(change: ConfigChange, { title, config }: Contents): boolean {
  switch (change.kind) {
    case "add_widget":
      return config.widgets.some(({ id }) => id === change.widget.id);
    case "change_widget": {
      const now = config.widgets.find(({ id }) => id === change.widget.id);
      // Where it stands is no part of what was changed.
      return (
        now !== undefined && isSame({ ...now, place: change.widget.place, places: change.widget.places }, change.widget)
      );
    }
    case "remove_widget":
      return config.widgets.every(({ id }) => id !== change.widgetId);
    case "add_filter":
      return config.filters.some((filter) => isSame(filter, change.filter));
    case "remove_filter":
      return config.filters.every(({ id }) => id !== change.filterId);
    case "add_tab":
      return config.tabs.some(({ id }) => id === change.tab.id);
    case "add_section":
      return config.sections.some(({ id }) => id === change.section.id);
    case "set_title":
      return title === change.title;
    case "move_widget":
    case "set_text":
      return true;
  }
}
