import type { CompileContext } from "@/lib/nl2sql/compile/context";
import { finishSelect } from "@/lib/nl2sql/compile/finish-select";
import { groupedOrder } from "@/lib/nl2sql/compile/grouped-select";
import { allFigures, compileGroups } from "@/lib/nl2sql/compile/groups";
import { havingNode } from "@/lib/nl2sql/compile/having";
import { figuresOf, measureFrom } from "@/lib/nl2sql/compile/measures";
import { outputNames } from "@/lib/nl2sql/output-names";
import type { PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";
import type { SqlNode } from "@/lib/nl2sql/sql/tree";
import * as sql from "@/lib/nl2sql/sql/tree";

/** The groups of one entity's figures. */
type Part = {
  readonly own: readonly PlanMeasure[];
  readonly alias: string;
  readonly query: SqlNode;
  readonly names: readonly string[];
};

/** Figures of several entities: each is grouped on its own and the groups are then put side by side. */
export function compileSideBySide(plan: QueryPlan, entities: readonly string[], context: CompileContext): SqlNode {
  const [first, ...rest] = entities.map((entity) => partOf(plan, entity, context));
  if (first === undefined) return context.rows(plan);
  const parts = [first, ...rest];
  const count = plan.dimensions.length;
  const dimensions = first.names.slice(0, count).map((name) => sql.column(first.alias, name));
  const figure = (item: PlanMeasure): SqlNode => {
    const part = parts.find(({ own }) => own.includes(item)) ?? first;
    return sql.column(part.alias, part.names[count + part.own.indexOf(item)] ?? "m1");
  };
  const measure = (item: PlanMeasure) => measureFrom(item, figure, context.model.kind);
  const sortValue = () => dimensions[0] ?? sql.number(1);
  const unfinished = {
    parts: {
      from: sql.subquery(first.query, first.alias),
      joins: rest.map((part) => besideNode(part, dimensions, plan)),
      where: havingNode(plan, measure, context),
    },
    nodes: [...dimensions, ...plan.measures.map(measure)],
    order: groupedOrder(plan, { dimensions, keys: dimensions, measure, sortValue }, context.model),
    isColumn: (name: string) => parts.some(({ names }) => names.includes(name)),
  };
  return finishSelect(plan, unfinished, context);
}

function partOf(plan: QueryPlan, entity: string, context: CompileContext): Part {
  const figures = allFigures(plan);
  const own = figures.filter((figure) => figure.entity === entity);
  const part: QueryPlan = {
    ...plan,
    measures: own.map((figure) => ({ ...figure, ratio: null, label: `m${figures.indexOf(figure) + 1}` })),
    dimensions: plan.dimensions.map((dimension, index) => ({ ...dimension, label: `d${index + 1}` })),
    ...{ having: [], order: [], limit: null, limitWithin: [], series: [], combine: null },
  };
  const alias = context.names.next("part");
  return { own, alias, query: compileGroups(part, { ...context, ordered: false }), names: outputNames(part) };
}

/** The groups of a further entity beside those of the first; a condition on its figures wants them to exist. */
function besideNode(part: Part, dimensions: readonly SqlNode[], plan: QueryPlan): sql.JoinNode {
  const pairs = dimensions.map((node, index) =>
    sql.binary("eq", node, sql.column(part.alias, part.names[index] ?? "d1")),
  );
  const isWanted = plan.having.some(({ measure }) => figuresOf(measure).some((figure) => part.own.includes(figure)));
  return {
    source: sql.subquery(part.query, part.alias),
    on: sql.all("and", pairs) ?? sql.binary("eq", sql.number(1), sql.number(1)),
    kind: isWanted ? "Inner" : "Left",
  };
}
