import type { Scope } from "@/lib/nl2sql/compile/scope";
import type { PlanFilter, QueryPlan } from "@/lib/nl2sql/schema";
import type { SqlNode } from "@/lib/nl2sql/sql/tree";
import type { SemanticModel } from "@/lib/semantic/schema";

/** Hands out table aliases that are unique in the whole statement, so that a sub-query can name the rows around it. */
export type AliasNames = { next(name: string): string };

/** What all parts of one statement share, and how a part has another kind of part written inside itself. */
export type CompileContext = {
  readonly model: SemanticModel;
  readonly names: AliasNames;
  /** Whether the query being written says in which order its rows come. */
  readonly ordered: boolean;
  /** The query of a whole plan. */
  query(plan: QueryPlan): SqlNode;
  /** The rows of one plan in no order, without series and set operation. */
  rows(plan: QueryPlan): SqlNode;
  condition(filter: PlanFilter, scope: Scope): SqlNode;
};

/** Engines compare names without case; a name that is a table's own is given out once. */
export function aliasNames(): AliasNames {
  const used = new Set<string>();
  return {
    next(name) {
      let alias = name;
      for (let count = 2; used.has(alias.toLowerCase()); count += 1) alias = `${name}_${count}`;
      used.add(alias.toLowerCase());
      return alias;
    },
  };
}
