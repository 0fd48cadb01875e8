import type { WidgetQuery } from "@/lib/dashboard/config/schema";
import type { Alignment } from "@/lib/dashboard/look/align-comparison";
import { addPeriods } from "@/lib/dashboard/look/calendar";
import { conditionOfFilter } from "@/lib/dashboard/look/condition";
import { comparedRange, dayRange } from "@/lib/dashboard/look/day-range";
import { filterTarget } from "@/lib/dashboard/look/filter-target";
import type { SetFilter } from "@/lib/dashboard/look/filters-in-force";
import type { LookContext } from "@/lib/dashboard/look/look-context";
import { daysLabel } from "@/lib/dashboard/look/look-texts";
import { resultColumns } from "@/lib/dashboard/look/shown-columns";
import { type Ask, widgetAsk } from "@/lib/dashboard/look/widget-ask";
import { outputNames } from "@/lib/nl2sql/output-names";
import { ok, type Result } from "@/lib/result";
import type { SemanticView } from "@/lib/semantic/access-policy";

export type ComparisonAsk = {
  readonly ask: Ask;
  readonly label: string;
  /** Null: nothing of the result is a time of the compared stretch. */
  readonly alignment: Alignment | null;
};

type Asked = { readonly query: WidgetQuery; readonly widgetId: string };
type In = { readonly context: LookContext; readonly view: SemanticView };

/**
 * The same question of the days that a filter compares with. Nulls: null where no filter that the widget meets compares.
 * **Fails** as `widgetAsk`.
 */
export function comparisonAsk(asked: Asked, shown: Ask, within: In): Result<ComparisonAsk | null> {
  const { context } = within;
  const compared = context.filters.set.find(({ filter, value }) => {
    const compares = (value.kind === "relative" || value.kind === "range") && value.compare !== "none";
    return compares && shown.applied.includes(filter.id);
  });
  if (!compared || (compared.value.kind !== "relative" && compared.value.kind !== "range")) return ok(null);
  const days = dayRange(compared.value, context.today);
  const before = comparedRange(compared.value, days);
  if (before === null || days.from === null) return ok(null);
  const value = { kind: "range", from: before.from, to: addPeriods(before.to, "day", -1), compare: "none" } as const;
  const condition = conditionOfFilter(value, context.today);
  if (condition === null) return ok(null);
  const moved: SetFilter = { ...compared, value, condition };
  const set = context.filters.set.map((one) => (one === compared ? moved : one));
  const ask = widgetAsk(asked, within, set);
  if (!ask.ok) return ask;
  const time = timeColumn(asked, ask.value, compared, within);
  const alignment = time && { ...time, from: days.from, comparedFrom: before.from };
  return ok({ ask: ask.value, label: daysLabel(before, context.viewer.locale), alignment });
}

/** The column of the result that holds the time that the filter is on. */
function timeColumn(
  { query, widgetId }: Asked,
  { shown }: Ask,
  { filter }: SetFilter,
  { context, view }: In,
): Pick<Alignment, "column" | "grain"> | null {
  const target = filterTarget(filter, widgetId, { query, model: view.model });
  if (shown !== null) {
    const on = target?.kind === "column" ? target.column : null;
    const isOn = ({ column }: { column: { entity: string; column: string } }) =>
      column.entity === on?.entity && column.column === on.column;
    const index = shown.plan.dimensions.findIndex((dimension) => isOn(dimension) && !dimension.part);
    const dimension = shown.plan.dimensions[index];
    return dimension ? { column: outputNames(shown.plan)[index] ?? "", grain: dimension.grain } : null;
  }
  const columns = resultColumns(query, context.today, view);
  if (!columns.ok) return null;
  const isOn = ({ name, source }: (typeof columns.value)[number]) =>
    target?.kind === "output"
      ? name === target.column
      : source?.entity === filter.column.entity && source.column === filter.column.column;
  const column = columns.value.find((one) => isOn(one) && one.aggregate === null && !one.part);
  return column ? { column: column.name, grain: column.grain } : null;
}
