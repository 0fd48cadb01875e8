import { useFormatter, useLocale, useTranslations } from "next-intl";
import { findColumn, isTime } from "@/components/dashboards/editor/plan/offered-columns";
import { dayBefore } from "@/components/dashboards/editor/plan/plan-days";
import type { Cell } from "@/lib/execute/schema";
import type { ColumnRef, PlanDimension, PlanFilter, PlanHaving, PlanMeasure, Predicate } from "@/lib/nl2sql/schema";
import { labelIn } from "@/lib/semantic/label-in";
import type { SemanticModel } from "@/lib/semantic/schema";

export type PlanWords = ReturnType<typeof usePlanWords>;

/** Values that a chip names before it only counts them. */
const namedMax = 2;

/** What the parts of a plan are called, in the reader's language. */
export function usePlanWords(model: SemanticModel) {
  const t = useTranslations("editor.plan");
  const locale = useLocale();
  const format = useFormatter();

  const entity = (id: string) => {
    const found = model.entities.find((one) => one.id === id);
    return found ? labelIn(found, locale) : id;
  };
  const column = (ref: ColumnRef) => {
    const found = findColumn(model, ref.entity, ref.column);
    return found ? labelIn(found.column, locale) : ref.column;
  };
  const measure = (one: PlanMeasure): string => {
    // What is more than one aggregate has a name that says it, from whoever made it.
    if (one.ratio || one.filter || (one.terms?.length ?? 0) > 0) return one.label;
    const named = model.measures.find(({ id }) => id === one.measureId);
    if (named) return labelIn(named, locale);
    if (one.column === null) return t("rowsOf", { table: entity(one.entity) });
    return t(`aggregateOf.${one.aggregate}`, { column: column(one.column) });
  };
  const dimension = ({ column: ref, grain, part }: PlanDimension): string => {
    if (grain) return t("byGrain", { column: column(ref), grain: t(`grains.${grain}`) });
    return part ? t("byPart", { column: column(ref), part: t(`parts.${part}`) }) : column(ref);
  };
  const value = (cell: Cell) =>
    cell === null ? t("noValue") : typeof cell === "number" ? format.number(cell) : String(cell);
  const predicate = ({ column: ref, operator, values }: Predicate): string => {
    const found = findColumn(model, ref.entity, ref.column);
    const isDays = found !== null && isTime(found.column) && operator === "between";
    const shown = isDays ? [values[0] ?? null, dayBefore(String(values[1] ?? ""))] : values;
    const list = shown
      .slice(0, namedMax)
      .map(value)
      .join(operator === "between" ? " – " : ", ");
    const more = shown.length - namedMax;
    const said = more > 0 ? t("andMore", { list, count: more }) : list;
    return t("condition", { column: column(ref), operator: t(`operators.${operator}`), value: said }).trim();
  };
  /** `told`: what the server said of it, for conditions that are more than a comparison. */
  const filter = (one: PlanFilter, told: string | undefined): string => {
    if (one.kind === "predicate") return predicate(one);
    const named = one.kind === "named" ? model.filters?.find(({ id }) => id === one.filter) : undefined;
    return named ? labelIn(named, locale) : (told ?? t("otherCondition"));
  };
  const having = ({ measure: of, operator, value: limit, against }: PlanHaving, told: string | undefined): string =>
    against
      ? (told ?? measure(of))
      : t("condition", { column: measure(of), operator: t(`operators.${operator}`), value: value(limit) });
  return { entity, column, measure, dimension, filter, having };
}
