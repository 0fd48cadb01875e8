import { formatValue } from "@/lib/chart/format-value";
import { errorMessage } from "@/lib/i18n/error-message";
import { printTable } from "@/scripts/admin/command";
import type { Answer, NoAnswer } from "@/scripts/ask/answer";

const shownRowsMax = 50;

/** Prints an answer as text or as one JSON document. */
export function printAnswer({ draft, sql, result, ms }: Answer, json: boolean): void {
  const { understood, engine, confidence, assumptions, unused } = draft;
  const { columns, rows, truncated } = result;
  if (json) {
    const milliseconds = Math.round(ms);
    console.log(
      JSON.stringify({
        understood,
        engine,
        sql,
        columns,
        rows,
        truncated,
        ms: milliseconds,
        confidence,
        assumptions,
        unused,
      }),
    );
    return;
  }
  console.log(`${understood}\n`);
  console.log(`${sql}\n`);
  printTable(
    columns.map(({ label }) => label),
    rows.slice(0, shownRowsMax).map((row) => row.map((cell, at) => shown(cell, columns[at]))),
  );
  const more = rows.length > shownRowsMax ? `, the first ${shownRowsMax} shown` : "";
  const cut = truncated ? " (there are more)" : "";
  console.log(
    `\n${rows.length} ${rows.length === 1 ? "row" : "rows"}${cut}${more} · ${Math.round(ms)} ms · ${engine} · confidence ${confidence.toFixed(2)}`,
  );
  for (const assumption of assumptions) console.log(`Assumed: ${assumption}`);
  if (unused.length > 0) console.log(`Not used: ${unused.join(", ")}`);
}

function shown(
  cell: Answer["result"]["rows"][number][number],
  column: Answer["result"]["columns"][number] | undefined,
): string {
  return column === undefined ? String(cell ?? "") : formatValue(cell, column, "en");
}

/** Prints why there is no answer, on standard error; returns the exit code. */
export function printRefusal({ refusal, message, choices }: NoAnswer, json: boolean): number {
  const sentence = message ?? errorMessage(refusal, "en");
  if (json) {
    console.log(
      JSON.stringify({ error: { code: refusal.code, message: sentence, ...(choices.length > 0 ? { choices } : {}) } }),
    );
    return 1;
  }
  console.error(sentence);
  for (const choice of choices) console.error(`  ${choice}`);
  return 1;
}
