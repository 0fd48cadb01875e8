import fc from "fast-check";
import type { Cell } from "@/lib/execute/schema";
import {
  type ColumnRef,
  comparisonOperators,
  type PlanDimension,
  type PlanFilter,
  type PlanHaving,
  type PlanMeasure,
  type PlanSeries,
  type Predicate,
  type QueryPlan,
} from "@/lib/nl2sql/schema";
import { joinSteps } from "@/lib/semantic/graph";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

type Typed = { readonly ref: ColumnRef; readonly column: SemanticColumn; readonly entity: Entity };

const isTime = ({ type }: SemanticColumn) => type === "date" || type === "timestamp";
const isNumber = ({ type }: SemanticColumn) => type === "integer" || type === "decimal" || type === "float";

/** What people type into a condition, with what breaks out of it in a careless engine. */
const anyText = fc.oneof(
  fc.constantFrom(
    "Ghent",
    "O'Hara",
    "100%",
    "a_b",
    "back\\slash",
    '"quoted"',
    "'; DROP TABLE loans; --",
    "書き込み",
    "",
    "!",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }).filter((text) => !text.includes("\0")),
);

const anyDay = fc
  .date({ min: new Date("1999-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function anyValue(column: SemanticColumn): fc.Arbitrary<Cell> {
  if (isTime(column)) return anyDay;
  if (column.type === "boolean") return fc.boolean();
  if (column.type === "integer") return fc.integer({ min: -1_000, max: 100_000 });
  if (isNumber(column)) return fc.integer({ min: -99_999, max: 99_999 }).map((cents) => (cents / 100).toFixed(2));
  return anyText;
}

/** Plans over a model, of every shape the language of plans has; each names only what the model has and what can be joined. */
export function anyPlan(model: SemanticModel): fc.Arbitrary<QueryPlan> {
  return fc.constantFrom(...model.entities).chain((root) => planOn(model, root, 2));
}

function planOn(model: SemanticModel, root: Entity, depth: number): fc.Arbitrary<QueryPlan> {
  const columns = reachable(model, root);
  const grouped = fc.record({
    measures: fc.array(anyMeasureNear(model, root, columns), { minLength: 1, maxLength: 2 }),
    dimensions: fc.array(anyDimension(columns), { maxLength: 2 }),
  });
  const listed = fc.record({
    measures: fc.constant<PlanMeasure[]>([]),
    dimensions: fc.array(anyDimension(columns), { minLength: 1, maxLength: 3 }),
  });
  return fc.oneof(grouped, listed).chain(({ measures, dimensions }) => {
    const isList = measures.length === 0;
    return fc
      .record({
        distinct: fc.boolean(),
        filter: fc.option(anyFilter(model, root, columns, depth)),
        having: isList ? fc.constant<PlanHaving[]>([]) : fc.array(anyHaving(root, columns), { maxLength: 1 }),
        order: fc.array(anyOrder(measures, dimensions, root, columns), { maxLength: 2 }),
        limit: fc.option(fc.integer({ min: 1, max: 50 })),
        series: anySeriesList(measures),
      })
      .map((rest): QueryPlan => ({ version: 1, root: root.id, measures, dimensions, combine: null, ...rest }));
  });
}

/** The columns of the root and of what it has one of: reached without meeting a row of the root twice. */
function reachable(model: SemanticModel, root: Entity): Typed[] {
  return model.entities.flatMap((entity) => {
    const steps = joinSteps(model, root.id, entity.id);
    if (steps === null) return [];
    return entity.columns.map((column) => ({
      ref: { entity: entity.id, column: column.name, path: null },
      column,
      entity,
    }));
  });
}

/** Mostly a measure of the root; now and then one of another entity, whose groups are then put beside the root's. */
function anyMeasureNear(model: SemanticModel, root: Entity, columns: readonly Typed[]): fc.Arbitrary<PlanMeasure> {
  const others = model.entities.filter(({ id }) => id !== root.id && joinSteps(model, root.id, id) !== null);
  const own = { weight: 5, arbitrary: anyMeasure(root, columns) };
  if (others.length === 0) return own.arbitrary;
  const other = fc.constantFrom(...others).chain((entity) => anyMeasure(entity, reachable(model, entity)));
  return fc.oneof(own, { weight: 1, arbitrary: other });
}

function anyMeasure(root: Entity, columns: readonly Typed[]): fc.Arbitrary<PlanMeasure> {
  const own = columns.filter(({ entity }) => entity.id === root.id);
  const base = { entity: root.id, measureId: null };
  const numbers = own.filter(({ column }) => isNumber(column));
  const rows = fc.constant<PlanMeasure>({ ...base, aggregate: "count", column: null, label: "Rows" });
  const counted = fc.tuple(fc.constantFrom("count", "count_distinct", "min", "max"), fc.constantFrom(...own)).map(
    ([aggregate, { ref, column }]): PlanMeasure => ({
      ...base,
      aggregate,
      column: ref,
      label: `${aggregate} of ${column.label}`,
    }),
  );
  if (numbers.length === 0) return fc.oneof(rows, counted);
  const summed = fc.tuple(fc.constantFrom("sum", "avg"), fc.constantFrom(...numbers)).map(
    ([aggregate, { ref, column }]): PlanMeasure => ({
      ...base,
      aggregate,
      column: ref,
      label: `${aggregate} of ${column.label}`,
    }),
  );
  return fc.oneof(rows, counted, summed);
}

function anyDimension(columns: readonly Typed[]): fc.Arbitrary<PlanDimension> {
  return fc
    .tuple(fc.constantFrom(...columns), fc.option(fc.constantFrom("day", "week", "month", "quarter", "year")))
    .map(([{ ref, column }, grain]) => ({ column: ref, grain: isTime(column) ? grain : null, label: column.label }));
}

function anyHaving(root: Entity, columns: readonly Typed[]) {
  const numeric = anyMeasure(root, columns).filter(({ aggregate }) => aggregate !== "min" && aggregate !== "max");
  return fc.record({
    measure: numeric,
    operator: fc.constantFrom(...comparisonOperators),
    value: fc.integer({ min: -5, max: 500 }),
  });
}

function anyOrder(
  measures: readonly PlanMeasure[],
  dimensions: readonly PlanDimension[],
  root: Entity,
  columns: readonly Typed[],
) {
  const by: fc.Arbitrary<QueryPlan["order"][number]["by"]>[] = [];
  if (measures.length > 0) by.push(fc.nat(measures.length - 1).map((index) => ({ kind: "measure", index })));
  if (dimensions.length > 0) by.push(fc.nat(dimensions.length - 1).map((index) => ({ kind: "dimension", index })));
  if (measures.length > 0 && dimensions.length > 0) {
    by.push(anyMeasure(root, columns).map((measure) => ({ kind: "hidden_measure", measure })));
  }
  if (measures.length === 0 || dimensions.length > 0) {
    const own = columns.filter(({ entity }) => entity.id === root.id);
    by.push(fc.constantFrom(...own).map(({ ref }) => ({ kind: "column", column: ref })));
  }
  return fc.record({ by: fc.oneof(...by), direction: fc.constantFrom("asc", "desc") });
}

/** Series are figures of figures: the smallest and largest text or date has none. */
function anySeriesList(measures: readonly PlanMeasure[]): fc.Arbitrary<PlanSeries[]> {
  const numeric = measures.flatMap(({ aggregate }, index) =>
    aggregate === "min" || aggregate === "max" ? [] : [index],
  );
  if (numeric.length === 0) return fc.constant([]);
  const series = fc.record({
    kind: fc.constantFrom("running_total", "share_of_total", "moving_average", "change", "growth"),
    measure: fc.constantFrom(...numeric),
    periods: fc.integer({ min: 1, max: 12 }),
    label: fc.constantFrom("Along the rows", "Share, in %"),
  });
  return fc.array(series, { maxLength: 1 });
}

function anyFilter(
  model: SemanticModel,
  root: Entity,
  columns: readonly Typed[],
  depth: number,
): fc.Arbitrary<PlanFilter> {
  const predicate = anyPredicate(columns);
  if (depth === 0) return predicate;
  const inner = anyFilter(model, root, columns, depth - 1);
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
    anyMembership(model, columns, depth),
  );
}

function anyPredicate(columns: readonly Typed[]): fc.Arbitrary<Predicate> {
  return fc.constantFrom(...columns).chain(({ ref, column }) => {
    const value = anyValue(column);
    const one = { kind: fc.constant("predicate" as const), column: fc.constant(ref), exact: fc.boolean() };
    const ordered: Predicate["operator"][] = column.type === "boolean" ? [] : ["lt", "lte", "gt", "gte"];
    const textual: Predicate["operator"][] = column.type === "text" ? ["contains", "starts_with", "ends_with"] : [];
    const compared = fc.record({
      ...one,
      operator: fc.constantFrom<Predicate["operator"]>("eq", "ne", ...ordered, ...textual),
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
    return fc.oneof(compared, listed, empty, column.type === "boolean" ? compared : between) as fc.Arbitrary<Predicate>;
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
  const numbers = columns.filter(({ column, entity }) => isNumber(column) && entity.id === root.id);
  if (numbers.length === 0) return anyPredicate(columns);
  const number = fc.constantFrom(...numbers).map(({ ref }) => ref);
  const operator = fc.constantFrom(...comparisonOperators);
  const measure = fc.tuple(fc.constantFrom("avg", "min", "max", "sum"), number).map(
    ([aggregate, column]): PlanMeasure => ({
      aggregate,
      entity: column.entity,
      column,
      measureId: null,
      label: aggregate,
    }),
  );
  return fc.oneof(
    fc.record({
      kind: fc.constant("compare_to" as const),
      column: number,
      operator,
      to: fc.record({
        measure,
        filter: fc.option(anyPredicate(columns.filter(({ entity }) => entity.id === root.id))),
      }),
    }),
    fc.record({ kind: fc.constant("compare_columns" as const), left: number, operator, right: number }),
  ) as fc.Arbitrary<PlanFilter>;
}

/** The key of the column's entity among the keys that another plan lists. */
function anyMembership(model: SemanticModel, columns: readonly Typed[], depth: number): fc.Arbitrary<PlanFilter> {
  return fc.constantFrom(...columns).chain(({ ref, column, entity }) =>
    planOn(model, entity, Math.max(0, depth - 2)).map((plan): PlanFilter => {
      const dimensions: PlanDimension[] = [{ column: ref, grain: null, label: column.label }];
      const inner: QueryPlan = { ...plan, measures: [], dimensions, having: [], series: [], order: [], distinct: true };
      return { kind: "in_plan", column: ref, negated: plan.distinct, plan: inner };
    }),
  );
}

/** Two plans of the same shape, joined by a set operation. */
export function anyCombination(model: SemanticModel): fc.Arbitrary<QueryPlan> {
  return fc.constantFrom(...model.entities).chain((root) => {
    const columns = reachable(model, root);
    const part = (dimensions: PlanDimension[]) =>
      fc.option(anyFilter(model, root, columns, 1)).map(
        (filter): QueryPlan => ({
          ...{
            version: 1,
            root: root.id,
            measures: [],
            dimensions,
            distinct: true,
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
