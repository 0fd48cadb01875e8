/**
 * Asks one question from the command line and prints what was understood, the SQL, the rows and the time.
 * Exit codes: 0 answered, 1 refused or failed, 2 the command was not understood, 130 stopped with Ctrl-C.
 */
import { type EngineChoice, engineChoiceSchema } from "@/lib/nl2sql/schema";
import { readOptions } from "@/scripts/command-line/read-options";
import { runCommand } from "@/scripts/command-line/run-command";
import { UsageError } from "@/scripts/command-line/usage-error";

const usage = `Usage: npm run -s ask -- [options] "question"

  --source WHERE   name of a data source, or an address that is read on the spot:
                   mysql://USER:PASSWORD@HOST:PORT/DATABASE  postgres://…  sqlite:FILE  duckdb:FILE,FILE
                   (default: the demo shop)
  --engine ENGINE  offline, model or auto (default)
  --json           prints one JSON document instead of text

Settings come from .env and the environment, as the server's do.`;

type Asked = { question: string; source: string | null; engine: EngineChoice; json: boolean };

function readCommandLine(): Asked | "help" {
  const { values, positionals } = readOptions({
    allowPositionals: true,
    options: {
      source: { type: "string" },
      engine: { type: "string", default: "auto" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return "help";
  const engine = engineChoiceSchema.safeParse(values.engine);
  if (!engine.success) {
    throw new UsageError(`--engine is ${engineChoiceSchema.options.join(", ")}, not "${values.engine}".`);
  }
  if (positionals.length === 0) throw new UsageError("There is no question.");
  return { question: positionals.join(" "), source: values.source ?? null, engine: engine.data, json: values.json };
}

await runCommand(usage, async (signal) => {
  const asked = readCommandLine();
  if (asked === "help") {
    console.log(usage);
    return 0;
  }
  // Only now: what follows parses the environment and may open the store.
  const { answer } = await import("@/scripts/ask/answer");
  const { printAnswer, printRefusal } = await import("@/scripts/ask/print");
  const { shutDown } = await import("@/lib/telemetry/shutdown");
  try {
    const answered = await answer(asked.question, { where: asked.source, engine: asked.engine, signal });
    if (!answered.ok) return printRefusal(answered.error, asked.json);
    printAnswer(answered.value, asked.json);
    return 0;
  } finally {
    await shutDown();
  }
});
