import "server-only";
import { and, desc, eq, like, lt } from "drizzle-orm";
import { can } from "@/lib/auth/can";
import type { AuditPage, AuditQuery } from "@/lib/auth/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { store } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";

const pageSize = 50;

/**
 * A page of the audit. `action` is a whole action or the first part of one ("user").
 * **Order** newest first: ids are UUIDv7, so they sort by time. **Access** system:view.
 */
export async function listAuditEvents(viewer: Viewer, { before, action }: AuditQuery): Promise<Result<AuditPage>> {
  if (!can(viewer, "system:view")) return refuse("auth/forbidden");
  const { db, tables } = await store();
  const { auditEvents, users } = tables;
  const rows = await db
    .select({ event: auditEvents, userName: users.name })
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.userId))
    .where(
      and(
        before ? lt(auditEvents.id, before) : undefined,
        action ? like(auditEvents.action, `${action.replace(/[%_\\]/g, "")}%`) : undefined,
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(pageSize + 1);
  const events = rows
    .slice(0, pageSize)
    .map(({ event, userName }) => ({ ...event, at: event.at.toISOString(), userName }));
  return ok({ events, next: rows.length > pageSize ? (events.at(-1)?.id ?? null) : null });
}
