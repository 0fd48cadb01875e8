import "server-only";
import { and, eq } from "drizzle-orm";
import type { Viewer } from "@/lib/auth/viewer";
import { type StoredQuery, storedQuerySchema } from "@/lib/chat/schema";
import { store } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { ok, type Result } from "@/lib/result";

/** Keeps the SQL of an answer and gives its id, by which all its rows can be read and it can be pinned. */
export async function saveQuery(viewer: Viewer, query: Omit<StoredQuery, "id" | "createdAt">): Promise<string> {
  const { db, tables } = await store();
  const id = newId();
  await db.insert(tables.queries).values({ ...query, id, userId: viewer.userId, createdAt: new Date() });
  return id;
}

/**
 * A stored query of the viewer.
 * Fails: query/not-found, also for other people's.
 */
export async function getQuery(viewer: Viewer, queryId: string): Promise<Result<StoredQuery>> {
  const { db, tables } = await store();
  const { queries } = tables;
  const [row] = await db
    .select()
    .from(queries)
    .where(and(eq(queries.id, queryId), eq(queries.userId, viewer.userId)))
    .limit(1);
  if (!row) return refuse("query/not-found");
  return ok(storedQuerySchema.parse({ ...row, createdAt: row.createdAt.toISOString() }));
}

/** Deletes the queries of a conversation that is gone. */
export async function forgetQueries(conversationId: string): Promise<void> {
  const { db, tables } = await store();
  await db.delete(tables.queries).where(eq(tables.queries.conversationId, conversationId));
}
