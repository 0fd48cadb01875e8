import type { ChartWidget, DashboardConfig, DashboardFilter, FilterValue } from "@/lib/dashboard/config/schema";
import type { ConfigChange } from "@/lib/dashboard/design/schema";
import type { TimeGrain } from "@/lib/execute/schema";
import { compilePlan } from "@/lib/nl2sql/compile-plan";
import { outputNames, seriesNames } from "@/lib/nl2sql/output-names";
import type { QueryPlan } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

type Comparison = "previous" | "year_ago";

/** The date filter of a dashboard set to compare: what it reaches then shows both periods. Null: there is none with a period. */
export function comparingFilter({ filters }: DashboardConfig, compare: Comparison): DashboardFilter | null {
  const date = filters.find(({ kind }) => kind === "date");
  if (date === undefined) return null;
  const lastYear: FilterValue = { kind: "relative", anchor: "last", count: 12, unit: "month", compare };
  const { default: value } = date;
  if (value?.kind === "relative" || value?.kind === "range") return { ...date, default: { ...value, compare } };
  return { ...date, default: lastYear };
}

/** Rows back to the same time of the year before. */
const stepsOfYear: Partial<Record<TimeGrain, number>> = { year: 1, quarter: 4, month: 12, week: 52, day: 365 };
const comparable = new Set(["line", "area", "bar", "number"]);

/**
 * A course with its growth in per cent beside it: the query computes it, the chart draws it on an axis of its own.
 * **Nulls** the widget has no plan over time of one figure.
 */
export function withGrowth(
  widget: ChartWidget,
  { model, compare, label }: { readonly model: SemanticModel; readonly compare: Comparison; readonly label: string },
): ConfigChange | null {
  const { plan } = widget.query;
  const grain = plan?.dimensions[0]?.grain;
  if (!plan || !grain || plan.dimensions.length !== 1 || plan.measures.length !== 1) return null;
  const periods = compare === "previous" ? 1 : stepsOfYear[grain];
  if (periods === undefined || plan.series.length > 0 || !comparable.has(widget.chart.type)) return null;
  const grown: QueryPlan = { ...plan, series: [{ kind: "growth", measure: 0, periods, label }] };
  const sql = compilePlan(grown, model);
  const [figure] = outputNames(grown).slice(1);
  const [growth] = seriesNames(grown);
  if (!sql.ok || figure === undefined || growth === undefined) return null;
  const options = {
    ...widget.chart.options,
    measures: { [figure]: { as: "bar" as const }, [growth]: { as: "line" as const, axis: "right" as const } },
  };
  return {
    kind: "change_widget",
    widget: {
      ...widget,
      query: { ...widget.query, plan: grown, sql: sql.value },
      chart: { ...widget.chart, type: "combination", y: [figure, growth], stacked: false, options },
    },
  };
}
