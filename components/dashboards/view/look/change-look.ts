import type { DashboardFilter, FilterValue } from "@/lib/dashboard/config/schema";
import { emptyLook, type Look, type Point } from "@/lib/dashboard/look/schema";

/** What a filter is set to at this look. **Nulls** null: to nothing. */
export function valueOfFilter(filter: DashboardFilter, look: Look): FilterValue | null {
  const set = look.filters[filter.id];
  return set === undefined ? filter.default : set;
}

/** Sets a filter. Its default, and nothing where there is none, are not kept in the look: what is as designed needs no word. */
export function withFilter(look: Look, filter: DashboardFilter, value: FilterValue | null): Look {
  const { [filter.id]: _, ...others } = look.filters;
  const isDefault = JSON.stringify(value) === JSON.stringify(filter.default);
  return { ...look, filters: isDefault ? others : { ...others, [filter.id]: value } };
}

/** Lets a click on a widget filter the others; null takes it back. */
export function withCross(look: Look, widgetId: string, points: readonly Point[] | null): Look {
  const { [widgetId]: _, ...others } = look.cross;
  return { ...look, cross: points && points.length > 0 ? { ...others, [widgetId]: [...points] } : others };
}

/** Whether these very points filter already. */
export function isCross(look: Look, widgetId: string, points: readonly Point[]): boolean {
  return JSON.stringify(look.cross[widgetId]) === JSON.stringify(points);
}

/** One level down, into what these points stand for. What the widget filtered by before is a level it no longer shows. */
export function drilledDown(look: Look, widgetId: string, points: readonly Point[]): Look {
  const path = [...(look.drill[widgetId] ?? []), [...points]];
  return withCross({ ...look, drill: { ...look.drill, [widgetId]: path } }, widgetId, null);
}

/** Back up, until `depth` steps are left. */
export function drilledUp(look: Look, widgetId: string, depth: number): Look {
  const { [widgetId]: path = [], ...others } = look.drill;
  const drill = depth === 0 ? others : { ...others, [widgetId]: path.slice(0, depth) };
  return withCross({ ...look, drill }, widgetId, null);
}

/** Whether anything is other than designed. */
export function isTouched(look: Look): boolean {
  return JSON.stringify(look) !== JSON.stringify(emptyLook);
}
