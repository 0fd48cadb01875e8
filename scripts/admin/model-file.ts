import { readFile, writeFile } from "node:fs/promises";
import { z } from "zod";
import { systemViewer } from "@/lib/auth/system-viewer";
import { importSourceModel } from "@/lib/pipeline/change-source-model";
import { exportModel } from "@/lib/semantic/edits/export-model";
import type { ImportResult } from "@/lib/semantic/edits/schema";
import { listSources } from "@/lib/source/sources";
import { UsageError } from "@/scripts/command-line/usage-error";
import { type Command, checkOptions, sayRefusal } from "./command";

const exportOptions = z.object({ source: z.string().min(1), file: z.string().min(1) });
const importOptions = exportOptions.extend({
  format: z.enum(["querent", "dbt"]).default("querent"),
});

/** Writes what is known of a source into a YAML file; "-" is standard output. */
export const exportModelCommand: Command = {
  options: Object.keys(exportOptions.shape),
  async run(options) {
    const { source, file } = checkOptions(exportOptions, options);
    const exported = await exportModel(systemViewer(), await sourceCalled(source));
    if (!exported.ok) return await sayRefusal(exported.error);
    const { text, revision } = exported.value;
    if (file === "-") process.stdout.write(text);
    else {
      await writeFile(file, text);
      console.log(`Wrote version ${revision} of "${source}" to ${file}.`);
    }
    return 0;
  },
};

/** Brings a file back; with a mistake in it nothing is changed, and each mistake is told with its line. */
export const importModelCommand: Command = {
  options: Object.keys(importOptions.shape),
  flags: ["dry-run"],
  async run(options, { flags, signal }) {
    const { source, file, format } = checkOptions(importOptions, options);
    const dryRun = flags.has("dry-run");
    const [viewer, sourceId] = [systemViewer(), await sourceCalled(source)];
    const now = await exportModel(viewer, sourceId);
    if (!now.ok) return await sayRefusal(now.error);
    const given = { revision: now.value.revision, text: await textOf(file), dryRun, format };
    const done = await importSourceModel(viewer, sourceId, given, signal);
    if (!done.ok) return await sayRefusal(done.error);
    return say(file, done.value, dryRun);
  },
};

async function sourceCalled(name: string): Promise<string> {
  const found = (await listSources(systemViewer())).find((source) => source.name === name || source.id === name);
  if (found === undefined) throw new UsageError(`--source: there is no data source "${name}".`);
  return found.id;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new UsageError(`--file: ${cause instanceof Error ? cause.message : file}`);
  }
}

function say(file: string, { problems, differences, ignored, revision }: ImportResult, dryRun: boolean): number {
  for (const { line, column, message } of problems) console.error(`${file}:${line}:${column}: ${message}`);
  if (problems.length > 0) {
    console.error("Nothing was changed.");
    return 1;
  }
  for (const { path, field, kind, before, after } of differences) {
    const place = [...path, ...(field === null ? [] : [field])].join(" › ");
    console.log(`${kind} ${place}: ${before ?? "–"} → ${after ?? "–"}`);
  }
  for (const what of ignored) console.error(`ignored: ${what}`);
  if (dryRun) console.log("A dry run: nothing was changed.");
  else console.log(revision === null ? "Nothing new was said of tables." : `Saved as version ${revision}.`);
  return 0;
}
