import fc from "fast-check";
import type { Cell } from "@/lib/execute/schema";
import { anyStrangeValue, anyValue, isNumber, reachable, type Typed } from "@/lib/nl2sql/__fixtures__/any-column";
import {
  comparisonOperators,
  type PlanFilter,
  type PlanMeasure,
  type Predicate,
  type QueryPlan,
} from "@/lib/nl2sql/schema";
import { joinSteps } from "@/lib/semantic/graph";
import type { Entity, SemanticModel } from "@/lib/semantic/schema";

/** How a filter gets a plan inside itself. */
export type AnyNestedPlan = (root: Entity, depth: number) => fc.Arbitrary<QueryPlan>;

/** Conditions on the rows of an entity, of every kind and inside each other. */
export function anyFilter(
  model: SemanticModel,
  root: Entity,
  depth: number,
  nested: AnyNestedPlan,
): fc.Arbitrary<PlanFilter> {
  const columns = reachable(model, root);
  const predicate = anyPredicate(columns);
  if (depth === 0) return predicate;
  const inner = anyFilter(model, root, depth - 1, nested);
  const groups = fc.record({
    kind: fc.constantFrom("and", "or"),
    filters: fc.array(inner, { minLength: 1, maxLength: 3 }),
  });
  const negated = inner.map((filter): PlanFilter => ({ kind: "not", filter }));
  return fc.oneof(
    { weight: 4, arbitrary: predicate },
    groups as fc.Arbitrary<PlanFilter>,
    negated,
    anyExists(model, root),
    anyComparison(root, columns),
    anyMembership(columns, depth, nested),
  );
}

export function anyPredicate(columns: readonly Typed[]): fc.Arbitrary<Predicate> {
  return fc.constantFrom(...columns).chain(({ ref, column }) => {
    const value = fc.oneof({ weight: 4, arbitrary: anyValue(column) }, { weight: 1, arbitrary: anyStrangeValue });
    const one = { kind: fc.constant("predicate" as const), column: fc.constant(ref), exact: fc.boolean() };
    const compared = fc.record({
      ...one,
      operator: fc.constantFrom("eq", "ne", "lt", "lte", "gt", "gte", "contains", "starts_with", "ends_with"),
      values: value.map((only) => [only]),
    });
    const listed = fc.record({
      ...one,
      operator: fc.constantFrom("in", "not_in"),
      values: fc.array(value, { minLength: 1, maxLength: 3 }),
    });
    const empty = fc.record({
      ...one,
      operator: fc.constantFrom("is_null", "is_not_null"),
      values: fc.constant<Cell[]>([]),
    });
    const between = fc.record({
      ...one,
      operator: fc.constant("between"),
      values: fc.tuple(value, value).map((pair) => [...pair]),
    });
    return fc.oneof(compared, listed, empty, between) as fc.Arbitrary<Predicate>;
  });
}

function anyExists(model: SemanticModel, root: Entity): fc.Arbitrary<PlanFilter> {
  const others = model.entities.filter(({ id }) => id !== root.id && joinSteps(model, root.id, id) !== null);
  const counts = fc.record({ operator: fc.constantFrom(...comparisonOperators), value: fc.nat(5) });
  return fc
    .constantFrom(...others)
    .chain((other) => {
      const filter = fc.option(anyPredicate(reachable(model, other)));
      return fc.tuple(fc.constant(other.id), fc.boolean(), filter, fc.option(counts));
    })
    .map(([entity, negated, filter, count]) => ({ kind: "exists", of: root.id, entity, negated, filter, count }));
}

function anyComparison(root: Entity, columns: readonly Typed[]): fc.Arbitrary<PlanFilter> {
  const ref = fc.constantFrom(...columns).map((typed) => typed.ref);
  const operator = fc.constantFrom(...comparisonOperators);
  const columnsCompared = fc.record({ kind: fc.constant("compare_columns" as const), left: ref, operator, right: ref });
  const numbers = columns.filter(({ column, entity }) => isNumber(column) && entity.id === root.id);
  if (numbers.length === 0) return columnsCompared;
  const measure = fc.tuple(fc.constantFrom("avg", "min", "max", "sum"), fc.constantFrom(...numbers)).map(
    ([aggregate, { ref: column }]): PlanMeasure => ({
      ...{ aggregate, entity: column.entity, column, measureId: null, label: aggregate },
    }),
  );
  const own = columns.filter(({ entity }) => entity.id === root.id);
  const within = fc.array(fc.constantFrom(...columns.filter(({ once }) => once)), { minLength: 1, maxLength: 2 });
  const figure = fc.record({
    measure,
    filter: fc.option(anyPredicate(own)),
    within: fc.option(
      within.map((chosen) => chosen.map((typed) => typed.ref)),
      { nil: undefined },
    ),
    factor: fc.option(fc.constantFrom(0.5, 1, 2, -1.5), { nil: undefined }),
  });
  const column = fc.constantFrom(...own).map((typed) => typed.ref);
  const withFigure = fc.record({ kind: fc.constant("compare_to" as const), column, operator, to: figure });
  return fc.oneof(columnsCompared, { weight: 3, arbitrary: withFigure as fc.Arbitrary<PlanFilter> });
}

/** A column's values among those of the same column in another plan, or now and then of another column. */
function anyMembership(columns: readonly Typed[], depth: number, nested: AnyNestedPlan): fc.Arbitrary<PlanFilter> {
  const among = fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, fc.constantFrom(...columns));
  return fc.tuple(fc.constantFrom(...columns), among).chain(([own, other]) => {
    const { ref, column, entity } = other ?? own;
    return nested(entity, Math.max(0, depth - 2)).map((plan): PlanFilter => {
      const dimensions = [{ column: ref, grain: null, label: column.label }];
      const inner: QueryPlan = {
        ...{ ...plan, measures: [], dimensions, having: [], series: [], order: [], limitWithin: [], distinct: true },
      };
      return { kind: "in_plan", column: own.ref, negated: plan.distinct, plan: inner };
    });
  });
}
