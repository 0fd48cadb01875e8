import { z } from "zod";
import { ok, type Result } from "@/lib/result";
import { buildModel } from "@/lib/semantic/build-model";
import type { SemanticModel } from "@/lib/semantic/schema";
import { openDriver } from "@/lib/source/open-driver";
import { parseConnectionUrl } from "@/lib/source/parse-connection-url";
import type { Connection, SourceStructure } from "@/lib/source/schema";
import { progressLine } from "@/scripts/command-line/progress-line";
import { sentenceOf } from "@/scripts/command-line/sentence-of";
import { UsageError } from "@/scripts/command-line/usage-error";
import { describeAnalysis } from "./analysis-json";
import { type Command, checkOptions } from "./command";
import { printAnalysis } from "./print-analysis";

const analyzeOptions = z.object({ source: z.string().min(1) });

/** Analyses a database on the spot and prints what it would mean; neither the store nor a language model is asked. */
export const analyzeCommand: Command = {
  options: ["source"],
  flags: ["ignore-keys", "json"],
  async run(options, { flags, signal }) {
    const { source } = checkOptions(analyzeOptions, options);
    const connection = parseConnectionUrl(source);
    if (!connection.ok) throw new UsageError(`--source ${connection.error.params.problem}`);
    const analysed = await analyse(connection.value, flags.has("ignore-keys"), signal);
    if (!analysed.ok) {
      console.error(sentenceOf(analysed.error));
      return 1;
    }
    const { model, structure } = analysed.value;
    const described = describeAnalysis(model, structure);
    if (flags.has("json")) console.log(JSON.stringify(described, null, 2));
    else printAnalysis(described);
    return 0;
  },
};

async function analyse(
  connection: Connection,
  ignoreKeys: boolean,
  signal: AbortSignal,
): Promise<Result<{ model: SemanticModel; structure: SourceStructure }>> {
  const driver = await openDriver(connection, "anywhere");
  if (!driver.ok) return driver;
  const progress = progressLine("Reading the tables");
  try {
    const read = await driver.value.introspect({ signal, onProgress: ({ done, total }) => progress.show(done, total) });
    if (!read.ok) return read;
    const structure = ignoreKeys ? withoutForeignKeys(read.value) : read.value;
    return ok({ model: buildModel(structure, "command-line"), structure });
  } finally {
    progress.end();
    await driver.value.close();
  }
}

/** As if no relationship were declared. Primary and unique keys stay: databases without them are another case. */
function withoutForeignKeys(structure: SourceStructure): SourceStructure {
  return { ...structure, tables: structure.tables.map((table) => ({ ...table, foreignKeys: [] })) };
}
