/**
 * Says of each statement of a file whether it may run on a source, and as what: the guard of the product, without running anything.
 * Exit codes: 0 judged, whatever the verdicts; 1 failed; 2 the command was not understood; 130 stopped with Ctrl-C.
 */
import { readOptions } from "@/scripts/command-line/read-options";
import { runCommand } from "@/scripts/command-line/run-command";
import { UsageError } from "@/scripts/command-line/usage-error";
import type { Judged } from "@/scripts/guard/judge";

const usage = `Usage: npm run -s guard -- --source WHERE --file FILE [options]

  --source WHERE   name of a data source, or an address that is read on the spot:
                   mysql://USER:PASSWORD@HOST:PORT/DATABASE  postgres://…  sqlite:FILE  duckdb:FILE,FILE
  --file FILE      statements, or - for standard input. They end with a semicolon at the end of a line: several on one line are
                   one text. In a file .jsonl (one a line) or .json (a list), "…" or {"sql": "…"} is one statement exactly.
  --rules FILE     {"rules": […], "viewer": {"role", "groups", "attributes", "email", "name"}}: judges for this viewer under these
                   rules, in place of the source's own
  --as EMAIL       judges for this user under the source's own rules (default: the administrator of the machine)
  --json           prints one JSON object a line: index (from 0), sql, verdict, text, code, message, tables, columns, rowRulesApplied

Settings come from .env and the environment, as the server's do.`;

function readCommandLine(): Judged | "help" {
  const { values } = readOptions({
    options: {
      source: { type: "string" },
      file: { type: "string" },
      rules: { type: "string" },
      as: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return "help";
  const { source, file, rules = null, as = null } = values;
  if (source === undefined) throw new UsageError("--source is missing.");
  if (file === undefined) throw new UsageError("--file is missing.");
  if (rules !== null && as !== null) throw new UsageError("--rules names its own viewer: leave --as out.");
  return { source, file, rules, as, json: values.json };
}

await runCommand(usage, async (signal) => {
  const judged = readCommandLine();
  if (judged === "help") {
    console.log(usage);
    return 0;
  }
  // Only now: what follows parses the environment and may open the store.
  const { judge } = await import("@/scripts/guard/judge");
  const { sentenceOf } = await import("@/scripts/command-line/sentence-of");
  const { shutDown } = await import("@/lib/telemetry/shutdown");
  try {
    const refusal = await judge(judged, signal);
    if (refusal === null) return 0;
    console.error(sentenceOf(refusal));
    return 1;
  } finally {
    await shutDown();
  }
});
