import { columnFractionDigits, formatValue, isNumeric } from "@/lib/chart/format-value";
import type { Cell } from "@/lib/execute/schema";
import type { Answer, NoAnswer } from "@/scripts/ask/answer";
import { printTable } from "@/scripts/command-line/print-table";
import { sentenceOf } from "@/scripts/command-line/sentence-of";

const shownRowsMax = 50;
const shownLengthMax = 80;

/** Prints an answer as text or as one JSON document. */
export function printAnswer({ draft, sql, result, ms }: Answer, json: boolean): void {
  const { understood, engine, confidence, assumptions, unused } = draft;
  const { columns, rows, truncated } = result;
  const milliseconds = Math.round(ms);
  if (json) {
    const answer = { understood, engine, sql, columns, rows, truncated, ms: milliseconds };
    console.log(JSON.stringify({ ...answer, confidence, assumptions, unused }));
    return;
  }
  console.log(`${understood}\n\n${sql}\n`);
  printRows(result);
  const more = rows.length > shownRowsMax ? `, the first ${shownRowsMax} shown` : "";
  const count = `${rows.length} ${rows.length === 1 ? "row" : "rows"}${truncated ? " (there are more)" : ""}${more}`;
  console.log(`\n${count} · ${milliseconds} ms · ${engine} · confidence ${confidence.toFixed(2)}`);
  for (const assumption of assumptions) console.log(`Assumed: ${assumption}`);
  if (unused.length > 0) console.log(`Not used: ${unused.join(", ")}`);
}

function printRows({ columns, rows }: Answer["result"]): void {
  const shown = rows.slice(0, shownRowsMax);
  const writers = columns.map((column, index) => {
    const fractionDigits = columnFractionDigits(column, cellsOf(shown, index));
    return (cell: Cell) => shorten(formatValue(cell, column, "en", { fractionDigits }));
  });
  printTable(
    columns.map(({ label }) => label),
    shown.map((row) => writers.map((write, index) => write(row[index] ?? null))),
    { alignRight: columns.map(isNumeric) },
  );
}

const cellsOf = (rows: readonly (readonly Cell[])[], index: number) => rows.map((row) => row[index] ?? null);

function shorten(text: string): string {
  return text.length > shownLengthMax ? `${text.slice(0, shownLengthMax - 1)}…` : text;
}

/** Prints on standard error why there is no answer, with `json` as a document on standard output too; returns the exit code. */
export function printRefusal({ refusal, message, choices }: NoAnswer, json: boolean): number {
  const sentence = message ?? sentenceOf(refusal);
  if (json) {
    const suggested = choices.length > 0 ? { choices } : {};
    console.log(JSON.stringify({ error: { code: refusal.code, message: sentence, ...suggested } }));
  }
  console.error(sentence);
  for (const choice of choices) console.error(`  ${choice}`);
  return 1;
}
