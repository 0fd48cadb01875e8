/**
 * Measures how fast and how frugal the product is, and prints each figure beside its bar.
 * Exit codes: 0 measured, whatever the figures; 1 failed; 2 the command was not understood; 130 stopped with Ctrl-C.
 */
import { writeFileSync } from "node:fs";
import type { Bench, Figure } from "@/scripts/bench/harness";
import { printTable } from "@/scripts/command-line/print-table";
import { readOptions } from "@/scripts/command-line/read-options";
import { runCommand } from "@/scripts/command-line/run-command";
import { UsageError } from "@/scripts/command-line/usage-error";
import { ensureBuilt } from "@/scripts/start/build.mjs";

const usage = `Usage: npm run -s bench -- [options] [NAME…]

  NAME              serving, misses, stampede, hit-rate, start-up, chats, first-part, memory: what a server carries (default)
                    soak: an hour of load; engine, guard, models, joins, roles, slice, analysis, model-propagation: its parts;
                    large-table, large-chart, drag, dashboard-open: the browser (need Chromium); all
  --databases DIR   a folder with SQLite files, which "joins", "roles" and "slice" need
  --questions FILE  questions with gold queries, which "slice" needs
  --json            prints the figures as JSON instead of the table
  --out FILE        writes them there

Times are wall time; "computing" is the part of it that the thread had a core for. Where it is much less, others had it.`;

type Run = {
  names: string[];
  databases: string | null;
  sources: string[];
  questions: string[];
  json: boolean;
  out: string | null;
};

function readCommandLine(): Run | "help" {
  const { values, positionals } = readOptions({
    allowPositionals: true,
    options: {
      databases: { type: "string" },
      source: { type: "string", multiple: true, default: [] },
      questions: { type: "string", multiple: true, default: [] },
      json: { type: "boolean", default: false },
      out: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return "help";
  return {
    names: positionals,
    databases: values.databases ?? null,
    sources: values.source,
    questions: values.questions,
    json: values.json,
    out: values.out ?? null,
  };
}

type Measured = { readonly bench: string; readonly figure: Figure; readonly met: boolean | null };

function printMeasured(
  measured: readonly Measured[],
  { shown }: Pick<typeof import("@/scripts/bench/harness"), "shown">,
) {
  printTable(
    ["bench", "figure", "measured", "computing", "bar", ""],
    measured.map(({ bench, figure: { name, value, unit, computing, bar }, met }) => [
      ...[bench, name, shown(value, unit), computing === undefined ? "" : shown(computing, unit)],
      ...[bar === null ? "" : `${bar.kind} ${shown(bar.value, unit)}`],
      met === null ? "" : met ? "met" : "MISSED",
    ]),
    { alignRight: [false, false, true, true, true, false] },
  );
}

await runCommand(usage, async (signal) => {
  const run = readCommandLine();
  if (run === "help") {
    console.log(usage);
    return 0;
  }
  const measured: Measured[] = [];
  const { meetsBar, shown } = await import("@/scripts/bench/harness");
  const benches = chosen(await allBenches(), run.names);
  if (benches.some(({ needsBuild }) => needsBuild)) await ensureBuilt();
  for (const bench of benches) {
    console.error(`${bench.name}: ${bench.about}`);
    const figures = await bench.run({
      databases: run.databases,
      sources: run.sources,
      questions: run.questions,
      signal,
    });
    if ("missing" in figures) console.error(`  left out: it needs ${figures.missing}`);
    else measured.push(...figures.map((figure) => ({ bench: bench.name, figure, met: meetsBar(figure) })));
  }
  if (run.json) console.log(JSON.stringify(measured, null, 2));
  else printMeasured(measured, { shown });
  if (run.out !== null) writeFileSync(run.out, `${JSON.stringify(measured, null, 2)}\n`);
  return 0;
});

/** Only now: what they import parses the environment. */
async function allBenches(): Promise<Bench[]> {
  const { engine } = await import("@/scripts/bench/engine");
  const { guard } = await import("@/scripts/bench/guard");
  const { models } = await import("@/scripts/bench/models");
  const { joins } = await import("@/scripts/bench/joins");
  const { roles } = await import("@/scripts/bench/roles");
  const { analysis } = await import("@/scripts/bench/analysis");
  const { slice } = await import("@/scripts/bench/slice");
  const { modelPropagation } = await import("@/scripts/bench/model-propagation");
  const { memory } = await import("@/scripts/bench/memory");
  const { chats } = await import("@/scripts/bench/chats");
  const { firstPart } = await import("@/scripts/bench/first-part");
  const { drag } = await import("@/scripts/bench/drag");
  const { largeChart } = await import("@/scripts/bench/large-chart");
  const { largeTable } = await import("@/scripts/bench/large-table");
  const { dashboardOpen } = await import("@/scripts/bench/dashboard-open");
  const { serving } = await import("@/scripts/bench/serving/serving");
  const { misses } = await import("@/scripts/bench/serving/misses");
  const { stampede } = await import("@/scripts/bench/serving/stampede");
  const { hitRate } = await import("@/scripts/bench/serving/hit-rate");
  const { startUpTime } = await import("@/scripts/bench/serving/start-up");
  const { soak } = await import("@/scripts/bench/serving/soak");
  return [
    serving,
    misses,
    stampede,
    hitRate,
    startUpTime,
    soak,
    models,
    engine,
    guard,
    joins,
    roles,
    slice,
    analysis,
    modelPropagation,
    memory,
    firstPart,
    chats,
    largeTable,
    largeChart,
    drag,
    dashboardOpen,
  ];
}

/** What one asks first of a server. */
const ofServer = ["serving", "misses", "stampede", "hit-rate", "start-up", "chats", "first-part", "memory"];

function chosen(benches: readonly Bench[], names: readonly string[]): readonly Bench[] {
  const unknown = names.find((name) => name !== "all" && !benches.some((bench) => bench.name === name));
  if (unknown !== undefined) {
    const known = benches.map(({ name }) => name).join(", ");
    throw new UsageError(`There is no bench "${unknown}". There are: ${known}.`);
  }
  if (names.includes("all")) return benches;
  const wanted = names.length === 0 ? ofServer : names;
  return benches.filter(({ name }) => wanted.includes(name));
}
