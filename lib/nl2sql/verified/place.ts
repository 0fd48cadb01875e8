import type { ColumnRef, ComparisonOperator } from "@/lib/nl2sql/schema";

/** The way from the top of a plan or an SQL tree to a leaf. */
export type Path = readonly (string | number)[];

/** A leaf of a plan or an SQL tree that a question may have filled: what is compared with, or how many rows are wanted. */
export type Place = {
  readonly path: Path;
  readonly value: string | number;
  readonly operator: ComparisonOperator | "low" | "high" | "pattern" | "none";
  /** What the leaf says something of; equal numbers are one slot only where they say it of the same. */
  readonly subject: string;
  /** The columns it may be compared with; several where SQL leaves that open. */
  readonly columns: readonly Pick<ColumnRef, "entity" | "column">[];
  /** The number must be whole and at least this. */
  readonly wholeFrom: number | null;
  /** What stands around the value inside a pattern of SQL. */
  readonly around: { readonly before: string; readonly behind: string; readonly likePath: Path } | null;
  readonly letterCase: "lower" | "upper" | null;
};

export const plainPlace = { columns: [], wholeFrom: null, around: null, letterCase: null } as const;

/** The node that a path leads to; undefined when it leads nowhere. */
export function at(tree: unknown, path: Path): unknown {
  let node = tree;
  for (const step of path) {
    if (typeof node !== "object" || node === null) return undefined;
    node = (node as Record<string | number, unknown>)[step];
  }
  return node;
}

const datePattern = /^(\d{4}-\d\d-\d\d)(?:$|[T ])/;

/** The day of a leaf that holds a date or a moment; null for anything else. */
export const dayOf = ({ value }: Pick<Place, "value">): string | null =>
  typeof value === "string" ? (datePattern.exec(value)?.[1] ?? null) : null;

const dayMs = 86_400_000;

/** The day before an ISO day. */
export const dayBefore = (day: string): string => new Date(Date.parse(day) - dayMs).toISOString().slice(0, 10);

type Column = Pick<ColumnRef, "entity" | "column">;
export const isColumn = (a: Column, b: Column): boolean => a.entity === b.entity && a.column === b.column;
