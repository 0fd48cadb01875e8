import "server-only";
import { and, eq, gte, sql } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import { store } from "@/lib/db/store";
import { periodStart } from "@/lib/llm/usage/budget-period";
import { remember } from "@/lib/remember";

/** What was spent since the day and since the month began, in UTC. **Units** billionths of a dollar. */
export type Spent = { readonly day: number; readonly month: number };

type Known = { day: number; month: number; readonly dayStart: number };

/**
 * How long a sum is believed. Calls of this process are added to it at once; those of other instances are seen after this time, and calls
 * that are under way are not seen at all: a budget can be passed by what is spent meanwhile. **Units** milliseconds.
 */
const believedMs = 10_000;

/** What a person has spent, or (null) everyone together with the system's own calls. Calls whose price is not known count nothing. */
export async function spentBy(userId: string | null, now: Date): Promise<Spent> {
  const known = sums().get(keyOf(userId));
  if (known?.dayStart === periodStart("day", now).getTime()) return known;
  const read = await readSpent(userId, now);
  sums().set(keyOf(userId), read);
  return read;
}

/** Adds a call of this process to the sums that are believed at the moment. */
export function addSpent(userId: string | null, costNanoUsd: number | null): void {
  for (const key of new Set([keyOf(userId), keyOf(null)])) {
    const known = sums().get(key);
    if (!known) continue;
    known.day += costNanoUsd ?? 0;
    known.month += costNanoUsd ?? 0;
  }
}

async function readSpent(userId: string | null, now: Date): Promise<Known> {
  const { db, tables } = await store();
  const { modelCalls: call } = tables;
  const dayStart = periodStart("day", now);
  const since = (start: Date) =>
    sql`COALESCE(SUM(CASE WHEN ${gte(call.at, start)} THEN ${call.costNanoUsd} ELSE 0 END), 0)`.mapWith(Number);
  const [sum] = await db
    .select({ day: since(dayStart), month: since(periodStart("month", now)) })
    .from(call)
    .where(and(gte(call.at, periodStart("month", now)), userId === null ? undefined : eq(call.userId, userId)));
  return { day: sum?.day ?? 0, month: sum?.month ?? 0, dayStart: dayStart.getTime() };
}

function sums(): LRUCache<string, Known> {
  return remember("llm spent", () => new LRUCache<string, Known>({ max: 10_000, ttl: believedMs }));
}

function keyOf(userId: string | null): string {
  return userId ?? "everyone";
}
