import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { sharedRedis } from "@/lib/cache/redis";
import { isWarmingUp } from "@/lib/dashboard/warm-up";
import { store } from "@/lib/db/store";
import type { PartState, Readiness } from "@/lib/http/schema";
import { logger } from "@/lib/telemetry/logger";
import { isDraining } from "@/lib/telemetry/shutdown";

/** A part that is slower than this is down for whoever waits for a page. */
const answerMsMax = 2_000;

/** Asks each part whether it answers, side by side; an instance that still warms up wants no traffic yet. Units: `ms` is the time the part took. */
export async function readiness(): Promise<Readiness> {
  const redis = sharedRedis();
  const [storeState, redisState] = await Promise.all([
    probe("store", async () => {
      const { db, tables } = await store();
      await db.select({ one: sql`1` }).from(tables.users).limit(1);
    }),
    // A Cluster that has lost a part of itself answers PING all the same.
    redis === null ? null : probe("redis", () => redis.exists("querent:v1:ready")),
  ]);
  const parts = redisState === null ? { store: storeState } : { store: storeState, redis: redisState };
  if (storeState.state === "down" || isDraining() || isWarmingUp()) return { status: "unavailable", parts };
  return { status: redisState?.state === "down" ? "degraded" : "ready", parts };
}

async function probe(part: string, ask: () => Promise<unknown>): Promise<PartState> {
  const startedAt = performance.now();
  let state: PartState["state"] = "up";
  try {
    const late = delay(answerMsMax, "late" as const, { ref: false });
    if ((await Promise.race([ask(), late])) === "late") state = "down";
  } catch (cause) {
    logger("ready").warn({ err: cause, part }, "does not answer");
    state = "down";
  }
  return { state, ms: Math.round((performance.now() - startedAt) * 10) / 10 };
}
