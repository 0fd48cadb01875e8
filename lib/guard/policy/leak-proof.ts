import { cannotFail, type TypeOf } from "@/lib/guard/policy/leak-proof-expression";
import { isQuery } from "@/lib/guard/rules/one-query";
import {
  type Bodies,
  bodyIf,
  type JoinBody,
  setBodyIf,
  type TreeNode,
  typeOf,
  type WithClause,
} from "@/lib/guard/tree";
import type { SourceKind } from "@/lib/source/schema";

/**
 * Whether no condition of a resolved query can fail on a row. An engine may look at the viewer's conditions before it looks at those
 * of a row rule; one that fails on some values (`1 / (salary - 5000)`, a cast) would tell of rows that the rule takes away.
 * Conditions are what decides which rows go on: WHERE, ON, HAVING, QUALIFY; and what an inner query gives, because an engine may put
 * that into a condition outside. What the outermost query selects, groups and sorts by is computed from rows that have passed.
 */
export function isLeakProof(query: TreeNode, kind: SourceKind, typeOfColumn: TypeOf): boolean {
  return new LeakProof(kind, typeOfColumn).query(query, true);
}

class LeakProof {
  constructor(
    private readonly kind: SourceKind,
    private readonly typeOfColumn: TypeOf,
  ) {}

  query(node: TreeNode, outermost: boolean): boolean {
    const select = bodyIf(node, "select");
    if (select) return this.select(select, outermost);
    const set = setBodyIf(node);
    if (set) return this.ctes(set.with) && this.query(set.left, outermost) && this.query(set.right, outermost);
    const subquery = bodyIf(node, "subquery");
    return subquery ? this.query(subquery.this, outermost) : typeOf(node) === "values";
  }

  private select(select: Bodies["select"], outermost: boolean): boolean {
    const {
      with: clause,
      from,
      joins,
      expressions,
      where_clause,
      having,
      qualify,
      group_by,
      order_by,
      windows,
    } = select;
    const conditions = [where_clause?.this, having?.this, qualify?.this].filter((node) => node !== undefined);
    return (
      this.ctes(clause) &&
      (from?.expressions ?? []).every((source) => this.source(source)) &&
      (joins ?? []).every((join) => this.join(join)) &&
      conditions.every((node) => this.condition(node)) &&
      (outermost || expressions.every((node) => this.condition(bodyIf(node, "alias")?.this ?? node))) &&
      [expressions, group_by, order_by, windows, select.distinct_on, having, qualify].every((part) =>
        this.queriesIn(part),
      )
    );
  }

  private ctes(clause: WithClause | null): boolean {
    return (clause?.ctes ?? []).every((cte) => this.query(cte.this, false));
  }

  private source(node: TreeNode): boolean {
    const inner = bodyIf(node, "paren")?.this ?? bodyIf(node, "alias")?.this;
    if (inner) return this.source(inner);
    const joined = bodyIf(node, "joined_table");
    if (joined) return this.source(joined.left) && joined.joins.every((join) => this.join(join));
    return bodyIf(node, "subquery") ? this.query(node, false) : true;
  }

  private join(join: JoinBody): boolean {
    // DuckDB compares columns of USING after casting one to the type of the other.
    const merges = this.kind === "duckdb" && join.using?.length > 0;
    return this.source(join.this) && !merges && (!join.on || this.condition(join.on));
  }

  private condition = (node: TreeNode): boolean =>
    cannotFail(node, { kind: this.kind, typeOfColumn: this.typeOfColumn, inner: (query) => this.query(query, false) });

  /** Queries inside expressions that are no conditions, and inside aggregates, which are not looked into as conditions. */
  private queriesIn(value: unknown): boolean {
    if (typeof value !== "object" || value === null) return true;
    if (isQuery(value)) return this.query(value as TreeNode, false);
    return Object.values(value).every((child) => this.queriesIn(child));
  }
}
