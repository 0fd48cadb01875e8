import "server-only";
import { stat } from "node:fs/promises";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { systemViewer } from "@/lib/auth/system-viewer";
import { readSetting, writeSetting } from "@/lib/db/settings";
import { store } from "@/lib/db/store";
import type { Result } from "@/lib/result";
import { closeDriver } from "@/lib/source/source-drivers";
import { demoShopFile, demoShopReference } from "@/lib/source/source-files";
import { createSource } from "@/lib/source/sources";
import { logger } from "@/lib/telemetry/logger";
import { buildDemoShop } from "./build-demo-shop";

const log = logger("demo-shop");

const settingName = "demo-shop";
const settingSchema = z.object({ sourceId: z.string() });
const sourceName = "Demo shop";
const dayMs = 24 * 60 * 60 * 1000;
/** Older data would make "last month" an empty question. */
const ageMaxMs = 30 * dayMs;

async function isFresh(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs < ageMaxMs;
}

/** The id under which the shop is registered; null when it never was, or an administrator removed it. */
async function registered(): Promise<{ sourceId: string | null; removed: boolean }> {
  const setting = await readSetting(settingName, settingSchema);
  if (setting === null) return { sourceId: null, removed: false };
  const { db, tables } = await store();
  const rows = await db
    .select({ id: tables.sources.id })
    .from(tables.sources)
    .where(eq(tables.sources.id, setting.sourceId));
  return rows.length > 0 ? { sourceId: setting.sourceId, removed: false } : { sourceId: null, removed: true };
}

/** The id of the source "Demo shop"; null when there is none (any more). */
export async function demoShopSourceId(): Promise<string | null> {
  return (await registered()).sourceId;
}

async function register(): Promise<string | null> {
  const created = await createSource(systemViewer(), {
    name: sourceName,
    connection: { kind: "duckdb", files: [demoShopReference] },
  });
  // Another instance was faster, or somebody gave the name to a source of their own.
  if (!created.ok) return null;
  await writeSetting(settingName, { sourceId: created.value.id });
  return created.value.id;
}

/**
 * Puts the demo shop in place: its file, made anew when it is older than 30 days, and once the source "Demo shop" with its
 * structure and meaning, by `analyse`, which stands above `lib/source`. A shop that an administrator removed stays away. Units: ends on the day before today, UTC.
 */
export async function seedDemoShop(analyse: (sourceId: string) => Promise<Result<null>>): Promise<void> {
  const known = await registered();
  if (known.removed) return;
  const file = demoShopFile();
  const fresh = await isFresh(file);
  if (!fresh) {
    const startedAt = performance.now();
    await buildDemoShop(file, new Date(Date.now() - dayMs));
    log.info({ durationMs: Math.round(performance.now() - startedAt) }, "the demo shop was made");
  }
  if (fresh && known.sourceId !== null) return;
  const sourceId = known.sourceId ?? (await register());
  if (sourceId === null) return;
  // What is open still reads the file that was there before.
  await closeDriver(sourceId);
  const analysed = await analyse(sourceId);
  if (!analysed.ok) log.error({ code: analysed.error.code }, "the demo shop could not be analysed");
}
