import type { FilterValue, WidgetQuery } from "@/lib/dashboard/config/schema";
import { crossFilters } from "@/lib/dashboard/look/cross-filters";
import { filterTarget } from "@/lib/dashboard/look/filter-target";
import type { SetFilter } from "@/lib/dashboard/look/filters-in-force";
import type { LookContext } from "@/lib/dashboard/look/look-context";
import { outputCondition } from "@/lib/dashboard/look/output-condition";
import { parameterValues } from "@/lib/dashboard/look/parameter-values";
import { resultColumns, type ShownColumn } from "@/lib/dashboard/look/shown-columns";
import type { Ask } from "@/lib/dashboard/look/widget-ask";
import { timeGrains } from "@/lib/execute/schema";
import type { CheckedColumn } from "@/lib/guard/checked-sql";
import { fillParameters } from "@/lib/guard/fill-parameters";
import { filterOutput, type OutputCondition } from "@/lib/guard/filter-output";
import { ok, type Result } from "@/lib/result";
import type { SemanticView } from "@/lib/semantic/access-policy";

type Asked = { readonly query: WidgetQuery; readonly widgetId: string };
type In = { readonly context: LookContext; readonly view: SemanticView };

/**
 * SQL that somebody wrote, with filters in its parameters and, by columns of its result, around it.
 * **Fails** guard/*.
 */
export function narrowSql({ query, widgetId }: Asked, { context, view }: In, set: readonly SetFilter[]): Result<Ask> {
  const { model } = view;
  const { sourceId } = query;
  const targets = set.map((one) => ({ ...one, target: filterTarget(one.filter, widgetId, { query, model }) }));
  const given = new Map<string, FilterValue>();
  const applied: string[] = [];
  for (const { target, value, filter } of targets) {
    if (target?.kind !== "parameter") continue;
    given.set(target.name, value);
    applied.push(filter.id);
  }
  const filled =
    query.parameters.length === 0
      ? ok(query.sql)
      : fillParameters(query.sql, parameterValues(query.parameters, given, context.today), model.kind);
  if (!filled.ok) return filled;
  const around = targets.filter(({ target }) => target?.kind === "output");
  const crossed = crossFilters(widgetId, sourceId, { context, view });
  const bare: Ask = { sourceId, sql: filled.value, plan: null, shown: null, applied };
  if (around.length + crossed.length === 0) return ok(bare);
  const columns = resultColumns(query, context.today, view);
  if (!columns.ok) return columns;
  const conditions: OutputCondition[][] = [];
  for (const { target, condition, filter } of around) {
    const column = columns.value.find(({ name }) => target?.kind === "output" && name === target.column);
    if (!column) continue;
    conditions.push(outputCondition(condition, column, model));
    applied.push(filter.id);
  }
  for (const cross of crossed) {
    const met = cross.conditions.flatMap(({ column: clicked, condition }) => {
      const column = columns.value.find((own) => isSameColumn(own, clicked));
      return column ? [outputCondition(condition, column, model)] : [];
    });
    conditions.push(...met);
    if (met.length > 0) applied.push(cross.widgetId);
  }
  if (conditions.length === 0) return ok(bare);
  const names = columns.value.map(({ name }) => name);
  const sql = filterOutput(filled.value, { kind: model.kind, columns: names, conditions });
  return sql.ok ? ok({ ...bare, sql: sql.value }) : sql;
}

/** The same column of the model, cut off no coarser: a month cannot be chosen among years. */
export function isSameColumn(
  { source, aggregate, grain, part }: CheckedColumn,
  { ref, grain: clicked }: ShownColumn,
): boolean {
  if (source?.entity !== ref.entity || source.column !== ref.column || aggregate !== null || part) return false;
  return grain === null || (clicked !== null && timeGrains.indexOf(grain) >= timeGrains.indexOf(clicked));
}
