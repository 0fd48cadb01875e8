import { roadTo } from "@/lib/nl2sql/compile/join-road";
import type { PlanFilter, PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";
import { usableFilters } from "@/lib/nl2sql/usable-filters";
import type { NamedFilter, SemanticModel } from "@/lib/semantic/schema";

/**
 * A plan with the usual filters of the tables that it shows or measures ("without cancelled orders"), but for those whose columns it has
 * a condition on already: who asks for cancelled orders gets them. Gives what was added, to say so. Pure.
 */
export function withDefaultFilters(
  plan: QueryPlan,
  model: SemanticModel,
): { plan: QueryPlan; added: readonly NamedFilter[] } {
  const shown = new Set([
    plan.root,
    ...plan.dimensions.map(({ column }) => column.entity),
    ...plan.measures.flatMap(entitiesOf),
  ]);
  const said = namesIn(plan.filter);
  const added = model.entities
    .filter(({ id, defaultFilters }) => shown.has(id) && defaultFilters !== undefined && reachesOne(plan, id, model))
    .flatMap(({ id, defaultFilters = [] }) =>
      usableFilters(model).filter((filter) => filter.entity === id && defaultFilters.includes(filter.id)),
    )
    .filter((filter) => !isSaid(filter, said, model));
  if (added.length === 0) return { plan, added };
  const own: PlanFilter[] = added.map(({ entity, id }) => ({ kind: "named", entity, filter: id }));
  const all =
    plan.filter === null ? own : [...(plan.filter.kind === "and" ? plan.filter.filters : [plan.filter]), ...own];
  const [only, another] = all;
  return {
    plan: { ...plan, filter: only !== undefined && another === undefined ? only : { kind: "and", filters: all } },
    added,
  };
}

const entitiesOf = (measure: PlanMeasure): string[] => [
  measure.entity,
  ...(measure.ratio ? entitiesOf(measure.ratio.to) : []),
];

/** A condition on one of the many rows of something else would choose the rows that have one such, not leave out the others. */
const reachesOne = (plan: QueryPlan, entity: string, model: SemanticModel): boolean =>
  roadTo(model, plan.root, { entity, path: null })?.every((step) => !step.toMany) === true;

type Said = { readonly columns: ReadonlySet<string>; readonly filters: ReadonlySet<string> };

/** Whether the plan says something of the filter's columns, or names it. */
function isSaid(filter: NamedFilter, { columns, filters }: Said, model: SemanticModel): boolean {
  if (filters.has(filter.id)) return true;
  const entity = model.entities.find(({ id }) => id === filter.entity);
  const words = new Set(filter.condition.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []);
  return (entity?.columns ?? []).some(
    ({ name }) => columns.has(`${filter.entity}\n${name}`) && words.has(name.toLowerCase()),
  );
}

function namesIn(filter: PlanFilter | null): Said {
  const columns = new Set<string>();
  const filters = new Set<string>();
  const visit = (each: PlanFilter): void => {
    switch (each.kind) {
      case "and":
      case "or":
        each.filters.forEach(visit);
        break;
      case "not":
        visit(each.filter);
        break;
      case "named":
        filters.add(each.filter);
        break;
      case "exists":
        if (each.filter !== null) visit(each.filter);
        break;
      case "compare_columns":
        for (const { entity, column } of [each.left, each.right]) columns.add(`${entity}\n${column}`);
        break;
      default:
        columns.add(`${each.column.entity}\n${each.column.column}`);
    }
  };
  if (filter !== null) visit(filter);
  return { columns, filters };
}
