import type { Cell } from "@/lib/execute/schema";

type Rows = readonly (readonly Cell[])[];

/** Numbers that differ by rounding only are equal; DECIMAL text and numbers are compared as numbers. */
function canonical(cell: Cell): string {
  if (cell === null) return "∅";
  if (typeof cell === "boolean") return cell ? "1" : "0";
  const number =
    typeof cell === "number" ? cell : /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell.trim()) ? Number(cell) : null;
  if (number !== null && Number.isFinite(number)) return String(Number(number.toPrecision(9)));
  return String(cell).trim();
}

const cellSeparator = "\u001f";
const rowSeparator = "\u001e";
/** Columns with the same values could be tried in more orders than there is time for. */
const attemptsMax = 5_000;

/**
 * True when both hold the same rows as a multiset, with columns in any order; with `ordered`, in the same order too.
 */
export function sameResult(predicted: Rows, gold: Rows, ordered: boolean): boolean {
  if (predicted.length !== gold.length) return false;
  const width = gold[0]?.length ?? 0;
  if ((predicted[0]?.length ?? 0) !== width) return false;
  const left = predicted.map((row) => row.map(canonical));
  const right = gold.map((row) => row.map(canonical));
  const column = (rows: readonly string[][], index: number) => rows.map((row) => row[index] ?? "");
  const signature = (cells: string[]) => (ordered ? cells : cells.toSorted()).join(cellSeparator);
  const wanted = Array.from({ length: width }, (_, index) => signature(column(right, index)));
  const offered = Array.from({ length: width }, (_, index) => signature(column(left, index)));
  const lines = (rows: readonly string[][]) => {
    const all = rows.map((row) => row.join(cellSeparator));
    return (ordered ? all : all.toSorted()).join(rowSeparator);
  };
  const target = lines(right);
  let attempts = 0;
  const place = (order: number[]): boolean => {
    if (order.length === width) return lines(left.map((row) => order.map((index) => row[index] ?? ""))) === target;
    for (let index = 0; index < width; index += 1) {
      if (order.includes(index) || offered[index] !== wanted[order.length]) continue;
      attempts += 1;
      if (attempts > attemptsMax) return false;
      if (place([...order, index])) return true;
    }
    return false;
  };
  return place([]);
}
