import "server-only";
import type { DashboardFilter } from "@/lib/dashboard/config/schema";
import { shownRefusal } from "@/lib/dashboard/look/failed-widget";
import { type LookContext, openLook } from "@/lib/dashboard/look/look-context";
import { narrowingConditions } from "@/lib/dashboard/look/narrowing-conditions";
import { binsPlan } from "@/lib/dashboard/look/number-bins";
import { columnIn } from "@/lib/dashboard/look/reach";
import type { FilterOptions, Look } from "@/lib/dashboard/look/schema";
import type { Sighting } from "@/lib/dashboard/look/sighting";
import { type Refusal, refuse } from "@/lib/errors";
import type { Cell, ResultSet } from "@/lib/execute/schema";
import { compilePlan } from "@/lib/nl2sql/compile-plan";
import type { PlanFilter, PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";
import { runStoredQuery } from "@/lib/pipeline/run-stored-query";
import { fail, ok, type Result } from "@/lib/result";
import type { SemanticModel } from "@/lib/semantic/schema";
import { semanticViewFor } from "@/lib/semantic/semantic-view";

/** As many as anybody reads through; beyond that one searches. */
const optionCountMax = 200;
/** Values come and go more slowly than figures change. */
const cacheSeconds = 300;

type Options = { readonly look: Look; readonly search: string; readonly signal: AbortSignal };

/**
 * What a filter offers to whoever looks, from the data under their own row rules, narrowed by the other filters: values with how many
 * rows have them, most frequent first; of numbers and days the smallest and the largest, of numbers also how they lie between.
 * **Fails** dashboard/not-found, dashboard/filter-not-found, dashboard/filter-fixed, dashboard/filter-unusable, source/*, execute/*.
 */
export async function filterOptions(
  sighting: Sighting,
  filterId: string,
  { look, search, signal }: Options,
): Promise<Result<FilterOptions>> {
  const opened = await openLook(sighting, look);
  return opened.ok ? await filterOptionsOf(opened.value, filterId, { search, signal }) : opened;
}

/** The same of a look that is open already. **Fails** as there, but for the dashboard. */
export async function filterOptionsOf(
  context: LookContext,
  filterId: string,
  { search, signal }: Omit<Options, "look">,
): Promise<Result<FilterOptions>> {
  const filter = context.config.filters.find(({ id }) => id === filterId);
  if (!filter) return refuse("dashboard/filter-not-found");
  const prepared = await prepareOptions(context, filter);
  if (!prepared.ok) return fail(ofFilter(context, prepared.error));
  const { model, conditions } = prepared.value;
  const run = (plan: QueryPlan) => runPlan(context, filter, { plan, model, signal });
  const plan = optionsPlan(filter, conditions, search);
  const rows = await run(plan);
  if (!rows.ok) return fail(ofFilter(context, rows.error));
  if (!isRange(filter)) return ok(valuesOf(rows.value));
  const range = rangeOf(rows.value);
  return ok({
    options: [],
    truncated: false,
    range,
    bins: range === null ? [] : await binsOf(filter, { ...range, plan, model, run }),
  });
}

type Binned = {
  readonly min: Cell;
  readonly max: Cell;
  readonly plan: QueryPlan;
  readonly model: SemanticModel;
  readonly run: (plan: QueryPlan) => Promise<Result<ResultSet>>;
};

/** How the numbers lie. A filter works without knowing it: what keeps it from being counted is not worth its refusal. */
async function binsOf({ kind, column }: DashboardFilter, { plan, model, run, ...ends }: Binned): Promise<number[]> {
  if (kind !== "number") return [];
  const isWhole = columnIn(model, column)?.type === "integer";
  const counting = binsPlan(plan, { ...column, path: null }, { ...ends, isWhole });
  const counted = counting && (await run(counting));
  return counted?.ok ? (counted.value.rows[0] ?? []).map(Number) : [];
}

const isRange = ({ kind }: DashboardFilter) => kind === "date" || kind === "number";

/** Whoever only looks learns no names from a filter that does not work. */
function ofFilter(context: LookContext, error: Refusal): Refusal {
  const shown = shownRefusal(context, error);
  return shown.code === "dashboard/widget-refused" ? { code: "dashboard/filter-unusable", params: {} } : shown;
}

type Prepared = { readonly model: SemanticModel; readonly conditions: readonly PlanFilter[] };

async function prepareOptions(context: LookContext, filter: DashboardFilter): Promise<Result<Prepared>> {
  const view = await semanticViewFor(context.viewer, filter.sourceId);
  if (!view.ok) return view;
  const { model } = view.value;
  if (columnIn(model, filter.column) === null) return refuse("dashboard/filter-unusable");
  const conditions = narrowingConditions(filter, { context, model });
  return conditions.ok ? ok({ model, conditions: conditions.value }) : conditions;
}

type Run = { readonly plan: QueryPlan; readonly model: SemanticModel; readonly signal: AbortSignal };

async function runPlan(
  { viewer, dashboard }: LookContext,
  filter: DashboardFilter,
  { plan, model, signal }: Run,
): Promise<Result<ResultSet>> {
  const sql = compilePlan(plan, model);
  if (!sql.ok) return sql;
  const asked = `${dashboard.title} / ${filter.label}`;
  const run = await runStoredQuery(
    viewer,
    { sourceId: filter.sourceId, sql: sql.value },
    { signal, cacheSeconds, occasion: { kind: "sample", asked, subject: dashboard.id } },
  );
  return run.ok ? ok(run.value.result) : run;
}

function optionsPlan(filter: DashboardFilter, conditions: readonly PlanFilter[], search: string): QueryPlan {
  const column = { ...filter.column, path: null };
  const figure = (aggregate: PlanMeasure["aggregate"], of: PlanMeasure["column"], label: string): PlanMeasure => ({
    ...{ aggregate, entity: column.entity, column: of, measureId: null, label },
  });
  const found: PlanFilter[] =
    search === "" || isRange(filter)
      ? []
      : [{ kind: "predicate", column, operator: "contains", values: [search], exact: false }];
  const all = [...conditions, ...found];
  const ends = [figure("min", column, "smallest"), figure("max", column, "largest")];
  return {
    ...{ version: 1, root: column.entity, distinct: false, having: [], series: [], combine: null },
    measures: isRange(filter) ? ends : [figure("count", null, "rows")],
    dimensions: isRange(filter) ? [] : [{ column, grain: null, label: "value" }],
    filter: all.length === 0 ? null : { kind: "and", filters: all },
    order: isRange(filter) ? [] : [{ by: { kind: "measure", index: 0 }, direction: "desc" }],
    limit: isRange(filter) ? null : optionCountMax + 1,
  };
}

function rangeOf({ rows: [row] }: ResultSet): FilterOptions["range"] {
  const [min = null, max = null] = row ?? [];
  return min === null || max === null ? null : { min, max };
}

function valuesOf({ rows }: ResultSet): FilterOptions {
  const options = rows.slice(0, optionCountMax).map(([value = null, count]) => ({ value, count: Number(count) }));
  return { options, truncated: rows.length > optionCountMax, range: null, bins: [] };
}
