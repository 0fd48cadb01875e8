import { type Condition, conditionOfPoint } from "@/lib/dashboard/look/condition";
import { type LookContext, queriesOf } from "@/lib/dashboard/look/look-context";
import { type ShownColumn, shownColumns } from "@/lib/dashboard/look/shown-columns";
import type { SemanticView } from "@/lib/semantic/access-policy";

/** What was clicked elsewhere, as it concerns a widget of the same source. */
export type CrossFilter = {
  /** The widget that was clicked. */
  readonly widgetId: string;
  readonly conditions: readonly { readonly column: ShownColumn; readonly condition: Condition }[];
};

/** The cross-filters of all other widgets over the same source. Points on columns that their widgets do not show any more are left out. */
export function crossFilters(
  widgetId: string,
  sourceId: string,
  { context, view }: { context: LookContext; view: SemanticView },
): CrossFilter[] {
  return context.config.widgets.flatMap((widget): CrossFilter[] => {
    const points = Object.hasOwn(context.look.cross, widget.id) ? context.look.cross[widget.id] : undefined;
    const [clicked] = queriesOf(widget);
    if (widget.id === widgetId || widget.kind !== "chart" || !points || clicked?.query.sourceId !== sourceId) return [];
    const columns = shownColumns(widget.query, widget.id, { context, view });
    const conditions = points.flatMap((point) => {
      const column = columns.find(({ name }) => name === point.column);
      return column ? [{ column, condition: conditionOfPoint(point.value, column.grain) }] : [];
    });
    return conditions.length === 0 ? [] : [{ widgetId: widget.id, conditions }];
  });
}
