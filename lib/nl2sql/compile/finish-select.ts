import type { CompileContext } from "@/lib/nl2sql/compile/context";
import { outputNames } from "@/lib/nl2sql/output-names";
import type { QueryPlan } from "@/lib/nl2sql/schema";
import type { Ordering, SelectParts, SqlNode } from "@/lib/nl2sql/sql/tree";
import * as sql from "@/lib/nl2sql/sql/tree";

export type Unfinished = {
  /** The SELECT without order and limit; `nodes` are what it shows, in the order of the plan's result columns. */
  readonly parts: Omit<SelectParts, "expressions" | "order" | "limit">;
  readonly nodes: readonly SqlNode[];
  readonly order: readonly Ordering[];
  /** Whether a name could also mean a column of a table that the SELECT reads. */
  readonly isColumn: (name: string) => boolean;
};

/** Names what is shown, and adds order and limit; a limit that counts within groups takes a query around. */
export function finishSelect(plan: QueryPlan, unfinished: Unfinished, context: CompileContext): SqlNode {
  const { parts, nodes } = unfinished;
  const shown = outputNames(plan);
  const expressions = nodes.map((node, index) => sql.aliased(node, shown[index] ?? `column_${index + 1}`));
  const order = distinctOrder(unfinished.order).map((item) => withNullsLast(item, context));
  const within = (plan.limitWithin ?? []).flatMap((index): SqlNode[] => {
    const node = nodes[index];
    return node === undefined ? [] : [node];
  });
  if (plan.limit !== null && within.length > 0) {
    return firstOfEach(plan, { parts, expressions, order, within }, context);
  }
  const named = order.map((item) => ({ ...item, node: byName(item.node, unfinished, shown) }));
  return sql.select({ ...parts, expressions, order: context.ordered ? named : [], limit: plan.limit });
}

type Ranked = Pick<Unfinished, "parts" | "order"> & {
  readonly expressions: readonly SqlNode[];
  readonly within: readonly SqlNode[];
};

/** The first rows of each group: numbered inside their group, then cut off by the number. */
function firstOfEach(plan: QueryPlan, ranked: Ranked, context: CompileContext): SqlNode {
  const { names } = context;
  const shown = outputNames(plan);
  const place = shown.includes("place_in_group") ? "place_in_group_2" : "place_in_group";
  const inner = plan.having.length > 0 ? numberedAround(ranked, shown, place, context) : numbered(ranked, place);
  const alias = names.next("ranked");
  const column = (name: string) => sql.column(alias, name);
  const groups = (plan.limitWithin ?? []).map((index) => ({ node: column(shown[index] ?? ""), descending: false }));
  return sql.select({
    expressions: shown.map(column),
    from: sql.subquery(inner, alias),
    where: sql.binary("lte", column(place), sql.number(plan.limit ?? 1)),
    order: [...groups, { node: column(place), descending: false }],
  });
}

const numbered = ({ parts, expressions, order, within }: Ranked, place: string): SqlNode =>
  sql.select({ ...parts, expressions: [...expressions, sql.aliased(placeNode(within, order), place)] });

function placeNode(within: readonly SqlNode[], order: readonly Ordering[]): SqlNode {
  const rest = order.filter(({ node }) => !within.some((other) => sql.sameNode(other, node)));
  return sql.over(sql.rowNumber, { partitionBy: within, order: rest, precedingRowCount: null });
}

/** Conditions on groups come first, in a query of their own: DuckDB loses its way when it numbers in the same one. */
function numberedAround(
  { parts, expressions, order, within }: Ranked,
  shown: readonly string[],
  place: string,
  { names }: CompileContext,
): SqlNode {
  const alias = names.next("groups");
  const hidden = [...within, ...order.map(({ node }) => node)].map((node, index) =>
    sql.aliased(node, `sorted_by_${index + 1}`),
  );
  const outside = (index: number) => sql.column(alias, `sorted_by_${index + 1}`);
  const outerOrder = order.map((item, index) => ({ ...item, node: outside(within.length + index) }));
  const number = placeNode(
    within.map((_, index) => outside(index)),
    outerOrder,
  );
  return sql.select({
    expressions: [...shown.map((name) => sql.column(alias, name)), sql.aliased(number, place)],
    from: sql.subquery(sql.select({ ...parts, expressions: [...expressions, ...hidden] }), alias),
  });
}

/** A wish that repeats an earlier one says nothing more. */
const distinctOrder = (order: readonly Ordering[]): Ordering[] =>
  order.filter(({ node }, index) => order.findIndex((other) => sql.sameNode(other.node, node)) === index);

/** PostgreSQL puts what is unknown before the highest, and so into every "top 10". */
const withNullsLast = (item: Ordering, { model }: CompileContext): Ordering =>
  model.kind === "postgres" && item.descending && !("count" in item.node) ? { ...item, nullsLast: true } : item;

/** A long expression that is shown is sorted by its name, where the name means nothing else. */
function byName(node: SqlNode, { nodes, isColumn }: Unfinished, shown: readonly string[]): SqlNode {
  if ("column" in node) return node;
  const name = shown[nodes.findIndex((other) => sql.sameNode(other, node))];
  return name === undefined || isColumn(name) ? node : sql.column(null, name);
}
