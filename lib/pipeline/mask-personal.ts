import type { Cell, ResultSet } from "@/lib/execute/schema";
import type { SemanticColumn } from "@/lib/semantic/schema";

const masked = "•••";

/** What is left of a value about a person: of a text its first letter, so that rows can be told apart, of all else nothing. Nulls stay. */
function maskCell(cell: Cell): Cell {
  if (cell === null) return null;
  if (typeof cell !== "string" || !/^\p{L}/u.test(cell)) return masked;
  return `${[...cell][0] ?? ""}${masked}`;
}

/**
 * A look at rows without what they say about people: for whoever wants to know what a table holds, not who is in it. Columns are
 * matched by name; what is masked is text from then on.
 */
export function maskPersonal(result: ResultSet, columns: readonly SemanticColumn[]): ResultSet {
  const personal = new Set(columns.filter((column) => column.personal).map(({ name }) => name));
  const isMasked = result.columns.map(({ name }) => personal.has(name));
  return {
    ...result,
    columns: result.columns.map((column, index) =>
      isMasked[index] ? { ...column, type: "text", role: "text", unit: null, grain: null } : column,
    ),
    rows: result.rows.map((row) => row.map((cell, index) => (isMasked[index] ? maskCell(cell) : cell))),
  };
}
