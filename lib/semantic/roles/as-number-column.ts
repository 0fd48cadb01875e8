import type { ColumnPlace } from "@/lib/semantic/roles/column-place";
import { holdsYears } from "@/lib/semantic/roles/dates";
import { inferRole } from "@/lib/semantic/roles/infer-role";
import { roleWords } from "@/lib/semantic/roles/role-words";
import type { ColumnStructure } from "@/lib/source/schema";

/** What a column is called, though its values are digits: "account name" 900. */
const nameWords = new Set(
  "name title description comment note email address phone fax text body content path password login details remark remarks message".split(
    " ",
  ),
);

/**
 * The column as a number, when it is a text column that holds amounts: its values all read as numbers and its name says no code,
 * grade, place, year or key. Nulls: null for every other column.
 */
export function asNumberColumn(column: ColumnStructure, place: ColumnPlace): ColumnStructure | null {
  if (column.type !== "text" || column.statistics?.numeric !== true || holdsYears(column)) return null;
  const { min, max, frequentValues } = column.statistics;
  const isWhole = ![min, max, ...frequentValues.map(({ value }) => value)].some((value) => value?.includes("."));
  const number: ColumnStructure = { ...column, type: isWhole ? "integer" : "decimal" };
  const isNamed = nameWords.has(roleWords(column.name).at(-1) ?? "");
  return !isNamed && inferRole(number, place).value === "measure" ? number : null;
}
