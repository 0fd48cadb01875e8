import type { Join } from "@/lib/semantic/schema";
import type { TableStructure } from "@/lib/source/schema";

/** What a column is among the others of its source, as far as its role depends on it. */
export type ColumnPlace = {
  readonly table: string;
  /** The whole primary key, a part of it, or not in it. */
  readonly primary: "whole" | "part" | null;
  /** The join that uses the column, alone or with others, and whether it points (`from`) or is pointed to; null where none does. */
  readonly join: {
    readonly side: "from" | "to";
    readonly isAlone: boolean;
    readonly isDeclared: boolean;
    readonly confidence: number;
  } | null;
};

type JoinUse = NonNullable<ColumnPlace["join"]>;

/** Where the columns of each entity stand in joins; a declared join counts before an inferred one, one over a single column before others, then the pointing side. */
export class ColumnPlaces {
  readonly #uses = new Map<string, Map<string, JoinUse>>();

  constructor(joins: readonly Join[]) {
    for (const join of joins) {
      const { from, to, confidence, origin } = join;
      const use = { isAlone: from.columns.length === 1, isDeclared: origin === "declared", confidence };
      this.#note(from, { side: "from", ...use });
      this.#note(to, { side: "to", ...use });
    }
  }

  /** `entity`: the id of the table's entity. */
  of(entity: string, { name: table, primaryKey }: TableStructure, column: string): ColumnPlace {
    const primary = primaryKey.includes(column) ? (primaryKey.length === 1 ? "whole" : "part") : null;
    return { table, primary, join: this.#uses.get(entity)?.get(column) ?? null };
  }

  #note({ entity, columns }: Join["from"], use: JoinUse): void {
    const known = this.#uses.get(entity) ?? new Map<string, JoinUse>();
    this.#uses.set(entity, known);
    for (const column of columns) {
      const before = known.get(column);
      if (before === undefined || rank(use) > rank(before)) known.set(column, use);
    }
  }
}

const rank = ({ side, isAlone, isDeclared }: JoinUse): number =>
  (isDeclared ? 4 : 0) + (isAlone ? 2 : 0) + (side === "from" ? 1 : 0);
