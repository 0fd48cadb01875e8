import "server-only";
import { eq } from "drizzle-orm";
import { store } from "@/lib/db/store";
import type { Writer } from "@/lib/db/write";
import type { Refusal } from "@/lib/errors";
import type { SourceStructure } from "./schema";

/**
 * How far the analysis of a source is, as lists of sources show it; `lib/semantic/analysis` keeps it in step with the runs. `stopped`:
 * ready as before where there is an earlier reading, else not read yet.
 */
export async function markAnalysis(
  sourceId: string,
  state: "running" | "failed" | "stopped",
  options: { readonly error?: Refusal; readonly tx?: Writer } = {},
): Promise<void> {
  const { db, tables } = await store();
  const { sources } = tables;
  const on = options.tx ?? db;
  const error = options.error;
  const ofSource = eq(sources.id, sourceId);
  let analysisStatus: string = state;
  if (state === "stopped") {
    const [row] = await on.select({ tableCount: sources.tableCount }).from(sources).where(ofSource).limit(1);
    analysisStatus = (row?.tableCount ?? null) === null ? "idle" : "ready";
  }
  await on
    .update(sources)
    .set({
      analysisStatus,
      analysisError: error === undefined ? null : { code: error.code, params: { ...error.params } },
      updatedAt: new Date(),
    })
    .where(ofSource);
}

/** Keeps what was read of a source, without what only the analysis itself needs, and marks the source as ready. */
export async function keepStructure(sourceId: string, structure: SourceStructure): Promise<void> {
  const { db, tables } = await store();
  await db
    .update(tables.sources)
    .set({
      structure: withoutSketches(structure),
      tableCount: structure.tables.length,
      serverVersion: structure.serverVersion.slice(0, 190),
      canWrite: structure.canWrite ?? null,
      analysisStatus: "ready",
      analysisError: null,
      updatedAt: new Date(),
    })
    .where(eq(tables.sources.id, sourceId));
}

/** Sketches are hashes of values: needed while relationships are looked for, and nothing to keep. */
export function withoutSketches(structure: SourceStructure): SourceStructure {
  const tables = structure.tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => {
      if (column.statistics?.sketch === undefined) return column;
      const { sketch: _sketch, ...statistics } = column.statistics;
      return { ...column, statistics };
    }),
  }));
  return { ...structure, tables };
}

/** Ids of sources that are marked as being read. */
export async function sourcesBeingRead(): Promise<string[]> {
  const { db, tables } = await store();
  const { sources } = tables;
  const rows = await db.select({ id: sources.id }).from(sources).where(eq(sources.analysisStatus, "running"));
  return rows.map(({ id }) => id);
}
