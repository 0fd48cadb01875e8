import { isSame } from "@/lib/dashboard/config/is-same";
import type { DashboardConfig, Widget } from "@/lib/dashboard/config/schema";
import type { ConfigDifference } from "@/lib/dashboard/design/schema";

/** Parts of a widget that say where it stands; all others say what it is. */
const placeParts: ReadonlySet<string> = new Set(["place", "places", "tabId", "sectionId", "locked"]);

/**
 * What differs between two configurations. **Order** as the widgets stand in `after`, then those that are gone.
 * A widget that only stands elsewhere is "moved"; one that was changed and moved is "changed".
 */
export function diffConfigs(before: DashboardConfig, after: DashboardConfig): ConfigDifference {
  const old = new Map(before.widgets.map((widget) => [widget.id, widget]));
  const kept = new Set(after.widgets.map(({ id }) => id));
  const widgets = [
    ...after.widgets.flatMap((widget) => widgetDifference(old.get(widget.id), widget)),
    ...before.widgets
      .filter(({ id }) => !kept.has(id))
      .map(({ id, title }) => ({ id, title, what: "removed" as const, parts: [] })),
  ];
  return { widgets, others: differingParts(before, after).filter((part) => part !== "widgets" && part !== "version") };
}

function widgetDifference(before: Widget | undefined, after: Widget): ConfigDifference["widgets"] {
  const { id, title } = after;
  if (!before) return [{ id, title, what: "added", parts: [] }];
  const parts = differingParts(before, after);
  if (parts.length === 0) return [];
  return [{ id, title, what: parts.every((part) => placeParts.has(part)) ? "moved" : "changed", parts }];
}

function differingParts(before: object, after: object): string[] {
  const parts = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...parts].filter((part) => !isSame(before[part as keyof typeof before], after[part as keyof typeof after]));
}

/** Whether nothing differs. */
export function isUnchanged({ widgets, others }: ConfigDifference): boolean {
  return widgets.length === 0 && others.length === 0;
}
