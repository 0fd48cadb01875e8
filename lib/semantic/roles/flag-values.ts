import type { SemanticColumn } from "@/lib/semantic/schema";

const yesWords = new Set(["yes", "y", "true", "t", "1", "是", "ja", "oui"]);
const noWords = new Set(["no", "n", "false", "f", "0", "否", "nein", "non"]);
type Pole = { readonly isTruth: boolean; readonly column: SemanticColumn; readonly value: string | null };

/** How a flag writes yes. */
export const yesOf = (column: SemanticColumn): Pole => ({ isTruth: true, column, value: valueAmong(column, yesWords) });

/** How a flag writes no. */
export const noOf = (column: SemanticColumn): Pole => ({ isTruth: false, column, value: valueAmong(column, noWords) });

const valueAmong = ({ frequentValues }: SemanticColumn, words: ReadonlySet<string>): string | null =>
  frequentValues.find(({ value }) => words.has(value.toLowerCase()))?.value ?? null;

/** The condition that a flag says so, `name` being the column as it stands in SQL. Nulls: null where how it is written is not known. */
export function conditionOf(name: string, { isTruth, column, value }: Pole): string | null {
  if (column.type === "boolean" && (value === null || /^(true|false)$/i.test(value))) {
    return `${name} = ${isTruth ? "TRUE" : "FALSE"}`;
  }
  if (value === null) return null;
  return column.type === "text" || column.type === "boolean" ? `${name} = '${value}'` : `${name} = ${Number(value)}`;
}
