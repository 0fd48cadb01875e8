import "server-only";
import { eq, lt } from "drizzle-orm";
import { z } from "zod";
import { audit } from "@/lib/auth/audit";
import { sessionSecondsMax } from "@/lib/auth/session-token";
import { cached } from "@/lib/cache/cached";
import { invalidate } from "@/lib/cache/invalidate";
import { store } from "@/lib/db/store";
import { upsert } from "@/lib/db/write";
import { AppError } from "@/lib/errors";
import { ok } from "@/lib/result";

const tagOf = (sessionId: string) => `session:${sessionId}`;

/** Ends one session at once, on every instance: whoever has a copy of its cookie is signed out, too. */
export async function endSession({ sessionId, userId }: { sessionId: string; userId: string }): Promise<void> {
  const on = await store();
  const { endedSessions } = on.tables;
  const now = new Date();
  const row = { id: sessionId, userId, expiresAt: new Date(now.getTime() + sessionSecondsMax * 1_000) };
  await upsert(on, endedSessions, row, { target: [endedSessions.id], set: { expiresAt: row.expiresAt } });
  await invalidate([tagOf(sessionId)]);
  await on.db.delete(endedSessions).where(lt(endedSessions.expiresAt, now));
  await audit({ userId }, "session.end", userId);
}

/** Whether somebody signed out of the session. */
export async function isSessionEnded(sessionId: string): Promise<boolean> {
  const request = { kind: "session" as const, key: [sessionId], tags: [tagOf(sessionId)], schema: z.boolean() };
  const ended = await cached(request, async () => {
    const { db, tables } = await store();
    const { endedSessions } = tables;
    const [row] = await db.select().from(endedSessions).where(eq(endedSessions.id, sessionId));
    return ok(row !== undefined);
  });
  if (!ended.ok) throw new AppError(`Reading an ended session was refused: ${ended.error.code}`);
  return ended.value.value;
}
