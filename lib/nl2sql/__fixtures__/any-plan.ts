import fc from "fast-check";
import { isTime, reachable, type Typed } from "@/lib/nl2sql/__fixtures__/any-column";
import { anyFilter } from "@/lib/nl2sql/__fixtures__/any-filter";
import { anyMeasure, anyMeasureNear, isFigure } from "@/lib/nl2sql/__fixtures__/any-measure";
import {
  comparisonOperators,
  type PlanDimension,
  type PlanHaving,
  type PlanMeasure,
  type PlanSeries,
  type QueryPlan,
} from "@/lib/nl2sql/schema";
import type { Entity, SemanticModel } from "@/lib/semantic/schema";

/** Plans over a model, of every shape the language of plans has; each names only what the model has and what can be joined. */
export function anyPlan(model: SemanticModel): fc.Arbitrary<QueryPlan> {
  return fc.constantFrom(...model.entities).chain((root) => planOn(model, root, 2));
}

function planOn(model: SemanticModel, root: Entity, depth: number): fc.Arbitrary<QueryPlan> {
  const columns = reachable(model, root);
  const nested = (entity: Entity, left: number) => planOn(model, entity, left);
  const condition = (entity: Entity) => anyFilter(model, entity, 0, nested);
  const deepCondition = (entity: Entity) => anyFilter(model, entity, Math.min(1, depth), nested);
  const grouped = fc.record({
    measures: fc.array(anyMeasureNear(model, root, depth > 1 ? deepCondition : condition), {
      minLength: 1,
      maxLength: 2,
    }),
    dimensions: fc.array(anyDimension(columns), { maxLength: 2 }),
  });
  const listed = fc.record({
    measures: fc.constant<PlanMeasure[]>([]),
    dimensions: fc.array(anyDimension(columns), { minLength: 1, maxLength: 3 }),
  });
  const figure = anyMeasure(model, root, condition);
  return fc.oneof(grouped, listed).chain(({ measures, dimensions }) => {
    const isList = measures.length === 0;
    return fc
      .record({
        distinct: fc.boolean(),
        filter: fc.option(anyFilter(model, root, depth, nested)),
        having: isList ? fc.constant<PlanHaving[]>([]) : fc.array(anyHaving(figure), { maxLength: 1 }),
        order: fc.array(anyOrder(measures, dimensions, figure, columns, root), { maxLength: 2 }),
        limit: fc.option(fc.integer({ min: 1, max: 50 })),
        limitWithin: fc.option(fc.subarray(dimensions.map((_, index) => index)), { nil: undefined }),
        series: anySeriesList(measures, dimensions),
      })
      .map((rest): QueryPlan => ({ version: 1, root: root.id, measures, dimensions, combine: null, ...rest }));
  });
}

function anyDimension(columns: readonly Typed[]): fc.Arbitrary<PlanDimension> {
  const grain = fc.constantFrom("hour", "day", "week", "month", "quarter", "year");
  const part = fc.constantFrom("hour_of_day", "day_of_week", "month_of_year", "quarter_of_year");
  return fc
    .tuple(fc.constantFrom(...columns), fc.option(grain), fc.option(part))
    .map(([{ ref, column }, cut, taken]) => {
      const plain: PlanDimension = { column: ref, grain: null, label: column.label };
      if (!isTime(column)) return plain;
      // A day has no hour.
      if (taken !== null && !(taken === "hour_of_day" && column.type === "date")) return { ...plain, part: taken };
      return { ...plain, grain: cut };
    });
}

function anyHaving(figure: fc.Arbitrary<PlanMeasure>): fc.Arbitrary<PlanHaving> {
  return fc.record({
    measure: figure.filter(isFigure),
    operator: fc.constantFrom(...comparisonOperators),
    value: fc.integer({ min: -5, max: 500 }),
    against: fc.option(fc.constantFrom("avg", "min", "max", "overall")),
  });
}

function anyOrder(
  measures: readonly PlanMeasure[],
  dimensions: readonly PlanDimension[],
  figure: fc.Arbitrary<PlanMeasure>,
  columns: readonly Typed[],
  root: Entity,
) {
  const by: fc.Arbitrary<QueryPlan["order"][number]["by"]>[] = [];
  if (measures.length > 0) by.push(fc.nat(measures.length - 1).map((index) => ({ kind: "measure", index })));
  if (dimensions.length > 0) by.push(fc.nat(dimensions.length - 1).map((index) => ({ kind: "dimension", index })));
  if (measures.length > 0 && dimensions.length > 0) {
    by.push(figure.map((measure) => ({ kind: "hidden_measure", measure })));
  }
  if (measures.length === 0 || dimensions.length > 0) {
    const own = columns.filter(({ entity }) => entity.id === root.id);
    by.push(fc.constantFrom(...own).map(({ ref }) => ({ kind: "column", column: ref })));
  }
  return fc.record({ by: fc.oneof(...by), direction: fc.constantFrom("asc", "desc") });
}

/** Series are figures of figures: the smallest and largest text or date has none but a rank. */
function anySeriesList(
  measures: readonly PlanMeasure[],
  dimensions: readonly PlanDimension[],
): fc.Arbitrary<PlanSeries[]> {
  const numeric = measures.flatMap((measure, index) => (isFigure(measure) ? [index] : []));
  if (numeric.length === 0) return fc.constant([]);
  const common = {
    measure: fc.constantFrom(...numeric),
    periods: fc.integer({ min: 1, max: 12 }),
    label: fc.constantFrom("Along the rows", "Share, in %"),
    within: fc.option(fc.subarray(dimensions.map((_, index) => index)), { nil: undefined }),
  };
  const along = fc.record({
    ...common,
    kind: fc.constantFrom("running_total", "share_of_total", "moving_average", "change", "growth", "rank"),
  });
  const against = fc.record({
    ...common,
    kind: fc.constantFrom("change", "growth"),
    baseline: fc.option(fc.constantFrom(...numeric)),
  });
  return fc.array(fc.oneof(along, against) as fc.Arbitrary<PlanSeries>, { maxLength: 2 });
}

/** Two plans of the same shape, joined by a set operation. */
export function anyCombination(model: SemanticModel): fc.Arbitrary<QueryPlan> {
  return fc.constantFrom(...model.entities).chain((root) => {
    const columns = reachable(model, root);
    const part = (dimensions: PlanDimension[]) =>
      fc.tuple(fc.option(anyFilter(model, root, 1, (entity, left) => planOn(model, entity, left))), fc.boolean()).map(
        ([filter, distinct]): QueryPlan => ({
          ...{
            version: 1,
            root: root.id,
            measures: [],
            dimensions,
            distinct,
            filter,
            having: [],
            order: [],
            limit: null,
          },
          ...{ series: [], combine: null },
        }),
      );
    return fc
      .array(anyDimension(columns), { minLength: 1, maxLength: 2 })
      .chain((dimensions) =>
        fc
          .tuple(part(dimensions), part(dimensions), fc.constantFrom("union", "intersect", "except"))
          .map(([left, right, operation]): QueryPlan => ({ ...left, combine: { operation, plan: right } })),
      );
  });
}
