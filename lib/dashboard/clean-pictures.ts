import "server-only";
import { asc, gt, inArray } from "drizzle-orm";
import { z } from "zod";
import { readSetting, writeSetting } from "@/lib/db/settings";
import { store } from "@/lib/db/store";
import { onceADay } from "@/lib/jobs/once-a-day";
import { takeTurnOfDay } from "@/lib/jobs/turn-of-day";
import { logger } from "@/lib/telemetry/logger";

const turnName = "picture-clean-up";
/** Which pictures nobody uses, and since when that is known. */
const unusedName = "unused-pictures";
const unusedSchema = z.record(z.string(), z.coerce.date());
/** So long a configuration may lie in a file or a browser and be brought back. */
const graceMs = 30 * 24 * 60 * 60_000;
const configsAtOnce = 50;

/** Removes pictures that no dashboard has used for thirty days, now and once a day from then on. */
export function keepPicturesClean(): void {
  onceADay(turnName, { failure: "unused pictures could not be removed", work: cleanPicturesInTurn });
}

/**
 * The clean-up, unless this or another instance has done it within a day. A picture is used that is named by a dashboard as it is
 * published, by any state of its history, or by somebody's draft. Returns how many went; null: not its turn.
 */
export async function cleanPicturesInTurn(now: Date): Promise<number | null> {
  if (!(await takeTurnOfDay(turnName, now))) return null;
  const { db, tables } = await store();
  const before = (await readSetting(unusedName, unusedSchema)) ?? {};
  const unused = [...(await unusedPictures())].map((id) => [id, before[id] ?? now] as const);
  const gone = unused.filter(([, since]) => since.getTime() <= now.getTime() - graceMs).map(([id]) => id);
  if (gone.length > 0) {
    await db.delete(tables.pictures).where(inArray(tables.pictures.id, gone));
    logger("dashboard").info({ removed: gone.length }, "pictures that no dashboard uses are removed");
  }
  await writeSetting(unusedName, Object.fromEntries(unused.filter(([id]) => !gone.includes(id))));
  return gone.length;
}

async function unusedPictures(): Promise<Set<string>> {
  const { db, tables } = await store();
  const unused = new Set((await db.select({ id: tables.pictures.id }).from(tables.pictures)).map(({ id }) => id));
  for (const table of [tables.dashboards, tables.dashboardDrafts, tables.dashboardRevisions]) {
    for (let after = ""; unused.size > 0; ) {
      const page = await db
        .select({ id: table.id, config: table.config })
        .from(table)
        .where(gt(table.id, after))
        .orderBy(asc(table.id))
        .limit(configsAtOnce);
      // Whatever version a configuration is of, an id is in its text or it is not used.
      const text = JSON.stringify(page.map(({ config }) => config));
      for (const id of unused) if (text.includes(id)) unused.delete(id);
      const last = page.at(-1);
      if (!last || page.length < configsAtOnce) break;
      after = last.id;
    }
  }
  return unused;
}
