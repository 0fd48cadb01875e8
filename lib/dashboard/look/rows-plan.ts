import { narrowPlan } from "@/lib/dashboard/look/narrow-plan";
import { basesOf } from "@/lib/dashboard/look/reach";
import type { Point } from "@/lib/dashboard/look/schema";
import { clickable, pointConditions } from "@/lib/dashboard/look/shown-plan";
import { outputNames } from "@/lib/nl2sql/output-names";
import type { PlanDimension, QueryPlan } from "@/lib/nl2sql/schema";
import { labelIn } from "@/lib/semantic/label-in";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** Wider tables are not read, but searched. */
const columnCountMax = 24;

type Wish = { readonly locale: string; readonly rowCount: number };

/**
 * The list of the rows that a point counts: those of the table of the clicked figure, else of the first, with names in the place of
 * keys. Nulls: null where the plan counts nothing, or the point names what no condition can be put on.
 */
export function rowsPlan(
  plan: QueryPlan,
  point: readonly Point[],
  model: SemanticModel,
  { locale, rowCount }: Wish,
): QueryPlan | null {
  const names = outputNames(plan);
  const figures = names.slice(plan.dimensions.length);
  const byName = clickable(plan);
  const known = point.filter(({ column }) => byName.has(column));
  const strangers = point.filter(({ column }) => !byName.has(column) && !figures.includes(column));
  const clicked = plan.measures.find((_, index) => point.some(({ column }) => column === figures[index]));
  const measure = clicked ?? plan.measures[0];
  if (plan.combine !== null || measure === undefined || strangers.length > 0) return null;
  const root = clicked?.entity ?? basesOf(plan)[0] ?? plan.root;
  const entity = model.entities.find(({ id }) => id === root);
  if (entity === undefined) return null;
  const conditions = [...pointConditions(plan, known, model), ...(measure.filter ? [measure.filter] : [])];
  const time = entity.columns.find(({ name, hidden }) => name === entity.timeColumn && !hidden);
  return narrowPlan(
    {
      ...{ version: 1, root, measures: [], distinct: false, having: [], series: [], combine: null },
      dimensions: columnsOf(entity, model, locale).slice(0, columnCountMax),
      filter: plan.filter,
      order: time
        ? [{ by: { kind: "column", column: { entity: root, column: time.name, path: null } }, direction: "desc" }]
        : [],
      limit: rowCount,
    },
    conditions,
  );
}

/** Each column; a key of another table that names its rows becomes that name. */
function columnsOf(entity: Entity, model: SemanticModel, locale: string): PlanDimension[] {
  const shown = entity.columns.filter(({ hidden, type }) => !hidden && type !== "binary");
  return shown.map(
    (column): PlanDimension =>
      nameBehind(column, entity, model, locale) ?? {
        column: { entity: entity.id, column: column.name, path: null },
        grain: null,
        label: labelIn(column, locale),
      },
  );
}

function nameBehind(
  { name }: SemanticColumn,
  entity: Entity,
  model: SemanticModel,
  locale: string,
): PlanDimension | null {
  const join = model.joins.find(
    ({ from, to }) =>
      from.entity === entity.id && to.entity !== entity.id && from.columns.length === 1 && from.columns[0] === name,
  );
  if (join === undefined) return null;
  const target = model.entities.find(({ id, hidden }) => id === join.to.entity && !hidden);
  const label = target?.columns.find((column) => column.name === target.labelColumn && !column.hidden);
  if (target === undefined || label === undefined) return null;
  return {
    column: { entity: target.id, column: label.name, path: [join.id] },
    ...{ grain: null, optional: true, label: labelIn(target, locale) },
  };
}
