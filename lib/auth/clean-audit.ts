import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { and, asc, eq, inArray, lt } from "drizzle-orm";
import { store } from "@/lib/db/store";
import { affectedRows, upsert } from "@/lib/db/write";
import { env } from "@/lib/env";
import { remember } from "@/lib/remember";
import { logger } from "@/lib/telemetry/logger";
import { onShutdown } from "@/lib/telemetry/shutdown";

const settingName = "audit-clean-up";
const dayMs = 24 * 60 * 60_000;
/** A little less than a day, so that a start at the same hour as yesterday does not miss its turn. */
const pauseMs = dayMs - 10 * 60_000;
const lookMs = 60 * 60_000;
const batchCount = 1_000;
/** Between two batches others write to the store. */
const breathMs = 50;

/** Removes what is past `QUERENT_AUDIT_DAYS` now and once a day from then on; instances take turns through the store. */
export function keepAuditClean(): void {
  remember("audit-clean-up", () => {
    const look = () =>
      void cleanAuditInTurn(new Date()).catch((error: unknown) =>
        // The next hour tries again; nobody waits for it.
        logger("audit").error({ err: error }, "old events of the audit could not be removed"),
      );
    look();
    const timer = setInterval(look, lookMs).unref();
    onShutdown("audit clean-up", () => clearInterval(timer));
    return timer;
  });
}

/** The clean-up, unless this or another instance has done it within a day. Returns how many events went; null: not its turn. */
export async function cleanAuditInTurn(now: Date): Promise<number | null> {
  if (!(await takeTurnOfDay(now))) return null;
  const removed = await removeBefore(new Date(now.getTime() - env.QUERENT_AUDIT_DAYS * dayMs));
  if (removed > 0)
    logger("audit").info({ removed, days: env.QUERENT_AUDIT_DAYS }, "old events of the audit are removed");
  return removed;
}

async function takeTurnOfDay(now: Date): Promise<boolean> {
  const on = await store();
  const { settings } = on.tables;
  const never = { name: settingName, value: {}, updatedAt: new Date(0) };
  await upsert(on, settings, never, { target: settings.name, set: { name: settingName } });
  const due = lt(settings.updatedAt, new Date(now.getTime() - pauseMs));
  const taken = await on.db
    .update(settings)
    .set({ updatedAt: now })
    .where(and(eq(settings.name, settingName), due));
  return affectedRows(taken) > 0;
}

/** Oldest first and in batches: a year's worth in one statement would hold up every other writer. */
async function removeBefore(end: Date): Promise<number> {
  const { db, tables } = await store();
  const { auditEvents } = tables;
  for (let removed = 0; ; ) {
    const oldest = await db
      .select({ id: auditEvents.id })
      .from(auditEvents)
      .where(lt(auditEvents.at, end))
      .orderBy(asc(auditEvents.at))
      .limit(batchCount);
    if (oldest.length > 0) {
      const ids = oldest.map(({ id }) => id);
      removed += affectedRows(await db.delete(auditEvents).where(inArray(auditEvents.id, ids)));
    }
    if (oldest.length < batchCount) return removed;
    await delay(breathMs);
  }
}
