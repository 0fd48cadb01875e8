import "server-only";
import { and, desc, eq, gte, like, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { MySqlColumn } from "drizzle-orm/mysql-core";
import { joinedQueryActions, splitQueryText } from "@/lib/auth/join-query-text";
import type { AuditEvent, AuditFilter } from "@/lib/auth/schema";
import { systemViewer } from "@/lib/auth/system-viewer";
import type { Store } from "@/lib/db/open-store";
import { store } from "@/lib/db/store";
import { timeOfId } from "@/lib/id";

type Page = { readonly before: string | null; readonly count: number };

/** Events that a filter lets through, older than `before`. Order: newest first; ids are UUIDv7, so they sort by time. */
export async function selectEvents(filter: AuditFilter, { before, count }: Page): Promise<AuditEvent[]> {
  const { db, tables } = await store();
  const { auditEvents: events, users, sources } = tables;
  const rows = await db
    .select({
      event: events,
      userName: users.name,
      userEmail: users.email,
      sourceName: sources.name,
      sourceKind: sources.kind,
    })
    .from(events)
    .leftJoin(users, eq(users.id, events.userId))
    .leftJoin(sources, eq(sources.id, events.sourceId))
    .where(and(...olderThan(before, events), ...conditions(filter, tables)))
    // By time first: that is what the indexes hold behind person, source and action.
    .orderBy(desc(events.at), desc(events.id))
    .limit(count);
  const system = systemViewer();
  return rows.map(({ event: { text, at, ...event }, ...names }) => {
    const isQuery = text !== null && joinedQueryActions.has(event.action);
    const { asked, sql } = isQuery ? splitQueryText(text) : { asked: null, sql: null };
    // Querent itself has no account.
    const userName = event.userId === system.userId ? system.name : names.userName;
    return { ...event, ...names, userName, at: at.toISOString(), asked, sql };
  });
}

function olderThan(before: string | null, events: Store["tables"]["auditEvents"]): SQL[] {
  return before === null ? [] : [lt(events.id, before), lte(events.at, timeOfId(before))];
}

function conditions(filter: AuditFilter, { auditEvents: events, users }: Store["tables"]): (SQL | undefined)[] {
  const { text, action, userId, sourceId, from, to } = filter;
  return [
    from === undefined ? undefined : gte(events.at, new Date(from)),
    to === undefined ? undefined : lt(events.at, new Date(to)),
    userId === undefined ? undefined : eq(events.userId, userId),
    sourceId === undefined ? undefined : eq(events.sourceId, sourceId),
    // The schema leaves no wildcard in an action.
    action === undefined
      ? undefined
      : action.includes(".")
        ? eq(events.action, action)
        : like(events.action, `${action}.%`),
    text === undefined
      ? undefined
      : or(
          ...[events.text, events.subject, users.name, users.email].map((column) => contains(column, text)),
          // Inside JSON a quote or a line break is written with a backslash.
          contains(events.details as unknown as MySqlColumn, JSON.stringify(text).slice(1, -1)),
        ),
  ];
}

/** Both dialects read a named escape character; without one they disagree on the backslash. */
function contains(column: MySqlColumn, words: string): SQL {
  return sql`${column} like ${`%${words.replace(/[%_!]/g, "!$&")}%`} escape '!'`;
}
