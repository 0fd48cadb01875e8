import { formatValue, isNumeric } from "@/lib/chart/format-value";
import { readNumber } from "@/lib/chart/read-value";
import type { ResultColumn, ResultSet } from "@/lib/execute/schema";
import { cut, fence } from "@/lib/llm/prompts/fence";

/** Rows that a model gets to see; `check-figures.ts` knows the same ones. */
const rowCountMax = 50;
const cellLengthMax = 80;
const columnCountMax = 12;

type Told = {
  readonly question: string;
  readonly understood: string;
  readonly result: ResultSet;
  readonly isAdditive: (column: ResultColumn) => boolean;
  readonly locale: "en" | "zh";
};

/** The beginning of a result with the totals of all of it, for a model that is to say what it shows. */
export function answerPrompt({ question, understood, result, isAdditive, locale }: Told): string {
  const { rows } = result;
  const columns = result.columns.slice(0, columnCountMax);
  const head = columns.map(({ label, unit }) => fence(unit === null ? label : `${label} [${unit}]`)).join(" | ");
  const lines = rows
    .slice(0, rowCountMax)
    .map((row) =>
      columns.map((column, at) => fence(cut(formatValue(row[at] ?? null, column, locale), cellLengthMax))).join(" | "),
    );
  const shown = rows.length > rowCountMax ? `the first ${rowCountMax} of ${rows.length} rows` : `${rows.length} in all`;
  return [
    `Question: ${question}`,
    ...(understood === question ? [] : [`As it was understood: ${fence(understood)}`]),
    `<result> ${result.truncated ? "more rows exist than were read; of these " : ""}${shown}:`,
    head,
    ...lines,
    ...totals(result, isAdditive, locale),
    "</result>",
  ].join("\n");
}

function totals(
  { columns, rows, truncated }: ResultSet,
  isAdditive: Told["isAdditive"],
  locale: "en" | "zh",
): string[] {
  if (truncated || rows.length < 2) return [];
  return columns.slice(0, columnCountMax).flatMap((column, at) => {
    const values = rows.flatMap((row) => readNumber(row[at]) ?? []);
    if (!isNumeric(column) || values.length === 0) return [];
    const sum = values.reduce((total, value) => total + value, 0);
    const written = (value: number) => formatValue(value, column, locale);
    const facts = isAdditive(column) ? [`total ${written(sum)}`] : [];
    return [`${fence(column.label)}: ${[...facts, `average ${written(sum / values.length)}`].join(", ")}`];
  });
}
