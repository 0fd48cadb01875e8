import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { inArray } from "drizzle-orm";
import { store } from "@/lib/db/store";
import { gaugeWhenAsked } from "@/lib/telemetry/gauge-when-asked";
import { logger } from "@/lib/telemetry/logger";
import { sourceHealth } from "./source-drivers";

/** A store that is slower has other gauges that say so. */
const storeMsMax = 1_000;

/** Adds to the metrics which sources can be reached. */
export function watchSources(): void {
  gaugeWhenAsked(
    {
      name: "source_up",
      help: "Whether a data source could be reached when it was last worked with; while it is 0 it is tried again every 15 s.",
      labelNames: ["source", "source_kind"],
      overWorkers: "min",
    },
    async () => {
      await forgetDeleted();
      return sourceHealth()
        .list()
        .map(({ sourceId, kind, isUp }) => ({ labels: { source: sourceId, source_kind: kind }, value: isUp ? 1 : 0 }));
    },
  );
}

/** Sources are also deleted by other instances, which this one hears of when it looks. */
async function forgetDeleted(): Promise<void> {
  const known = sourceHealth().list();
  if (known.length === 0) return;
  try {
    const stored = await Promise.race([
      storedIds(known.map(({ sourceId }) => sourceId)),
      delay(storeMsMax, null, { ref: false }),
    ]);
    for (const { sourceId } of known) if (stored?.has(sourceId) === false) sourceHealth().forget(sourceId);
  } catch (cause) {
    logger("source").debug({ err: cause }, "the sources could not be looked up for the metrics");
  }
}

async function storedIds(among: readonly string[]): Promise<Set<string>> {
  const { db, tables } = await store();
  const { id } = tables.sources;
  const rows = await db
    .select({ id })
    .from(tables.sources)
    .where(inArray(id, [...among]));
  return new Set(rows.map((row) => row.id));
}
