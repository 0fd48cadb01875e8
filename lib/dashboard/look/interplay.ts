import "server-only";
import type { DashboardConfig, WidgetQuery } from "@/lib/dashboard/config/schema";
import { filterTarget } from "@/lib/dashboard/look/filter-target";
import { levelBelow } from "@/lib/dashboard/look/levels";
import { type LookContext, openLook, queriesOf } from "@/lib/dashboard/look/look-context";
import { isSameColumn } from "@/lib/dashboard/look/narrow-sql";
import { reaches } from "@/lib/dashboard/look/reach";
import { emptyLook, type Interplay } from "@/lib/dashboard/look/schema";
import { resultColumns, type ShownColumn, shownColumns } from "@/lib/dashboard/look/shown-columns";
import type { Sighting } from "@/lib/dashboard/look/sighting";
import type { CheckedColumn } from "@/lib/guard/checked-sql";
import { ok, type Result } from "@/lib/result";
import type { SemanticView } from "@/lib/semantic/access-policy";
import { semanticViewFor } from "@/lib/semantic/semantic-view";

/** A query of a widget, with what the viewer may see of its source. */
type Known = {
  readonly widgetId: string;
  readonly isChart: boolean;
  readonly query: WidgetQuery;
  readonly view: SemanticView;
  /** Of SQL that somebody wrote. */
  readonly columns: readonly CheckedColumn[];
};

/**
 * What hangs together on a dashboard for this viewer: what a click changes, what can be opened up, which widgets a filter concerns.
 * Nothing is run. **Fails** dashboard/not-found.
 */
export async function interplay(sighting: Sighting): Promise<Result<Interplay>> {
  const opened = await openLook(sighting, emptyLook);
  return opened.ok ? ok(await interplayOf(opened.value)) : opened;
}

/** The same of a look that is open already. */
export async function interplayOf(context: LookContext): Promise<Interplay> {
  const known = (await Promise.all(context.config.widgets.map((widget) => knownQueries(widget, context)))).flat();
  const charts = known.filter(({ isChart }) => isChart);
  const filters = context.config.filters.map((filter) => {
    const met = known.filter(({ query, widgetId, view }) =>
      filterTarget(filter, widgetId, { query, model: view.model }),
    );
    return [filter.id, [...new Set(met.map(({ widgetId }) => widgetId))]];
  });
  const widgets = charts.map((chart) => [chart.widgetId, ofChart(chart, known, context)]);
  return { widgets: Object.fromEntries(widgets), filters: Object.fromEntries(filters) };
}

async function knownQueries(
  widget: DashboardConfig["widgets"][number],
  { viewer, today }: LookContext,
): Promise<Known[]> {
  const known = queriesOf(widget).map(async ({ query }): Promise<Known[]> => {
    const view = await semanticViewFor(viewer, query.sourceId);
    // What cannot be read is said where its rows would stand; nothing hangs together with it.
    if (!view.ok) return [];
    const columns = query.plan === null ? resultColumns(query, today, view.value) : ok([]);
    const shown = columns.ok ? columns.value : [];
    return [{ widgetId: widget.id, isChart: widget.kind === "chart", query, view: view.value, columns: shown }];
  });
  return (await Promise.all(known)).flat();
}

function ofChart(chart: Known, known: readonly Known[], context: LookContext): Interplay["widgets"][string] {
  const { query, widgetId, view } = chart;
  const { plan } = query;
  const others = known.filter((other) => other.widgetId !== widgetId && other.query.sourceId === query.sourceId);
  const clicks = shownColumns(query, widgetId, { context, view }).map((column) => {
    const affected = others.filter((other) => follows(other, column)).map((other) => other.widgetId);
    return { column: column.name, affects: [...new Set(affected)] };
  });
  const dimensions = plan?.dimensions ?? [];
  return {
    clicks,
    drills: plan?.combine === null && dimensions.some((dimension) => levelBelow(dimension, view.model) !== null),
    rows: plan !== null && plan.combine === null && plan.measures.length > 0 && context.viewer.lentBy === undefined,
    zooms: context.config.interactions.dateZoom && dimensions.some(({ grain }) => grain !== null),
  };
}

/** Whether a widget follows a click on a column of another. */
function follows({ query, view, columns }: Known, column: ShownColumn): boolean {
  if (query.plan !== null) return reaches(query.plan, { ...column.ref, path: null }, view.model);
  return columns.some((own) => isSameColumn(own, column));
}
