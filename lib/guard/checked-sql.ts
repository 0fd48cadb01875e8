import type { TimeGrain, TimePart } from "@/lib/execute/schema";
import type { MeasureAggregate } from "@/lib/semantic/schema";
import type { SourceKind } from "@/lib/source/schema";

/** Where a column of a checked query comes from: what a chart and a table header need to know beyond the engine's type. */
export type CheckedColumn = {
  /** The name in the SQL result. */
  readonly name: string;
  /** What a reader sees: the alias made readable, or the label of the column behind it. */
  readonly label: string;
  /** The one model column whose values (or whose aggregate, or whose truncated times) this is; null for computed ones. */
  readonly source: { readonly entity: string; readonly column: string } | null;
  readonly aggregate: MeasureAggregate | null;
  /** Set when the column is a time cut down to a grain. */
  readonly grain: TimeGrain | null;
  /** Set when the column is a number taken out of a time ("every Monday": 1). */
  readonly part?: TimePart | undefined;
  /** Set when it is one figure in a hundred of another ("100.0 * a / b"). */
  readonly percent?: true | undefined;
};

// A symbol that no other module can name: only the guard can make the type.
declare const checked: unique symbol;

/**
 * One SELECT that passed every rule of the guard, as the text that the guard printed from its tree.
 * `lib/execute/run-query.ts` takes nothing else and sends exactly `text`.
 */
export type CheckedSql = {
  readonly [checked]: true;
  readonly text: string;
  readonly sourceId: string;
  readonly kind: SourceKind;
  /** The revision of the semantic model that it was checked against; part of the cache key. */
  readonly modelRevision: number;
  /** Ids of the entities that are read, sorted. */
  readonly tables: readonly string[];
  readonly columns: readonly CheckedColumn[];
  /** Columns of the model that the query names anywhere, "entity.column", sorted; without those of row rules. */
  readonly columnsRead: readonly string[];
  /** Rows to keep. The text itself asks for at most one more, so that `truncated` can be known. */
  readonly limit: number;
  /** A condition of the viewer's row rules stands in the text. */
  readonly rowRulesApplied: boolean;
  /** A row rule or a mask stands in the text: what the engine says of an error may quote what the viewer must not see. */
  readonly policed: boolean;
};
