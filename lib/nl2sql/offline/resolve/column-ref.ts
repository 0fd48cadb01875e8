import type { ColumnRef } from "@/lib/nl2sql/schema";

/** A column reached by the shortest road. */
export const columnRef = (entity: string, column: string): ColumnRef => ({ entity, column, path: null });

export const sameColumn = (a: ColumnRef | null, b: ColumnRef | null): boolean =>
  a !== null && b !== null && a.entity === b.entity && a.column === b.column;
