import "server-only";
import { and, eq, lt } from "drizzle-orm";
import { store } from "@/lib/db/store";
import { affectedRows, upsert } from "@/lib/db/write";

/** A little less than a day, so that a start at the same hour as yesterday does not miss its turn. */
const pauseMs = 24 * 60 * 60_000 - 10 * 60_000;

/** Whether it is this caller's turn: nobody else has taken it within a day. */
export async function takeTurnOfDay(name: string, now: Date): Promise<boolean> {
  const on = await store();
  const { settings } = on.tables;
  const never = { name, value: {}, updatedAt: new Date(0) };
  await upsert(on, settings, never, { target: settings.name, set: { name } });
  const due = lt(settings.updatedAt, new Date(now.getTime() - pauseMs));
  const taken = await on.db
    .update(settings)
    .set({ updatedAt: now })
    .where(and(eq(settings.name, name), due));
  return affectedRows(taken) > 0;
}
