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

const usage = `Usage: npm run -s bench -- [options] [NAME…]

  NAME              engine, guard, models, joins, roles, slice, analysis, model-propagation, memory, chats, first-part or
                    large-table, large-chart, drag, dashboard-open (need Chromium)
                    (default: all)
  --databases DIR   a folder with SQLite files, which "joins", "roles" and "slice" need
  --questions FILE  questions with gold queries, which "slice" needs
  --json FILE       writes the figures

Times are wall time; "computing" is the part of it that the thread had a core for. Where it is much less, others had it.`;

type Run = { names: string[]; databases: string | null; sources: string[]; questions: string[]; json: string | null };

function readCommandLine(): Run | "help" {
  const { values, positionals } = readOptions({
    allowPositionals: true,
    options: {
      databases: { type: "string" },
      source: { type: "string", multiple: true, default: [] },
      questions: { type: "string", multiple: true, default: [] },
      json: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return "help";
  return {
    names: positionals,
    databases: values.databases ?? null,
    sources: values.source,
    questions: values.questions,
    json: values.json ?? null,
  };
}

await runCommand(usage, async (signal) => {
  const run = readCommandLine();
  if (run === "help") {
    console.log(usage);
    return 0;
  }
  const measured: { bench: string; figure: Figure; met: boolean | null }[] = [];
  const { meetsBar, shown } = await import("@/scripts/bench/harness");
  for (const bench of chosen(await allBenches(), run.names)) {
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
  printTable(
    ["bench", "figure", "measured", "computing", "bar", ""],
    measured.map(({ bench, figure: { name, value, unit, computing, bar }, met }) => [
      ...[bench, name, shown(value, unit), computing === undefined ? "" : shown(computing, unit)],
      ...[bar === null ? "" : `${bar.kind} ${shown(bar.value, unit)}`],
      met === null ? "" : met ? "met" : "MISSED",
    ]),
    { alignRight: [false, false, true, true, true, false] },
  );
  if (run.json !== null) writeFileSync(run.json, `${JSON.stringify(measured, null, 2)}\n`);
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
  return [
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

function chosen(benches: readonly Bench[], names: readonly string[]): readonly Bench[] {
  const unknown = names.find((name) => !benches.some((bench) => bench.name === name));
  if (unknown !== undefined) {
    const known = benches.map(({ name }) => name).join(", ");
    throw new UsageError(`There is no bench "${unknown}". There are: ${known}.`);
  }
  return names.length === 0 ? benches : benches.filter(({ name }) => names.includes(name));
}
