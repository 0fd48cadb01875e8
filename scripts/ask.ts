/**
 * Asks one question from the command line and prints what was understood, the SQL, the rows and the time.
 * Exit codes: 0 answered, 1 refused or failed, 2 the command was not understood.
 */
import { parseArgs } from "node:util";
import type { EngineChoice } from "@/lib/nl2sql/schema";

// Log lines would mix with the answer.
process.env.LOG_LEVEL ??= "fatal";

const usage = `Usage: npm run -s ask -- [options] "question"

  --source WHERE   name of a data source, or an address that is read on the spot:
                   mysql://USER:PASSWORD@HOST:PORT/DATABASE  postgres://…  sqlite:FILE  duckdb:FILE,FILE
                   (default: the demo shop)
  --engine ENGINE  offline, model or auto (default)
  --json           prints one JSON document instead of text

Settings come from the same environment variables as the server's.`;

const engines: readonly string[] = ["offline", "model", "auto"] satisfies EngineChoice[];

function readCommandLine() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        source: { type: "string" },
        engine: { type: "string", default: "auto" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    // parseArgs throws TypeErrors whose message names the option that is unknown or lacks its value.
    return error instanceof Error ? error.message : String(error);
  }
}

async function run(): Promise<number> {
  const given = readCommandLine();
  if (typeof given === "string" || given.positionals.length === 0 || !engines.includes(given.values.engine)) {
    const asked = typeof given !== "string" && given.values.help;
    if (typeof given === "string") console.error(`${given}\n`);
    console[asked ? "log" : "error"](usage);
    return asked ? 0 : 2;
  }
  const { values, positionals } = given;
  const { openSource } = await import("@/scripts/ask/open-source");
  const { answer } = await import("@/scripts/ask/answer");
  const { printAnswer, printRefusal } = await import("@/scripts/ask/print");
  const { shutDown } = await import("@/lib/telemetry/shutdown");
  try {
    const source = await openSource(values.source ?? null);
    if (!source.ok) return printRefusal({ refusal: source.error, choices: [] }, values.json);
    try {
      // Checked against the list of engines above.
      const answered = await answer(positionals.join(" "), source.value, values.engine as EngineChoice);
      if (!answered.ok) return printRefusal(answered.error, values.json);
      printAnswer(answered.value, values.json);
      return 0;
    } finally {
      await source.value.close();
    }
  } finally {
    await shutDown();
  }
}

process.exitCode = await run();
