import "server-only";
import { eq, gte, sql } from "drizzle-orm";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { store } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import { periodEnd, periodStart } from "@/lib/llm/usage/budget-period";
import { budgets } from "@/lib/llm/usage/budgets";
import type { Budget, BudgetStatus } from "@/lib/llm/usage/schema";
import { ok, type Result } from "@/lib/result";

type Spender = { userId: string | null; name: string | null; role: string | null; day: number; month: number };

/** Every budget with how much of it is used. **Access** model:manage. */
export async function listBudgets(viewer: Viewer, now: Date = new Date()): Promise<Result<BudgetStatus[]>> {
  if (!can(viewer, "model:manage")) return refuse("auth/forbidden");
  return ok(await budgetStatuses(now));
}

/** The same for the metrics, which name nobody. **Order** everyone, roles, people. */
export async function budgetStatuses(now: Date): Promise<BudgetStatus[]> {
  const all = await budgets();
  if (all.length === 0) return [];
  const [spenders, names] = await Promise.all([readSpenders(now), namesOf(all)]);
  const order = { everyone: 0, role: 1, user: 2 };
  return all
    .map((budget) => ({
      ...budget,
      ...statusOf(budget, spenders, now),
      subjectName: names.get(budget.subject) ?? null,
    }))
    .toSorted(
      (a, b) =>
        order[a.scope] - order[b.scope] || a.subject.localeCompare(b.subject) || a.period.localeCompare(b.period),
    );
}

function statusOf({ scope, subject, period }: Budget, spenders: readonly Spender[], now: Date) {
  const resetsAt = periodEnd(period, now).toISOString();
  if (scope === "everyone") {
    const spentNanoUsd = spenders.reduce((sum, spender) => sum + spender[period], 0);
    return { spentNanoUsd, spenderName: null, resetsAt };
  }
  const concerned = spenders.filter(({ userId, role }) => (scope === "user" ? userId : role) === subject);
  const most = concerned.toSorted((a, b) => b[period] - a[period])[0];
  return { spentNanoUsd: most?.[period] ?? 0, spenderName: most?.name ?? null, resetsAt };
}

async function readSpenders(now: Date): Promise<Spender[]> {
  const { db, tables } = await store();
  const { modelCalls: call, users } = tables;
  const since = (start: Date) =>
    sql`COALESCE(SUM(CASE WHEN ${gte(call.at, start)} THEN ${call.costNanoUsd} ELSE 0 END), 0)`.mapWith(Number);
  const month = periodStart("month", now);
  return await db
    .select({
      ...{ userId: call.userId, name: users.name, role: users.role },
      ...{ day: since(periodStart("day", now)), month: since(month) },
    })
    .from(call)
    .leftJoin(users, eq(users.id, call.userId))
    .where(gte(call.at, month))
    .groupBy(call.userId, users.name, users.role);
}

async function namesOf(all: readonly Budget[]): Promise<ReadonlyMap<string, string>> {
  if (all.every(({ scope }) => scope !== "user")) return new Map();
  const { db, tables } = await store();
  const rows = await db.select({ id: tables.users.id, name: tables.users.name }).from(tables.users);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
