/**
 * Measures how often questions are answered right.
 * Exit codes: 0 measured, 1 failed, 2 the command was not understood, 130 stopped with Ctrl-C.
 */
import { type EngineChoice, engineChoiceSchema } from "@/lib/nl2sql/schema";
import { readOptions } from "@/scripts/command-line/read-options";
import { runCommand } from "@/scripts/command-line/run-command";
import { UsageError } from "@/scripts/command-line/usage-error";
import type { Price } from "@/scripts/eval/report";

const usage = `Usage: npm run -s eval -- --questions FILE.jsonl --databases WHERE [options]
       npm run -s eval -- --charts FILE.jsonl --databases WHERE [--out FILE] [--failures FILE] [--limit N]

  --questions FILE   one {id, db, question, gold_sql} or {id, db, turns: [{question, gold_sql}]} a line; with "accept", a list
                     of gold queries of which any is right; with "expect": "refuse", a question that has no answer
  --charts FILE      asks nothing: one {id, db, question, gold_sql, chart} a line; recommends a chart for the rows of each gold query
                     and counts how often "chart" is the first choice, and among the first three
  --databases WHERE  a folder with <db>.sqlite files, or an address for all questions: mysql://…  postgres://…  sqlite:FILE
                     duckdb:FILE ({db} in it stands for the name in the line)
  --engine ENGINE    offline (default), model or auto
  --out FILE         writes a prediction a line
  --failures FILE    writes the wrong answers with their SQL, to read
  --limit N          only the first N lines
  --gold             asks nothing: counts the gold queries that the guard refuses, and prints them with their codes
  --price IN,OUT     dollars for a million tokens, to print what a model cost`;

type Run = {
  questions: string;
  /** The file is one of charts. */
  charts: boolean;
  databases: string;
  engine: EngineChoice;
  out: string | null;
  failures: string | null;
  limit: number | null;
  gold: boolean;
  price: Price | null;
};

function readCommandLine(): Run | "help" {
  const { values } = readOptions({
    options: {
      questions: { type: "string" },
      charts: { type: "string" },
      databases: { type: "string" },
      engine: { type: "string", default: "offline" },
      out: { type: "string" },
      failures: { type: "string" },
      limit: { type: "string" },
      gold: { type: "boolean", default: false },
      price: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return "help";
  const { charts, databases, out = null, failures = null } = values;
  const questions = charts ?? values.questions;
  if (questions === undefined) throw new UsageError("--questions is missing.");
  if (databases === undefined) throw new UsageError("--databases is missing.");
  const engine = engineChoiceSchema.safeParse(values.engine);
  if (!engine.success) {
    throw new UsageError(`--engine is ${engineChoiceSchema.options.join(", ")}, not "${values.engine}".`);
  }
  const limit = values.limit === undefined ? null : Number(values.limit);
  if (limit !== null && !(Number.isInteger(limit) && limit > 0)) throw new UsageError("--limit is a number from 1.");
  return {
    questions,
    charts: charts !== undefined,
    databases,
    engine: engine.data,
    out,
    failures,
    limit,
    gold: values.gold,
    price: readPrice(values.price),
  };
}

function readPrice(text: string | undefined): Price | null {
  if (text === undefined) return null;
  const prices = /^(\d+(?:\.\d+)?),(\d+(?:\.\d+)?)$/.exec(text);
  if (prices === null) throw new UsageError("--price is two numbers with a comma between them, such as 0.28,0.42.");
  return { input: Number(prices[1]), output: Number(prices[2]) };
}

await runCommand(usage, async (signal) => {
  const run = readCommandLine();
  if (run === "help") {
    console.log(usage);
    return 0;
  }
  // Only now: what follows parses the environment.
  const { measure } = await import("@/scripts/eval/measure");
  const { report } = await import("@/scripts/eval/report");
  const { shutDown } = await import("@/lib/telemetry/shutdown");
  try {
    if (run.gold) {
      const { checkGold } = await import("@/scripts/eval/check-gold");
      const { count, refused } = await checkGold(run, signal);
      for (const { id, db, code, sql } of refused) console.log(`${id} ${db} ${code}: ${sql.replace(/\s+/g, " ")}`);
      console.log(`gold queries refused: ${refused.length} of ${count}`);
      return 0;
    }
    const started = performance.now();
    if (run.charts) {
      const { measureCharts } = await import("@/scripts/eval/measure-charts");
      const { chartReport } = await import("@/scripts/eval/chart-report");
      const drawn = await measureCharts({ ...run, charts: run.questions }, signal);
      console.log(chartReport(drawn, (performance.now() - started) / 1_000));
      return 0;
    }
    const outcomes = await measure(run, signal);
    console.log(report(outcomes, (performance.now() - started) / 1_000, run.price));
    return 0;
  } finally {
    await shutDown();
  }
});
