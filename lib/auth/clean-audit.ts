import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { asc, inArray, lt } from "drizzle-orm";
import { store } from "@/lib/db/store";
import { affectedRows } from "@/lib/db/write";
import { env } from "@/lib/env";
import { onceADay } from "@/lib/jobs/once-a-day";
import { takeTurnOfDay } from "@/lib/jobs/turn-of-day";
import { logger } from "@/lib/telemetry/logger";

const settingName = "audit-clean-up";
const dayMs = 24 * 60 * 60_000;
const batchCount = 1_000;
/** Between two batches others write to the store. */
const breathMs = 50;

/** Removes what is past `QUERENT_AUDIT_DAYS` now and once a day from then on. */
export function keepAuditClean(): void {
  onceADay(settingName, { failure: "old events of the audit could not be removed", work: cleanAuditInTurn });
}

/** The clean-up, unless this or another instance has done it within a day. Returns how many events went; null: not its turn. */
export async function cleanAuditInTurn(now: Date): Promise<number | null> {
  if (!(await takeTurnOfDay(settingName, now))) return null;
  const removed = await removeBefore(new Date(now.getTime() - env.QUERENT_AUDIT_DAYS * dayMs));
  if (removed > 0)
    logger("audit").info({ removed, days: env.QUERENT_AUDIT_DAYS }, "old events of the audit are removed");
  return removed;
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
