import { columnFractionDigits, formatValue, isNumeric } from "@/lib/chart/format-value";
import type { ErrorCode, ErrorParams, Refusal } from "@/lib/errors";
import type { Cell } from "@/lib/execute/schema";
import { errorMessage } from "@/lib/i18n/error-message";
import type { Answer, NoAnswer } from "@/scripts/ask/answer";
import { printTable } from "@/scripts/command-line/print-table";

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
  const sentence = message ?? sentenceHere(refusal);
  if (json) {
    const suggested = choices.length > 0 ? { choices } : {};
    console.log(JSON.stringify({ error: { code: refusal.code, message: sentence, ...suggested } }));
  }
  console.error(sentence);
  for (const choice of choices) console.error(`  ${choice}`);
  return 1;
}

/** Where the product's sentence sends people to a page, the command line says what to do here. */
const sentencesHere: Partial<Record<ErrorCode, (params: ErrorParams) => string>> = {
  "source/not-found": ({ name = "", known = "" }) =>
    `There is no data source called "${name}". ${known === "" ? "None is connected" : `Connected: ${known}`}. An address begins with mysql://, postgres://, sqlite: or duckdb:.`,
  "source/file": ({ file }) =>
    `The file ${file} cannot be opened. Check its path, and its kind: sqlite: takes SQLite databases; duckdb: takes one .duckdb file or .csv and .parquet files.`,
  "source/not-analysed": () =>
    "This data source has not been analysed, so questions cannot be answered from it. Start the analysis on its page in Querent.",
  "llm/no-key": () => "No language model is connected. Set DEEPSEEK_API_KEY, or use --engine offline.",
  "llm/key-refused": () => "The language model refused the key. Check DEEPSEEK_API_KEY and DEEPSEEK_BASE_URL.",
  "execute/cancelled": () => "Stopped.",
};

function sentenceHere(refusal: Refusal): string {
  return sentencesHere[refusal.code]?.(refusal.params) ?? errorMessage(refusal, "en");
}
