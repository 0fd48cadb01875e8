import { join } from "node:path";
import { systemViewer } from "@/lib/auth/system-viewer";
import { env } from "@/lib/env";
import { analysisFinished, startAnalysis } from "@/lib/semantic/analysis/source-analysis";
import { parseConnectionUrl } from "@/lib/source/parse-connection-url";
import type { SourceKind } from "@/lib/source/schema";
import { closeDriver } from "@/lib/source/source-drivers";
import { createSource } from "@/lib/source/sources";
import { type LargeDatabase, makeLargeDatabases } from "@/scripts/test/large-tables";

/** A source for the large tables of each engine, analysed; named like its engine. */
export type LargeSources = { readonly ids: ReadonlyMap<SourceKind, string>; close(): Promise<void> };

/** Connects all of them to the store of this test. */
export async function connectLargeSources(): Promise<LargeSources> {
  const folder = join(env.QUERENT_DATA_DIR, "files");
  const databases = await makeLargeDatabases(folder);
  const ids = new Map<SourceKind, string>();
  for (const database of databases) ids.set(...(await connect(database, folder)));
  return {
    ids,
    async close() {
      for (const id of ids.values()) await closeDriver(id);
      for (const { dispose } of databases) await dispose();
    },
  };
}

async function connect({ address }: LargeDatabase, folder: string): Promise<[SourceKind, string]> {
  const parsed = parseConnectionUrl(address);
  if (!parsed.ok) throw new Error(parsed.error.code);
  const { value: connection } = parsed;
  // Files of a source are named from the data folder.
  if (connection.kind === "sqlite") connection.file = connection.file.slice(folder.length + 1);
  if (connection.kind === "duckdb") connection.files = connection.files.map((file) => file.slice(folder.length + 1));
  const admin = systemViewer();
  const source = await createSource(admin, { name: connection.kind, connection });
  if (!source.ok) throw new Error(source.error.code);
  await startAnalysis(admin, source.value.id);
  const analysed = await analysisFinished(source.value.id);
  if (!analysed.ok) throw new Error(analysed.error.code);
  return [connection.kind, source.value.id];
}
