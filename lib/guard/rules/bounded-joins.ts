import { Refused } from "@/lib/guard/refused";
import { type Link, linksOf } from "@/lib/guard/rules/join-links";
import {
  type Bodies,
  bodyIf,
  type JoinBody,
  type SetBody,
  setBodyIf,
  type TreeNode,
  typeOf,
  type WithClause,
} from "@/lib/guard/tree";

/** Pairs of rows that an engine may be asked to make out of tables that nothing connects. */
const pairCountMax = 100_000_000;
/** The same where a comparison such as `a.day <= b.day` connects them, which leaves some of the pairs. */
const comparedCountMax = 100 * pairCountMax;
/** What a table of unknown size and a group of unknown kinds are taken for. */
const unknownCount = 10_000;
/** A series of days or numbers. */
const seriesCount = 1_000;

/** What is known of sizes. Each gives null for what it does not know. */
export type Sizes = {
  readonly ofTable: (table: Bodies["table"]) => number | null;
  /** How many values a column has. */
  readonly ofColumn: (column: TreeNode) => number | null;
};

type Source = { readonly alias: string; readonly rows: number };
type CteSizes = ReadonlyMap<string, number>;

/**
 * Tables that no condition connects are paired row by row: refused where that makes too many rows. Conditions count in ON, USING and
 * WHERE. Takes a resolved query, in which every column that could come from two tables has its table.
 * Fails: guard/cross-join with the estimate.
 */
export function checkJoins(query: TreeNode, sizes: Sizes): void {
  new Joins(sizes).rows(query, new Map());
}

class Joins {
  constructor(private readonly sizes: Sizes) {}

  /** About how many rows a query gives. */
  rows(node: TreeNode, ctes: CteSizes): number {
    const select = bodyIf(node, "select");
    if (select) return this.ofSelect(select, ctes);
    const set = setBodyIf(node);
    if (set) return this.ofSet(set, ctes);
    const subquery = bodyIf(node, "subquery");
    if (subquery) return Math.min(this.rows(subquery.this, ctes), numberOf(subquery.limit?.this));
    return bodyIf(node, "values")?.expressions.length ?? unknownCount;
  }

  private ofSet(set: SetBody, given: CteSizes): number {
    const ctes = this.withCtes(set.with, given);
    return Math.min(this.rows(set.left, ctes) + this.rows(set.right, ctes), numberOf(set.limit));
  }

  private withCtes(clause: WithClause | null, given: CteSizes): CteSizes {
    if (!clause) return given;
    const ctes = new Map(given);
    for (const cte of clause.ctes) {
      const name = cte.alias.name.toLowerCase();
      // One that reads itself has the size of its rounds, which another rule bounds.
      if (clause.recursive) ctes.set(name, unknownCount);
      ctes.set(name, clause.recursive ? Math.min(this.rows(cte.this, ctes), unknownCount) : this.rows(cte.this, ctes));
    }
    return ctes;
  }

  private ofSelect(select: Bodies["select"], given: CteSizes): number {
    const ctes = this.withCtes(select.with, given);
    const sources: Source[] = [];
    const links: Link[] = linksOf(select.where_clause?.this);
    for (const node of select.from?.expressions ?? []) this.addSource(node, ctes, sources, links);
    for (const join of select.joins ?? []) this.addJoin(join, ctes, sources, links);
    const rows = checkedSize(sources, links);
    const { expressions, where_clause, having, order_by, group_by, qualify } = select;
    for (const part of [expressions, where_clause, having, order_by, group_by, qualify]) this.checkInside(part, ctes);
    return Math.min(this.grouped(select, rows), numberOf(select.limit?.this));
  }

  private grouped({ group_by, expressions }: Bodies["select"], rows: number): number {
    if (group_by) {
      const kinds = group_by.expressions.map((node) => this.sizes.ofColumn(node) ?? unknownCount);
      return Math.min(
        rows,
        kinds.reduce((product, count) => product * Math.max(1, count), 1),
      );
    }
    return expressions.some(isAggregate) ? 1 : rows;
  }

  private addSource(node: TreeNode, ctes: CteSizes, sources: Source[], links: Link[]) {
    const table = bodyIf(node, "table");
    const subquery = bodyIf(node, "subquery");
    const joined = bodyIf(node, "joined_table");
    const inner = bodyIf(node, "paren");
    if (inner) this.addSource(inner.this, ctes, sources, links);
    else if (joined) {
      this.addSource(joined.left, ctes, sources, links);
      for (const join of joined.joins) this.addJoin(join, ctes, sources, links);
    } else if (table) {
      const cte = table.schema ? undefined : ctes.get(table.name.name.toLowerCase());
      const rows = cte ?? this.sizes.ofTable(table) ?? unknownCount;
      sources.push({ alias: (table.alias ?? table.name).name.toLowerCase(), rows });
    } else if (subquery) {
      const alias = subquery.alias?.name.toLowerCase() ?? "";
      // A query that reads its neighbours is run for each of their rows and connected by what it reads.
      if (subquery.lateral) links.push({ aliases: [alias, ...sources.map((source) => source.alias)], equal: true });
      sources.push({ alias, rows: this.rows(node, ctes) });
    } else sources.push({ alias: bodyIf(node, "alias")?.alias.name.toLowerCase() ?? "", rows: seriesCount });
  }

  private addJoin(join: JoinBody, ctes: CteSizes, sources: Source[], links: Link[]) {
    const before = sources.map((source) => source.alias);
    this.addSource(join.this, ctes, sources, links);
    const added = sources.slice(before.length).map((source) => source.alias);
    if (join.using?.length > 0) links.push({ aliases: [...before, ...added], equal: true });
    links.push(...linksOf(join.on));
  }

  /** Queries inside expressions have joins of their own. */
  private checkInside(value: unknown, ctes: CteSizes) {
    if (typeof value !== "object" || value === null) return;
    if (bodyIf(value, "select") || setBodyIf(value)) this.rows(value as TreeNode, ctes);
    else for (const child of Object.values(value)) this.checkInside(child, ctes);
  }
}

/** The rows of joined sources: connected ones give about as many as the largest. Fails: guard/cross-join. */
function checkedSize(sources: readonly Source[], links: readonly Link[]): number {
  const connected = groupsOf(sources, links);
  const equal = groupsOf(
    sources,
    links.filter((link) => link.equal),
  );
  for (const [groups, countMax] of [[connected, pairCountMax] as const, [equal, comparedCountMax] as const]) {
    // A large table beside one row is no larger than it is.
    const many = groups.filter((group) => sizeOf([group]) > 1);
    if (many.length < 2 || sizeOf(many) <= countMax) continue;
    const tables = sources.map(({ alias }) => alias).join(", ");
    throw new Refused("guard/cross-join", { tables, rows: Math.round(sizeOf(many)) });
  }
  return sizeOf(connected);
}

const sizeOf = (groups: readonly (readonly Source[])[]): number =>
  groups.reduce((product, group) => product * Math.max(1, ...group.map(({ rows }) => rows)), 1);

function groupsOf(sources: readonly Source[], links: readonly Link[]): Source[][] {
  let groups = sources.map((source) => [source]);
  for (const { aliases } of links) {
    const met = groups.filter((group) => group.some(({ alias }) => aliases.includes(alias)));
    if (met.length > 1) groups = [...groups.filter((group) => !met.includes(group)), met.flat()];
  }
  return groups;
}

function numberOf(node: TreeNode | null | undefined): number {
  const literal = bodyIf(node, "literal");
  return literal ? Number(literal.value) : Number.POSITIVE_INFINITY;
}

const aggregates = new Set(["sum", "avg", "min", "max", "count", "aggregate_function", "group_concat", "string_agg"]);

/** Whether what is selected is one figure of all rows. */
function isAggregate(node: TreeNode): boolean {
  const type = typeOf(node) ?? "";
  if (aggregates.has(type)) return true;
  const inner = node[type] as { this?: TreeNode; args?: TreeNode[]; left?: TreeNode; right?: TreeNode } | null;
  if (!inner || type === "window_function" || type === "subquery" || type === "select") return false;
  return [inner.this, inner.left, inner.right, ...(inner.args ?? [])].some((child) => child && isAggregate(child));
}
