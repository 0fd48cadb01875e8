/**
 * Makes things go wrong while people use a production server, and tells what they saw.
 * Exit codes: 0 nothing wrong and nothing lost; 1 something was, or it failed; 2 the command was not understood; 130 stopped with Ctrl-C.
 */

import { printTable } from "@/scripts/command-line/print-table";
import { readOptions } from "@/scripts/command-line/read-options";
import { runCommand } from "@/scripts/command-line/run-command";
import { UsageError } from "@/scripts/command-line/usage-error";
import type { Fault, FaultReport } from "@/scripts/faults/fault";
import { ensureBuilt } from "@/scripts/start/build.mjs";

const usage = `Usage: npm run -s faults -- --list | NAME… | all [--json]

  --list   prints the faults and what each does
  NAME     runs these; each starts and ends its own servers on this machine
  all      runs every one
  --json   prints what was seen as JSON instead of a table`;

await runCommand(usage, async (signal) => {
  const { values, positionals } = readOptions({
    allowPositionals: true,
    options: {
      list: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
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
  else return await run(chosen(faults, positionals), { signal, asJson: values.json });
  return 0;
});

/** Only now: what they import parses the environment. */
async function allFaults(): Promise<Fault[]> {
  const { redisFaults } = await import("@/scripts/faults/redis-faults");
  const { clientFaults } = await import("@/scripts/faults/client-faults");
  return [...redisFaults, ...clientFaults];
}

function chosen(faults: readonly Fault[], names: readonly string[]): readonly Fault[] {
  const known = faults.map(({ name }) => name);
  const unknown = names.find((name) => name !== "all" && !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`There is no fault "${unknown}". There are: ${known.join(", ")}.`);
  if (names.length === 0) throw new UsageError("Name a fault, or all.");
  return names.includes("all") ? faults : faults.filter(({ name }) => names.includes(name));
}

async function run(
  faults: readonly Fault[],
  { signal, asJson }: { signal: AbortSignal; asJson: boolean },
): Promise<number> {
  await ensureBuilt();
  const seen: ({ fault: string } & FaultReport)[] = [];
  let broken = 0;
  for (const fault of faults) {
    if (signal.aborted) break;
    console.error(`${fault.name}: ${fault.about}`);
    try {
      const report = await fault.run(signal);
      if ("missing" in report) console.error(`  left out: it needs ${report.missing}`);
      else seen.push({ fault: fault.name, ...report });
    } catch (error) {
      // The others are tried all the same.
      console.error(`  failed: ${error instanceof Error ? error.message : error}`);
      broken += 1;
    }
  }
  if (asJson) console.log(JSON.stringify(seen, null, 2));
  else print(seen);
  return broken > 0 || seen.some(({ failed, wrong, lost }) => failed + wrong + lost > 0) ? 1 : 0;
}

function print(seen: readonly ({ fault: string } & FaultReport)[]): void {
  printTable(
    ["fault", "sent", "failed", "wrong", "edits", "lost", "slowest", "back after"],
    seen.map(({ fault, sent, failed, wrong, acknowledged, lost, slowestMs, recoveredMs }) => [
      ...[fault, String(sent), String(failed), String(wrong), String(acknowledged), String(lost)],
      ...[`${Math.round(slowestMs)} ms`, recoveredMs === null ? "" : `${(recoveredMs / 1_000).toFixed(1)} s`],
    ]),
    { alignRight: [false, true, true, true, true, true, true, true] },
  );
}
