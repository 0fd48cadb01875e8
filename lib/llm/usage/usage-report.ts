import "server-only";
import { and, asc, desc, eq, gte, isNotNull, type SQL, sql } from "drizzle-orm";
import type { MySqlColumn } from "drizzle-orm/mysql-core";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { type Store, store } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import type { UsageRange, UsageReport, UsageRow } from "@/lib/llm/usage/schema";
import { usageFigures } from "@/lib/llm/usage/usage-figures";
import { dayMs, dayOf, rangeStart } from "@/lib/llm/usage/usage-range";
import { ok, type Result } from "@/lib/result";

/** People and conversations that are listed: who cost less than a hundred others is not what an admin looks for. */
const rowCountMax = 100;

/**
 * What models were used for in the days of a range, and what it cost.
 * **Order** rows: dearest first, then by tokens; days: oldest first. **Access** model:manage.
 */
export async function usageReport(
  viewer: Viewer,
  range: UsageRange,
  now: Date = new Date(),
): Promise<Result<UsageReport>> {
  if (!can(viewer, "model:manage")) return refuse("auth/forbidden");
  const { db, tables } = await store();
  const { modelCalls: call } = tables;
  const start = rangeStart(range, now);
  const within = gte(call.at, start);
  const [[total], byModel, byOperation, byUser, byConversation, days, medianMs, medianFirstTokenMs] = await Promise.all(
    [
      db.select(usageFigures(tables)).from(call).where(within),
      rowsBy(call.model, within),
      rowsBy(call.operation, within),
      rowsByUser(within),
      rowsByConversation(within),
      costByDay(within),
      median(call.durationMs, within),
      median(call.firstTokenMs, within),
    ],
  );
  // A sum without groups has one row even over nothing.
  if (total === undefined) throw new TypeError("the sum of model calls has no row");
  return ok({
    ...{ from: dayOf(start), to: dayOf(now), total: { ...total, medianMs, medianFirstTokenMs } },
    ...{ days, byModel, byOperation, byUser, byConversation },
  });
}

async function rowsBy(column: MySqlColumn, within: SQL): Promise<UsageRow[]> {
  const { db, tables } = await store();
  const figures = usageFigures(tables);
  const rows = await db
    .select({ key: sql<string>`${column}`, ...figures })
    .from(tables.modelCalls)
    .where(within)
    .groupBy(column)
    .orderBy(...dearestFirst(tables));
  return rows.map((row) => ({ ...row, label: null }));
}

async function rowsByUser(within: SQL): Promise<UsageRow[]> {
  const { db, tables } = await store();
  const { modelCalls: call, users } = tables;
  return await db
    .select({ key: call.userId, label: users.name, ...usageFigures(tables) })
    .from(call)
    .leftJoin(users, eq(users.id, call.userId))
    .where(within)
    .groupBy(call.userId, users.name)
    .orderBy(...dearestFirst(tables))
    .limit(rowCountMax);
}

async function rowsByConversation(within: SQL): Promise<UsageRow[]> {
  const { db, tables } = await store();
  const { modelCalls: call, conversations } = tables;
  return await db
    .select({ key: call.conversationId, label: conversations.title, ...usageFigures(tables) })
    .from(call)
    .leftJoin(conversations, eq(conversations.id, call.conversationId))
    .where(and(within, isNotNull(call.conversationId)))
    .groupBy(call.conversationId, conversations.title)
    .orderBy(...dearestFirst(tables))
    .limit(rowCountMax);
}

function dearestFirst(tables: Store["tables"]): SQL[] {
  const { costNanoUsd, inputTokens, outputTokens } = usageFigures(tables);
  return [desc(costNanoUsd), desc(sql`${inputTokens} + ${outputTokens}`)];
}

async function costByDay(within: SQL): Promise<UsageReport["days"]> {
  const { db, tables } = await store();
  const { modelCalls: call } = tables;
  // Instants are milliseconds in both stores; what is left of the division is the time of day. Written out: as parameters the
  // two would be different expressions to MySQL, and the grouping would be refused.
  const day = sql`(${call.at} - ${call.at} % ${sql.raw(String(dayMs))})`.mapWith(Number);
  const rows = await db
    .select({ day, model: call.model, costNanoUsd: usageFigures(tables).costNanoUsd })
    .from(call)
    .where(within)
    .groupBy(day, call.model)
    .orderBy(asc(day), asc(call.model));
  return rows.map((row) => ({ ...row, day: dayOf(new Date(row.day)) }));
}

/** The middle one of what is known, the earlier of two. **Nulls** nothing is known. */
async function median(
  column: Store["tables"]["modelCalls"]["durationMs" | "firstTokenMs"],
  within: SQL,
): Promise<number | null> {
  const { db, tables } = await store();
  const { modelCalls: call } = tables;
  const known = and(within, isNotNull(column), eq(call.outcome, "ok"));
  const count = await db.$count(call, known);
  if (count === 0) return null;
  const [middle] = await db
    .select({ value: sql<number>`${column}` })
    .from(call)
    .where(known)
    .orderBy(asc(column))
    .limit(1)
    .offset(Math.floor((count - 1) / 2));
  return middle?.value ?? null;
}
