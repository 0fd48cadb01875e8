import type { TimeGrain, TimePart } from "@/lib/execute/schema";
import { nearest } from "@/lib/guard/known-tables";
import { Refused } from "@/lib/guard/refused";
import type { TreeNode } from "@/lib/guard/tree";
import type { MeasureAggregate } from "@/lib/semantic/schema";

/** What is known of a value: the model column behind it and what was done to it. */
export type Lineage = {
  readonly source: { readonly entity: string; readonly column: string } | null;
  readonly aggregate: MeasureAggregate | null;
  readonly grain: TimeGrain | null;
  /** Set when it is a number taken out of a time. */
  readonly part?: TimePart | undefined;
  /** Set when it is one figure in a hundred of another. */
  readonly percent?: true | undefined;
  /** The label of the model column; null for computed values. */
  readonly label: string | null;
};

export const noLineage: Lineage = { source: null, aggregate: null, grain: null, label: null };

/** A column that a table, a CTE, a derived table or a query gives. */
export type ScopeColumn = Lineage & { readonly name: string };

/** Something named in a FROM clause. */
export type ScopeSource = {
  readonly alias: string;
  readonly columns: readonly ScopeColumn[];
  /** The primary key of the table in whose place a query of the guard stands. */
  readonly key?: readonly string[];
};

/** A named output of a SELECT; `node` is its resolved expression. */
export type SelectAlias = { readonly name: string; readonly node: TreeNode; readonly explicit: boolean };

export type Found = { readonly source: ScopeSource | null; readonly column: ScopeColumn };

/** The names that one SELECT can see; `parent` is the scope of the query around it. */
export class Scope {
  readonly sources: ScopeSource[] = [];
  /** Columns joined by USING: one column for the reader, although two tables have it. */
  readonly merged = new Map<string, Found>();
  readonly aliases: SelectAlias[] = [];

  /** `qualified`: columns are printed with their table even where it is the only one in sight. */
  constructor(
    readonly parent: Scope | null,
    private readonly qualified = false,
  ) {}

  /** Adds what a FROM clause names. Fails: guard/table when the name is taken. */
  add(source: ScopeSource) {
    const taken = this.sources.some((other) => sameName(other.alias, source.alias));
    if (taken) throw new Refused("guard/table", { table: source.alias, suggestion: "" });
    this.sources.push(source);
  }

  /** Whether a bare column name could come from one thing only, and be mistaken to come from no other. */
  needsNoTable(): boolean {
    return !this.qualified && this.sourceCount() < 2;
  }

  private sourceCount(): number {
    return this.sources.length + (this.parent?.sourceCount() ?? 0);
  }

  /** The source with an alias, nearest scope first. */
  sourceNamed(alias: string): ScopeSource | null {
    return this.sources.find((source) => sameName(source.alias, alias)) ?? this.parent?.sourceNamed(alias) ?? null;
  }

  /** Every source here that has a column, one entry for columns joined by USING. */
  columnsNamed(name: string): Found[] {
    const merged = this.merged.get(name.toLowerCase());
    if (merged) return [merged];
    return this.sources.flatMap((source) => {
      const column = columnNamed(source, name);
      return column ? [{ source, column }] : [];
    });
  }

  /** The refusal for a column that nothing in sight has. */
  unknownColumn(name: string, table: string | null): Refused {
    const names = this.visibleNames(table);
    const shown = table === null ? name : `${table}.${name}`;
    return new Refused("guard/column", { column: shown, suggestion: nearest(name, names) });
  }

  private visibleNames(table: string | null): string[] {
    const own = this.sources.filter((source) => table === null || sameName(source.alias, table));
    return [
      ...own.flatMap((source) => source.columns.map((column) => column.name)),
      ...(this.parent?.visibleNames(table) ?? []),
    ];
  }
}

/** Names are compared without case: every engine but PostgreSQL does, and the guard prints the exact spelling. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The column of a source with a name; the exact spelling wins where two differ by case only. */
export function columnNamed(source: ScopeSource, name: string): ScopeColumn | null {
  return (
    source.columns.find((column) => column.name === name) ??
    source.columns.find((column) => sameName(column.name, name)) ??
    null
  );
}
