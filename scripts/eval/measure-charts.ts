import { appendFileSync, writeFileSync } from "node:fs";
import { namedChart } from "@/lib/chart/named-chart";
import { recommendChart } from "@/lib/chart/recommend-chart";
import { runCheckedSql } from "@/lib/execute/run-checked-sql";
import type { ResultSet } from "@/lib/execute/schema";
import { checkSql } from "@/lib/guard/check-sql";
import { fail, ok, type Result } from "@/lib/result";
import type { OpenedAddress } from "@/scripts/command-line/open-address";
import { progressLine } from "@/scripts/command-line/progress-line";
import { sentenceOf } from "@/scripts/command-line/sentence-of";
import { binRows } from "@/scripts/eval/bin-rows";
import { chartName } from "@/scripts/eval/chart-name";
import { type ChartLine, readChartSet } from "@/scripts/eval/chart-set";
import { drawnQuery } from "@/scripts/eval/drawn-query";
import { openDatabase } from "@/scripts/eval/measure";

const rowCountMax = 10_000;

export type ChartOutcome = ChartLine & {
  /** In the spelling of the file; null when the gold query did not run. */
  readonly first: string | null;
  readonly firstThree: readonly string[];
  readonly namesChart: boolean;
  /** Why there is no chart. */
  readonly problem: string | null;
};

export type ChartMeasurement = {
  readonly charts: string;
  readonly databases: string;
  readonly out: string | null;
  readonly failures: string | null;
  readonly limit: number | null;
};

/**
 * Recommends a chart for every line of a file, in its order, from the rows of its gold query and the words of its question.
 * Fails: throws an Error with a sentence when the file or a database cannot be read.
 */
export async function measureCharts(measurement: ChartMeasurement, signal: AbortSignal): Promise<ChartOutcome[]> {
  const { charts, databases, out, failures, limit } = measurement;
  const lines = await readChartSet(charts, limit);
  for (const file of [out, failures]) if (file !== null) writeFileSync(file, "");
  const opened = new Map<string, OpenedAddress>();
  const progress = progressLine("Drawing");
  const outcomes: ChartOutcome[] = [];
  try {
    for (const [index, line] of lines.entries()) {
      signal.throwIfAborted();
      const source = opened.get(line.db) ?? (await openDatabase(databases, line.db, signal));
      opened.set(line.db, source);
      const outcome = await recommendFor(line, source, signal);
      outcomes.push(outcome);
      if (out !== null) appendFileSync(out, `${chartPrediction(outcome)}\n`);
      if (failures !== null && outcome.first !== outcome.reference) appendFileSync(failures, chartFailure(outcome));
      progress.show(index + 1, lines.length);
    }
  } finally {
    progress.end();
    for (const { close } of opened.values()) await close();
  }
  return outcomes;
}

async function recommendFor(line: ChartLine, source: OpenedAddress, signal: AbortSignal): Promise<ChartOutcome> {
  const namesChart = line.namesChart ?? namedChart(line.question) !== null;
  const drawn = await rowsOf(line, source, signal);
  if (!drawn.ok) return { ...line, namesChart, first: null, firstThree: [], problem: drawn.error };
  const { spec, alternatives } = recommendChart(drawn.value, { question: line.question, hint: null });
  const names = [...new Set([spec, ...alternatives].map((chart) => chartName(chart, line.spelling)))];
  return { ...line, namesChart, first: names[0] ?? null, firstThree: names.slice(0, 3), problem: null };
}

/** The rows of a line's gold query, through the guard like every query of the product; where that refuses it, as it stands in the file. */
async function rowsOf(line: ChartLine, source: OpenedAddress, signal: AbortSignal): Promise<Result<ResultSet, string>> {
  const { sql, addedCount } = drawnQuery(line.sql, source.model.kind, line.bin);
  const extended = await run(sql, source, signal);
  const ran = extended.ok ? extended : await run(line.sql, source, signal);
  if (!ran.ok) return ran;
  const kept = extended.ok ? withoutIdentities(ran.value, addedCount) : ran.value;
  return ok(line.bin === null ? kept : binRows(kept, line.bin));
}

async function run(sql: string, { driver, model, policy }: OpenedAddress, signal: AbortSignal) {
  const checked = checkSql(sql, { model, policy, rowCountMax });
  if (!checked.ok) return fail(sentenceOf(checked.error));
  const ran = await runCheckedSql(driver, checked.value, model, { signal });
  return ran.ok ? ran : fail(sentenceOf(ran.error));
}

/** Takes away added columns that only identify what is selected: counts by "name" grouped by "id" are drawn by name. */
function withoutIdentities(result: ResultSet, addedCount: number): ResultSet {
  if (!result.columns.some(({ aggregate }) => aggregate)) return result;
  const selectedCount = result.columns.length - addedCount;
  const countOf = (indices: readonly number[]) =>
    new Set(result.rows.map((row) => JSON.stringify(indices.map((index) => row[index] ?? null)))).size;
  const isSaid = (added: number) =>
    result.columns
      .slice(0, selectedCount)
      .some(({ role }, index) => role !== "measure" && countOf([index, added]) === countOf([added]));
  const kept = result.columns.flatMap((_, index) => (index >= selectedCount && isSaid(index) ? [] : [index]));
  return {
    ...result,
    columns: kept.flatMap((index) => result.columns[index] ?? []),
    rows: result.rows.map((row) => kept.map((index) => row[index] ?? null)),
  };
}

/** One line of `--out`. */
function chartPrediction({ id, first, firstThree, reference }: ChartOutcome): string {
  return JSON.stringify({ id, first, firstThree, ...(reference === null ? {} : { reference }) });
}

function chartFailure({ id, db, question, sql, reference, firstThree, problem }: ChartOutcome): string {
  return `${id} ${db} ${question}\n   ${sql}\n   = ${reference}\n   > ${problem ?? firstThree.join(", ")}\n`;
}
