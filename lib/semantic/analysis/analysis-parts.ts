import "server-only";
import { createHash } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { type Store, store } from "@/lib/db/store";
import type { Writer } from "@/lib/db/write";
import { newId } from "@/lib/id";
import { pack, unpack } from "@/lib/semantic/analysis/pack";
import { type DescribedBatch, describedBatchSchema } from "@/lib/semantic/words/schema";
import { type TableStructure, tableStructureSchema } from "@/lib/source/schema";
import { tableKey } from "@/lib/source/table-key";

const tablesSchema = z.array(tableStructureSchema);

/** A row of finished work, ready to be written: packing takes its time and is done before the transaction. */
export type Part = Store["tables"]["analysisParts"]["$inferInsert"];

/** Some tables that were read, as one row: a row for each would be a thousand small writes. */
export async function partOfTables(runId: string, tables: readonly TableStructure[]): Promise<Part> {
  const data = await pack(tables);
  // Of what was read, not of the names: a table that changed while a run was interrupted is read once more.
  return { id: newId(), runId, kind: "table", subjectHash: createHash("sha256").update(data).digest("hex"), data };
}

/** The tables that an interrupted run has read, by `tableKey`. */
export async function knownTables(runId: string): Promise<Map<string, TableStructure>> {
  const { db, tables } = await store();
  const { analysisParts } = tables;
  const rows = await db
    .select({ data: analysisParts.data })
    .from(analysisParts)
    .where(and(eq(analysisParts.runId, runId), eq(analysisParts.kind, "table")))
    // Ids are UUIDv7: what was read last stands.
    .orderBy(asc(analysisParts.id));
  const known = new Map<string, TableStructure>();
  for (const { data } of rows) {
    for (const table of await unpack(data, tablesSchema)) known.set(tableKey(table), table);
  }
  return known;
}

/** Forgets what a run that has ended had finished. */
export async function deleteParts(runId: string, tx?: Writer): Promise<void> {
  const { db, tables } = await store();
  await (tx ?? db).delete(tables.analysisParts).where(eq(tables.analysisParts.runId, runId));
}

/** What was said of a batch of tables in the stage "words". `key`: SHA-256 in hex. */
export async function keepWords(runId: string, key: string, batch: DescribedBatch): Promise<void> {
  const { db, tables } = await store();
  const part: Part = { id: newId(), runId, kind: "words", subjectHash: key, data: await pack(batch) };
  await db.insert(tables.analysisParts).values(part);
}

/** What an interrupted run was told in the stage "words", by the key of the batch. */
export async function knownWords(runId: string): Promise<Map<string, DescribedBatch>> {
  const { db, tables } = await store();
  const { analysisParts } = tables;
  const rows = await db
    .select({ key: analysisParts.subjectHash, data: analysisParts.data })
    .from(analysisParts)
    .where(and(eq(analysisParts.runId, runId), eq(analysisParts.kind, "words")));
  const batches = rows.map(async ({ key, data }) => [key, await unpack(data, describedBatchSchema)] as const);
  return new Map(await Promise.all(batches));
}
