import type { Wrappers } from "@/lib/guard/policy/wrappers";
import type { Lineage, Scope, ScopeColumn } from "@/lib/guard/scope";
import type { TreeNode } from "@/lib/guard/tree";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { SourceKind } from "@/lib/source/schema";

/** A CTE in sight: its name as it was declared and what it gives. */
export type KnownCte = { readonly name: string; readonly columns: readonly ScopeColumn[] };

/** CTEs in sight by folded name; a new map for each WITH, so that an inner one never leaks out. */
export type CteMap = ReadonlyMap<string, KnownCte>;

export type QueryPlace = {
  readonly ctes: CteMap;
  readonly parent: Scope | null;
  /** Whether its columns are read by name: then each needs one, and one of its own. */
  readonly named: boolean;
};

/** What the resolving of one statement shares. */
export type ResolveContext = {
  readonly model: SemanticModel;
  readonly kind: SourceKind;
  /** The statement as it was written; tells "x" from `x` in SQLite. */
  readonly text: string;
  /** Ids of the entities that are read. */
  readonly entities: Set<string>;
  /** Names of CTEs and aliases that have a column list. */
  readonly declared: Set<string>;
  /** Folded names of all CTEs of the statement. */
  readonly cteNames: ReadonlySet<string>;
  /** Columns of the model that were named, "entity.column". */
  readonly columnsRead: Set<string>;
  /** What is known of each resolved column node. */
  readonly lineages: WeakMap<TreeNode, Lineage>;
  /**
   * Counts what the rewriting adds to the tree and refuses when it is too much: aliases of aliases and stars over joins of
   * stars double with each step. Fails: guard/limit.
   */
  readonly spend: () => void;
  /** Resolves a query inside the statement; here so that FROM, expressions and queries need not import each other. */
  readonly resolveQuery: (node: TreeNode, place: QueryPlace) => ScopeColumn[];
  /** The rules of the viewer, and the names that stand for tables with rules. */
  readonly wrappers: Wrappers;
  /** Whether the statement was printed by the guard. */
  readonly printed: boolean;
};

/** What the resolving of an expression needs. */
export type ExpressionContext = Pick<
  ResolveContext,
  "kind" | "text" | "columnsRead" | "lineages" | "spend" | "resolveQuery"
>;
