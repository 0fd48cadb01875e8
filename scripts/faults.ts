/**
 * Makes things go wrong while people use a production server, and tells what they saw.
 * Exit codes: 0 nothing wrong and nothing lost; 1 something was, or it failed; 2 the command was not understood; 130 stopped with Ctrl-C.
 */

import { printTable } from "@/scripts/command-line/print-table";
import { readOptions } from "@/scripts/command-line/read-options";
import { runCommand } from "@/scripts/command-line/run-command";
import { UsageError } from "@/scripts/command-line/usage-error";
import { type Fault, type FaultReport, inSeconds, shortcomings, type Wish } from "@/scripts/faults/fault";
import { ensureBuilt } from "@/scripts/start/build.mjs";

const usage = `Usage: npm run -s faults -- --list | NAME… | all [--json] [--seconds N] [--times N] [--part N]

  --list        prints the faults and what each does
  NAME          runs these; each starts and ends its own servers on this machine
  all           runs every one
  --json        prints what was seen as JSON instead of a table
  --seconds N   holds the load that long, where a fault holds one
  --times N     kills or restarts that often, where a fault does so more than once
  --part N      sends N % of what is possible, where a fault measures that first`;

await runCommand(usage, async (signal) => {
  const { values, positionals } = readOptions({
    allowPositionals: true,
    options: {
      list: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      seconds: { type: "string" },
      times: { type: "string" },
      part: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const faults = await allFaults();
  if (values.help) console.log(usage);
  else if (values.list)
    printTable(
      ["fault", "what is done"],
      faults.map(({ name, about }) => [name, about]),
    );
  else {
    const wish = {
      seconds: numberOf("seconds", values.seconds),
      times: numberOf("times", values.times),
      part: numberOf("part", values.part),
    };
    return await run(chosen(faults, positionals), { signal, asJson: values.json, wish });
  }
  return 0;
});
process.once("SIGTERM", () => process.exit(143)); // so that what has to go with this process goes

function numberOf(option: string, given: string | undefined): number | null {
  if (given === undefined) return null;
  const number = Number(given);
  if (!Number.isInteger(number) || number < 1) throw new UsageError(`--${option} takes a whole number from 1.`);
  return number;
}

/** Only now: what they import parses the environment. */
async function allFaults(): Promise<Fault[]> {
  const { redisFaults } = await import("@/scripts/faults/redis-faults");
  const { clientFaults } = await import("@/scripts/faults/client-faults");
  const { embeddedFaults } = await import("@/scripts/faults/embedded-faults");
  const { loadFaults } = await import("@/scripts/faults/load-faults");
  const { storeFaults } = await import("@/scripts/faults/store-faults");
  const { clusterFaults } = await import("@/scripts/faults/cluster-faults");
  return [...redisFaults, ...clientFaults, ...embeddedFaults, ...loadFaults, ...storeFaults, ...clusterFaults];
}

function chosen(faults: readonly Fault[], names: readonly string[]): readonly Fault[] {
  const known = faults.map(({ name }) => name);
  const unknown = names.find((name) => name !== "all" && !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`There is no fault "${unknown}". There are: ${known.join(", ")}.`);
  if (names.length === 0) throw new UsageError("Name a fault, or all.");
  return names.includes("all") ? faults : faults.filter(({ name }) => names.includes(name));
}

type Seen = { readonly fault: string; readonly short: readonly string[] } & FaultReport;

async function run(
  faults: readonly Fault[],
  { signal, asJson, wish }: { signal: AbortSignal; asJson: boolean; wish: Wish },
): Promise<number> {
  await ensureBuilt();
  const seen: Seen[] = [];
  let broken = 0;
  for (const fault of faults) {
    if (signal.aborted) break;
    console.error(`${fault.name}: ${fault.about}`);
    try {
      const report = await fault.run(signal, wish);
      if ("missing" in report) console.error(`  left out: it needs ${report.missing}`);
      else seen.push({ fault: fault.name, short: shortcomings(fault, report), ...report });
    } catch (error) {
      // The others are tried all the same.
      console.error(`  failed: ${error instanceof Error ? error.message : error}`);
      broken += 1;
    }
  }
  if (asJson) console.log(JSON.stringify(seen, null, 2));
  else print(seen);
  return broken > 0 || seen.some(({ short }) => short.length > 0) ? 1 : 0;
}

function print(seen: readonly Seen[]): void {
  printTable(
    ["fault", "sent", "failed", "wrong", "edits", "lost", "slowest", "back after"],
    seen.map(({ fault, sent, failed, wrong, acknowledged, lost, slowestMs, recoveredMs }) => [
      ...[fault, String(sent), String(failed), String(wrong), String(acknowledged), String(lost)],
      ...[`${Math.round(slowestMs)} ms`, inSeconds(recoveredMs)],
    ]),
    { alignRight: [false, true, true, true, true, true, true, true] },
  );
  for (const { fault, figures = {}, short } of seen) {
    for (const [name, value] of Object.entries(figures)) console.log(`${fault}: ${name}: ${value}`);
    if (short.length > 0) console.log(`${fault}: falls short: ${short.join(", ")}`);
  }
}
