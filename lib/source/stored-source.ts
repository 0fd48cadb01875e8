import "server-only";
import { eq } from "drizzle-orm";
import type { Tables } from "@/drizzle/schema";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { store } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { CannotUnseal, seal, unseal } from "@/lib/secret";
import {
  analysisErrorSchema,
  analysisStatusSchema,
  type Connection,
  type ConnectionEdit,
  connectionSchema,
  type SourceKind,
  type SourceLimits,
  type SourceSummary,
  sourceKinds,
  sourceLimitsSchema,
} from "@/lib/source/schema";
import { demoShopReference } from "./source-files";

const purpose = "source-connection";

/** A row without its structure, which can be megabytes, and without what is told to models. */
export type StoredSource = Omit<Tables["sources"]["$inferSelect"], "structure" | "modelContext">;

/** What a query on the source may cost; all defaults where nobody has set any. */
export function limitsOf({ limits }: Pick<StoredSource, "limits">): SourceLimits {
  return sourceLimitsSchema.parse(limits ?? {});
}

/** The columns of a `StoredSource`, for a select. */
export function storedColumns(sources: Tables["sources"]) {
  const { id, name, kind, sealedConnection, analysisStatus, analysisError, tableCount, serverVersion } = sources;
  const { canWrite, limits, createdBy, createdAt, updatedAt } = sources;
  return {
    ...{ id, name, kind, sealedConnection, analysisStatus, analysisError, tableCount, serverVersion },
    ...{ canWrite, limits, createdBy, createdAt, updatedAt },
  };
}

/** Reads one source. Fails: source/not-found. */
export async function readStoredSource(sourceId: string): Promise<Result<StoredSource>> {
  const { db, tables } = await store();
  const [row] = await db
    .select(storedColumns(tables.sources))
    .from(tables.sources)
    .where(eq(tables.sources.id, sourceId))
    .limit(1);
  return row ? ok(row) : refuse("source/not-found");
}

export function sealConnection(connection: Connection): string {
  return seal(JSON.stringify(connection), purpose);
}

/** Opens a sealed connection. Nulls: no secret of this installation opens it; it has to be entered again. */
export function openConnection(sealedConnection: string): Connection | null {
  try {
    return connectionSchema.parse(JSON.parse(unseal(sealedConnection, purpose)));
  } catch (cause) {
    if (cause instanceof CannotUnseal) return null;
    throw cause;
  }
}

/** The connection as an admin sees it. */
export function withoutPassword(connection: Connection): ConnectionEdit {
  if (connection.kind === "sqlite" || connection.kind === "duckdb") return connection;
  const { password: _password, ...rest } = connection;
  return rest;
}

function locationOf(connection: Connection | null): string | null {
  switch (connection?.kind) {
    case undefined:
      return null;
    case "mysql":
    case "postgres":
      return `${connection.host}:${connection.port}/${connection.database}`;
    case "sqlite":
      return connection.file;
    case "duckdb":
      return connection.files.map((file) => (file === demoShopReference ? "demo-shop.duckdb" : file)).join(", ");
  }
}

function kindOf(row: StoredSource): SourceKind {
  const kind = sourceKinds.find((known) => known === row.kind);
  if (kind === undefined) throw new TypeError(`Source ${row.id} is stored with the unknown kind ${row.kind}`);
  return kind;
}

/** What the viewer may know of a source. */
export function summaryOf(row: StoredSource, viewer: Viewer): SourceSummary {
  const manages = can(viewer, "source:manage");
  return {
    id: row.id,
    name: row.name,
    kind: kindOf(row),
    location: manages ? locationOf(openConnection(row.sealedConnection)) : null,
    analysisStatus: analysisStatusSchema.parse(row.analysisStatus),
    analysisError: row.analysisError === null ? null : analysisErrorSchema.parse(row.analysisError),
    tableCount: row.tableCount,
    serverVersion: manages ? row.serverVersion : null,
    canWrite: manages ? row.canWrite : null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
