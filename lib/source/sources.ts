import "server-only";
import { asc, eq, inArray } from "drizzle-orm";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { invalidate } from "@/lib/cache/invalidate";
import { type Store, store } from "@/lib/db/store";
import { affectedRows, inTransaction, isUniqueViolation, type Writer } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { ok, type Result } from "@/lib/result";
import { checkAddress } from "./check-address";
import { leastPrivilegeFor } from "./least-privilege-for";
import { openDriver } from "./open-driver";
import {
  type Connection,
  type ConnectionEdit,
  type ConnectionTest,
  type CreateSource,
  connectionSchema,
  type SourceDetail,
  type SourceStructure,
  type SourceSummary,
  sourceStructureSchema,
  type UpdateSource,
} from "./schema";
import { closeDriver } from "./source-drivers";
import {
  limitsOf,
  openConnection,
  readStoredSource,
  sealConnection,
  storedColumns,
  summaryOf,
  withoutPassword,
} from "./stored-source";

/** The tag of everything that was read from a source. */
export function sourceTag(sourceId: string): string {
  return `source:${sourceId}`;
}

/** Order: by name. Access: source:view; place, version and warning only with source:manage. */
export async function listSources(viewer: Viewer): Promise<SourceSummary[]> {
  if (!can(viewer, "source:view")) return [];
  const { db, tables } = await store();
  const rows = await db.select(storedColumns(tables.sources)).from(tables.sources).orderBy(asc(tables.sources.name));
  return rows.map((row) => summaryOf(row, viewer));
}

/** Access: as `listSources`. Fails: source/not-found. */
export async function sourceSummary(viewer: Viewer, sourceId: string): Promise<Result<SourceSummary>> {
  if (!can(viewer, "source:view")) return refuse("source/not-found");
  const stored = await readStoredSource(sourceId);
  return stored.ok ? ok(summaryOf(stored.value, viewer)) : stored;
}

/** The summary and, for whoever manages sources, the connection without its password. Fails: source/not-found. */
export async function sourceDetail(viewer: Viewer, sourceId: string): Promise<Result<SourceDetail>> {
  if (!can(viewer, "source:view")) return refuse("source/not-found");
  const stored = await readStoredSource(sourceId);
  if (!stored.ok) return stored;
  const summary = summaryOf(stored.value, viewer);
  if (!can(viewer, "source:manage")) {
    return ok({ ...summary, connection: null, limits: null, accountRisks: [], leastPrivilege: null });
  }
  const structure = await sourceStructure(sourceId);
  const opened = openConnection(stored.value.sealedConnection);
  const connection = opened && withoutPassword(opened);
  return ok({
    ...summary,
    connection,
    limits: limitsOf(stored.value),
    leastPrivilege: connection && leastPrivilegeFor(connection, summary.serverVersion),
    accountRisks: structure.ok ? (structure.value.accountRisks ?? []) : [],
  });
}

/** Registers a source; its analysis is started by `lib/pipeline/connect-source.ts`. Access: source:manage. Fails: source/name-taken, source/private-address, source/forbidden-address. */
export async function createSource(viewer: Viewer, input: CreateSource): Promise<Result<SourceSummary>> {
  if (!can(viewer, "source:manage")) return refuse("auth/forbidden");
  const allowed = await checkAddress(input.connection);
  if (!allowed.ok) return allowed;
  const { db, tables } = await store();
  const now = new Date();
  const row = {
    id: newId(),
    name: input.name,
    kind: input.connection.kind,
    sealedConnection: sealConnection(input.connection),
    analysisStatus: "idle",
    analysisError: null,
    tableCount: null,
    serverVersion: null,
    canWrite: null,
    limits: null,
    createdBy: viewer.userId,
    createdAt: now,
    updatedAt: now,
  };
  try {
    await db.insert(tables.sources).values(row);
  } catch (error) {
    if (isUniqueViolation(error)) return refuse("source/name-taken", { name: input.name });
    throw error;
  }
  await audit(viewer, "source.create", row.id, { name: row.name, kind: row.kind }, { sourceId: row.id });
  return ok(summaryOf(row, viewer));
}

/**
 * Completes an edited connection with the stored password. It is only lent to the same server and user: else whoever may edit a
 * source could send its password to a machine of their own. Fails: source/password.
 */
function completeConnection(edit: ConnectionEdit, stored: Connection | null): Result<Connection> {
  if (edit.kind === "sqlite" || edit.kind === "duckdb" || edit.password !== undefined) {
    return ok(connectionSchema.parse(edit));
  }
  if (stored === null) return ok(connectionSchema.parse(edit));
  const same =
    stored.kind === edit.kind && stored.host === edit.host && stored.port === edit.port && stored.user === edit.user;
  // A connection that was encrypted must not be talked into sending the same password in the clear.
  const weaker = same && edit.tls === "off" && stored.tls === "require";
  if (!same || weaker) return refuse("source/password", { user: edit.user });
  return ok(connectionSchema.parse({ ...edit, password: stored.password }));
}

/**
 * Changes a source's name, connection, limits or several of them; a password left out stays. `connectionChanged` says that it has to be analysed again.
 * Access: source:manage. Fails: source/not-found, source/name-taken, source/password when the server changes without a password.
 */
export async function updateSource(
  viewer: Viewer,
  sourceId: string,
  input: UpdateSource,
): Promise<Result<{ summary: SourceSummary; connectionChanged: boolean }>> {
  if (!can(viewer, "source:manage")) return refuse("auth/forbidden");
  const stored = await readStoredSource(sourceId);
  if (!stored.ok) return stored;
  const current = openConnection(stored.value.sealedConnection);
  const connection = input.connection === undefined ? ok(current) : completeConnection(input.connection, current);
  if (!connection.ok) return connection;
  const changed = JSON.stringify(connection.value) === JSON.stringify(current) ? null : connection.value;
  const connectionChanged = changed !== null;
  const allowed = connectionChanged ? await checkAddress(changed) : ok(null);
  if (!allowed.ok) return allowed;
  const change = {
    name: input.name ?? stored.value.name,
    kind: changed?.kind ?? stored.value.kind,
    updatedAt: new Date(),
    ...(connectionChanged ? { sealedConnection: sealConnection(changed) } : {}),
    ...(input.limits ? { limits: input.limits } : {}),
  };
  const { db, tables } = await store();
  try {
    await db.update(tables.sources).set(change).where(eq(tables.sources.id, sourceId));
  } catch (error) {
    if (isUniqueViolation(error)) return refuse("source/name-taken", { name: change.name });
    throw error;
  }
  if (connectionChanged) {
    await closeDriver(sourceId);
    await invalidate([sourceTag(sourceId)]);
  }
  if (input.limits)
    await audit(viewer, "source.limits", sourceId, { name: change.name, ...input.limits }, { sourceId });
  if (input.name !== undefined || input.connection !== undefined) {
    await audit(viewer, "source.change", sourceId, { name: change.name, connectionChanged }, { sourceId });
  }
  return ok({ summary: summaryOf({ ...stored.value, ...change }, viewer), connectionChanged });
}

/** Forgets a source with all that was kept about it; the database itself is not touched. Access: source:manage. Fails: source/not-found. */
export async function deleteSource(viewer: Viewer, sourceId: string): Promise<Result<null>> {
  if (!can(viewer, "source:manage")) return refuse("auth/forbidden");
  const stored = await readStoredSource(sourceId);
  if (!stored.ok) return stored;
  const { tables, ...rest } = await store();
  const deleted = await inTransaction({ tables, ...rest }, async (tx) => {
    await deleteAnalyses(tx, tables, sourceId);
    await tx.delete(tables.semanticModels).where(eq(tables.semanticModels.sourceId, sourceId));
    await tx.delete(tables.entityQuestions).where(eq(tables.entityQuestions.sourceId, sourceId));
    await tx.delete(tables.accessRules).where(eq(tables.accessRules.sourceId, sourceId));
    await deleteQuestionSets(tx, tables, sourceId);
    await tx.delete(tables.verifiedQuestions).where(eq(tables.verifiedQuestions.sourceId, sourceId));
    await tx.delete(tables.answerFeedback).where(eq(tables.answerFeedback.sourceId, sourceId));
    await tx.delete(tables.chartChoices).where(eq(tables.chartChoices.sourceId, sourceId));
    return affectedRows(await tx.delete(tables.sources).where(eq(tables.sources.id, sourceId)));
  });
  if (deleted === 0) return refuse("source/not-found");
  await closeDriver(sourceId);
  await invalidate([sourceTag(sourceId)]);
  await audit(viewer, "source.delete", sourceId, { name: stored.value.name }, { sourceId });
  return ok(null);
}

async function deleteAnalyses(tx: Writer, tables: Store["tables"], sourceId: string): Promise<void> {
  const { analysisRuns, analysisParts, entityQuestions } = tables;
  const runs = tx.select({ id: analysisRuns.id }).from(analysisRuns).where(eq(analysisRuns.sourceId, sourceId));
  await tx.delete(analysisParts).where(inArray(analysisParts.runId, runs));
  await tx.delete(analysisRuns).where(eq(analysisRuns.sourceId, sourceId));
  await tx.delete(entityQuestions).where(eq(entityQuestions.sourceId, sourceId));
}

async function deleteQuestionSets(tx: Writer, tables: Store["tables"], sourceId: string): Promise<void> {
  const { questionSets, questionCases, qualityRuns, qualityResults } = tables;
  const sets = tx.select({ id: questionSets.id }).from(questionSets).where(eq(questionSets.sourceId, sourceId));
  const runs = tx.select({ id: qualityRuns.id }).from(qualityRuns).where(inArray(qualityRuns.setId, sets));
  await tx.delete(qualityResults).where(inArray(qualityResults.runId, runs));
  await tx.delete(qualityRuns).where(inArray(qualityRuns.setId, sets));
  await tx.delete(questionCases).where(inArray(questionCases.setId, sets));
  await tx.delete(questionSets).where(eq(questionSets.sourceId, sourceId));
}

/**
 * Tries a connection and keeps nothing. `sourceId` lends its stored password. Access: source:manage.
 * Fails: source/host, password, database, rights, tls, file, not-found.
 */
export async function testConnection(
  viewer: Viewer,
  edit: ConnectionEdit,
  options: { sourceId: string | null; signal: AbortSignal },
): Promise<Result<ConnectionTest>> {
  if (!can(viewer, "source:manage")) return refuse("auth/forbidden");
  let stored: Connection | null = null;
  if (options.sourceId !== null) {
    const source = await readStoredSource(options.sourceId);
    if (!source.ok) return source;
    stored = openConnection(source.value.sealedConnection);
  }
  const connection = completeConnection(edit, stored);
  if (!connection.ok) return connection;
  const driver = await openDriver(connection.value);
  if (!driver.ok) return driver;
  try {
    return await driver.value.test(options.signal);
  } finally {
    await driver.value.close();
  }
}

/** What introspection last read. Access: none of its own; callers show it through the semantic model. Fails: source/not-found, source/not-analysed. */
export async function sourceStructure(sourceId: string): Promise<Result<SourceStructure>> {
  const { db, tables } = await store();
  const [row] = await db
    .select({ structure: tables.sources.structure })
    .from(tables.sources)
    .where(eq(tables.sources.id, sourceId))
    .limit(1);
  if (row === undefined) return refuse("source/not-found");
  return row.structure === null ? refuse("source/not-analysed") : ok(sourceStructureSchema.parse(row.structure));
}
