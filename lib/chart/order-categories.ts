import { readNumber } from "@/lib/chart/read-value";
import type { Cell, ResultColumn } from "@/lib/execute/schema";

export type SizedCategory = { readonly cell: Cell; readonly total: number | null };

const natural: readonly (readonly string[])[] = [
  ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
  ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
  [..."january february march april may june july august september october november december".split(" ")],
  ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
  ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"],
  ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
  Array.from({ length: 12 }, (_, month) => `${month + 1}月`),
];

/** The place of a name in an order that everybody knows (weekdays, months), or of a range by its first number ("18–25"). */
function naturalRanks(cells: readonly Cell[]): number[] | null {
  const texts = cells.map((cell) =>
    String(cell ?? "")
      .trim()
      .toLowerCase(),
  );
  for (const order of natural) {
    const ranks = texts.map((text) => order.indexOf(text));
    if (ranks.every((rank) => rank >= 0)) return ranks;
  }
  const starts = texts.map((text) => /^(?:[<>≤≥]\s*)?(\d+(?:\.\d+)?)(?:\s*(?:[-–+]|to\b).*)?$/.exec(text)?.[1]);
  return starts.every((start) => start !== undefined) ? starts.map(Number) : null;
}

function isMonotone(totals: readonly (number | null)[]): boolean {
  const numbers = totals.filter((total) => total !== null);
  if (numbers.length < totals.length) return false;
  const rises = numbers.every((value, index) => index === 0 || value >= (numbers[index - 1] ?? value));
  const falls = numbers.every((value, index) => index === 0 || value <= (numbers[index - 1] ?? value));
  return rises || falls;
}

/**
 * **Order** numbers and well-known sequences by themselves; what the query ranked stays ranked; anything else largest first.
 * **Nulls** an unknown category or total comes last.
 */
export function orderCategories(categories: readonly SizedCategory[], column: ResultColumn): Cell[] {
  const cells = categories.map(({ cell }) => cell);
  if (isMonotone(categories.map(({ total }) => total))) return cells;
  const isNumber = column.type === "integer" || column.type === "decimal" || column.type === "float";
  const ranks = isNumber ? cells.map((cell) => readNumber(cell) ?? Number.POSITIVE_INFINITY) : naturalRanks(cells);
  if (ranks && column.role !== "key") {
    const rankOf = new Map(cells.map((cell, index) => [cell, ranks[index] ?? 0]));
    return cells.toSorted((a, b) => (rankOf.get(a) ?? 0) - (rankOf.get(b) ?? 0));
  }
  const size = (total: number | null) => total ?? Number.NEGATIVE_INFINITY;
  return categories.toSorted((a, b) => size(b.total) - size(a.total)).map(({ cell }) => cell);
}
