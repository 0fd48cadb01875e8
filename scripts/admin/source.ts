import { z } from "zod";
import { systemViewer } from "@/lib/auth/system-viewer";
import { connectSource } from "@/lib/pipeline/connect-source";
import { analysisFinished } from "@/lib/semantic/analysis/source-analysis";
import { parseConnectionUrl } from "@/lib/source/parse-connection-url";
import { listSources, testConnection } from "@/lib/source/sources";
import { printTable } from "@/scripts/command-line/print-table";
import { UsageError } from "@/scripts/command-line/usage-error";
import { type Command, checkOptions, sayRefusal } from "./command";

const testMsMax = 30_000;
const addOptions = z.object({ name: z.string().trim().min(1).max(190), url: z.string().min(1) });

export const addSourceCommand: Command = {
  options: Object.keys(addOptions.shape),
  async run(options) {
    const { name, url } = checkOptions(addOptions, options);
    const connection = parseConnectionUrl(url);
    if (!connection.ok) throw new UsageError(`--url ${connection.error.params.problem}`);
    const viewer = systemViewer();
    const tested = await testConnection(viewer, connection.value, {
      sourceId: null,
      signal: AbortSignal.timeout(testMsMax),
    });
    if (!tested.ok) return await sayRefusal(tested.error);
    const created = await connectSource(viewer, { name, connection: connection.value });
    if (!created.ok) return await sayRefusal(created.error);
    console.log(`Connected "${name}"; reading its structure …`);
    const analysed = await analysisFinished(created.value.id);
    if (!analysed.ok) return await sayRefusal(analysed.error);
    console.log("Ready to be asked.");
    return 0;
  },
};

export const listSourcesCommand: Command = {
  options: [],
  async run() {
    const sources = await listSources(systemViewer());
    printTable(
      ["NAME", "KIND", "STATE", "ID"],
      sources.map((source) => [source.name, source.kind, source.analysisStatus, source.id]),
    );
    return 0;
  },
};
