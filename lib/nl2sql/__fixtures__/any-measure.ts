import fc from "fast-check";
import { isNumber, reachable, type Typed } from "@/lib/nl2sql/__fixtures__/any-column";
import { arithmeticOperations, type PlanFilter, type PlanMeasure } from "@/lib/nl2sql/schema";
import { joinSteps } from "@/lib/semantic/graph";
import type { Entity, SemanticModel } from "@/lib/semantic/schema";

/** How a measure gets a condition of its own. */
export type AnyCondition = (entity: Entity) => fc.Arbitrary<PlanFilter>;

/** Mostly a measure of the root; now and then one of another entity, whose groups are then put beside the root's. */
export function anyMeasureNear(model: SemanticModel, root: Entity, condition: AnyCondition): fc.Arbitrary<PlanMeasure> {
  const others = model.entities.filter(({ id }) => id !== root.id && joinSteps(model, root.id, id) !== null);
  const own = { weight: 5, arbitrary: anyMeasure(model, root, condition) };
  if (others.length === 0) return own.arbitrary;
  const other = fc.constantFrom(...others).chain((entity) => anyMeasure(model, entity, condition));
  const single = fc.oneof(own, { weight: 1, arbitrary: other });
  const ratio = fc.tuple(single.filter(isFigure), single.filter(isFigure), fc.boolean()).map(
    ([measure, to, percent]): PlanMeasure => ({
      ...measure,
      label: `${measure.label} ratio`,
      ratio: { to, percent },
    }),
  );
  return fc.oneof({ weight: 4, arbitrary: single }, { weight: 1, arbitrary: ratio });
}

/** Whether a measure is a number, whatever its column holds. */
export const isFigure = ({ aggregate, terms }: PlanMeasure): boolean =>
  (aggregate !== "min" && aggregate !== "max") || (terms?.length ?? 0) > 0;

/** A figure of one entity, with arithmetic and a condition now and then. */
export function anyMeasure(model: SemanticModel, root: Entity, condition: AnyCondition): fc.Arbitrary<PlanMeasure> {
  const once = reachable(model, root).filter((typed) => typed.once);
  const own = once.filter(({ entity }) => entity.id === root.id);
  const base = { entity: root.id, measureId: null };
  const rows = fc.constant<PlanMeasure>({ ...base, aggregate: "count", column: null, label: "Rows" });
  const counted = fc.tuple(fc.constantFrom("count", "count_distinct", "min", "max"), fc.constantFrom(...own)).map(
    ([aggregate, { ref, column }]): PlanMeasure => ({
      ...base,
      aggregate,
      column: ref,
      label: `${aggregate} of ${column.label}`,
    }),
  );
  const numbers = own.filter(({ column }) => isNumber(column));
  const kinds = numbers.length === 0 ? [rows, counted] : [rows, counted, summedOf(base, numbers, once)];
  const filter = fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: condition(root) });
  return fc
    .tuple(fc.oneof(...kinds), filter)
    .map(([measure, only]) => (only === null ? measure : { ...measure, filter: only }));
}

function summedOf(
  base: { entity: string; measureId: null },
  numbers: readonly Typed[],
  once: readonly Typed[],
): fc.Arbitrary<PlanMeasure> {
  const term = fc.record({
    operation: fc.constantFrom(...arithmeticOperations),
    column: fc.constantFrom(...once.filter(({ column }) => isNumber(column))).map(({ ref }) => ref),
  });
  return fc
    .tuple(fc.constantFrom("sum", "avg", "min", "max"), fc.constantFrom(...numbers), fc.array(term, { maxLength: 2 }))
    .map(([aggregate, { ref, column }, terms]) => {
      const measure: PlanMeasure = { ...base, aggregate, column: ref, label: `${aggregate} of ${column.label}` };
      return terms.length === 0 ? measure : { ...measure, terms };
    });
}
