import type { EarlierTurn } from "@/lib/nl2sql/earlier-turn";
import { refigured, unsplit } from "@/lib/nl2sql/offline/dialogue/edit-plan";
import { allRowsOf, ofRows } from "@/lib/nl2sql/offline/follow-up/rows-of-turn";
import { isQuantity } from "@/lib/nl2sql/offline/resolve/columns";
import type { PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";
import { plural } from "@/lib/semantic/singular";

/** "what is the total": the figures of all the rows shown, or the sum of the amounts in a list. */
export function totalOf(turn: EarlierTurn, plan: QueryPlan, model: SemanticModel): QueryPlan | null {
  const shown = rowsShown(turn, plan, model);
  if (shown === null) return null;
  if (plan.measures.length > 0) {
    if (plan.dimensions.length === 0) return null;
    const measures = shown.measures.map((measure) =>
      measure.aggregate === "avg" ? refigured(measure, "sum", model) : measure,
    );
    const known = measures.filter((measure) => measure !== null);
    const isTotal = known.every(({ aggregate, ratio }) => !ratio && aggregate !== "min" && aggregate !== "max");
    return known.length === measures.length && isTotal ? unsplit({ ...shown, measures: known }) : null;
  }
  const sums = shown.dimensions.flatMap(({ column, grain, label }): PlanMeasure[] => {
    const entity = model.entities.find(({ id }) => id === column.entity);
    const found = entity?.columns.find(({ name }) => name === column.column);
    const isAmount = grain === null && found !== undefined && isQuantity(found) && found.role === "measure";
    if (!isAmount || shown.distinct) return [];
    return [{ aggregate: "sum", entity: column.entity, column, measureId: null, label: `total ${label}` }];
  });
  return sums.length > 0 ? unsplit({ ...shown, measures: sums, distinct: false }) : howMany(turn, plan, model);
}

/** "how many is that": the rows of the list; where they are counted already, all of them together. */
export function howMany(turn: EarlierTurn, plan: QueryPlan, model: SemanticModel): QueryPlan | null {
  if (plan.measures.length > 0)
    return plan.measures.some(({ aggregate }) => aggregate.startsWith("count")) ? totalOf(turn, plan, model) : null;
  const shown = rowsShown(turn, plan, model);
  const [only, ...others] = shown?.dimensions ?? [];
  // What two lists share, or pairs without doubles, is no count of rows.
  if (shown === null || plan.combine !== null || (shown.distinct && others.length > 0)) return null;
  const label = plural((model.entities.find(({ id }) => id === shown.root)?.label ?? shown.root).toLowerCase());
  const rows: PlanMeasure = {
    aggregate: "count",
    entity: shown.root,
    column: null,
    measureId: null,
    label: `number of ${label}`,
  };
  const isKind = shown.distinct && only !== undefined && others.length === 0 && only.grain === null;
  const kinds: PlanMeasure[] = isKind
    ? [
        {
          ...rows,
          aggregate: "count_distinct",
          entity: only.column.entity,
          column: only.column,
          label: `number of different ${only.label}`,
        },
      ]
    : [];
  return unsplit({ ...shown, measures: kinds.length > 0 ? kinds : [rows], distinct: false });
}

/** Without the cut of the plan, which a single figure cannot have; null where the rows that it left are not known. */
function rowsShown(turn: EarlierTurn, plan: QueryPlan, model: SemanticModel): QueryPlan | null {
  if (plan.limit === null && plan.having.length === 0) return plan;
  const rows = allRowsOf(turn);
  return rows === null ? null : ofRows(plan, rows, model);
}
