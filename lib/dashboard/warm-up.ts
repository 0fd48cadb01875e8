import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { count, desc, eq, gt, inArray, max } from "drizzle-orm";
import { accountSchema, viewerOf } from "@/lib/auth/account";
import { systemViewer } from "@/lib/auth/system-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { dashboardData } from "@/lib/dashboard/dashboard-data";
import { ownSighting } from "@/lib/dashboard/look/sighting";
import { store } from "@/lib/db/store";
import { remember } from "@/lib/remember";
import { semanticViewFor } from "@/lib/semantic/semantic-view";
import { logger } from "@/lib/telemetry/logger";

const dashboardCountMax = 10;
/** Kinds of viewers of one dashboard: people whose role, groups and attributes agree are served the same rows. */
const scopeCountMax = 3;
const visitorCountMax = 50;
const visitedMs = 30 * 86_400_000;
/** What is not warm by then is read when somebody asks for it. */
const warmMsMax = 60_000;
/** `/api/ready` waits this long at the most. */
const awaitedMsMax = 10_000;

const log = logger("warm-up");
const state = remember("warm-up", () => ({ awaited: false }));

/** Whether this instance should be given traffic a little later. */
export const isWarmingUp = (): boolean => state.awaited;

/**
 * Reads into the caches what is asked for first: the models of all sources, and the rows of the dashboards that most people have looked
 * at lately. Gives a promise of its end. Fails: never; what cannot be read now is read when somebody asks for it.
 */
export async function warmUp(): Promise<void> {
  const startedAt = performance.now();
  const signal = AbortSignal.timeout(warmMsMax);
  state.awaited = true;
  const warmed = Promise.all([warmModels(), warmDashboards(signal)]).then(
    ([sources, looks]) => log.info({ sources, looks, durationMs: Math.round(performance.now() - startedAt) }, "warm"),
    (cause: unknown) => log.warn({ err: cause }, "not everything could be read ahead"),
  );
  void Promise.race([warmed, delay(awaitedMsMax, undefined, { ref: false })]).then(() => {
    state.awaited = false;
  });
  await warmed;
}

/** Returns how many there are. */
async function warmModels(): Promise<number> {
  const { db, tables } = await store();
  const sources = await db.select({ id: tables.sources.id }).from(tables.sources);
  for (const { id } of sources) await semanticViewFor(systemViewer(), id);
  return sources.length;
}

/** One after another, so that those who come meanwhile are not held up. Returns how many looks were read. */
async function warmDashboards(signal: AbortSignal): Promise<number> {
  let looks = 0;
  for (const { dashboardId, viewer } of await likelyLooks()) {
    if (signal.aborted) break;
    await dashboardData(ownSighting(viewer, dashboardId), { signal });
    looks += 1;
  }
  return looks;
}

/** The dashboards that most people have looked at lately, each for the kinds of viewers it had. **Order** most looked at first. */
async function likelyLooks(): Promise<{ dashboardId: string; viewer: Viewer }[]> {
  const { db, tables } = await store();
  const { dashboardVisits: visits, users } = tables;
  const favourites = await db
    .select({ dashboardId: visits.dashboardId, people: count(), latest: max(visits.visitedAt) })
    .from(visits)
    .where(gt(visits.visitedAt, new Date(Date.now() - visitedMs)))
    .groupBy(visits.dashboardId)
    .orderBy(desc(count()), desc(max(visits.visitedAt)))
    .limit(dashboardCountMax);
  const looks = [];
  for (const { dashboardId } of favourites) {
    const visitors = await db
      .select({ userId: visits.userId })
      .from(visits)
      .where(eq(visits.dashboardId, dashboardId))
      .orderBy(desc(visits.visitedAt))
      .limit(visitorCountMax);
    const ids = visitors.map(({ userId }) => userId);
    const rows = ids.length === 0 ? [] : await db.select().from(users).where(inArray(users.id, ids));
    for (const viewer of kindsOfViewers(rows)) looks.push({ dashboardId, viewer });
  }
  return looks;
}

/** One viewer for each scope: the rights of those people, in the name of the system, which is who asks. */
function kindsOfViewers(rows: readonly unknown[]): Viewer[] {
  const { userId, email, name } = systemViewer();
  const byScope = new Map<string, Viewer>();
  for (const row of rows) {
    const account = accountSchema.parse(row);
    const viewer = viewerOf(account, account.locale ?? "en");
    if (!account.disabled) byScope.set(viewer.scopeKey, { ...viewer, userId, email, name });
  }
  return [...byScope.values()].slice(0, scopeCountMax);
}
