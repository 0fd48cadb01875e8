import { mkdirSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { systemViewer } from "@/lib/auth/system-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { store } from "@/lib/db/store";
import { env } from "@/lib/env";
import { newId } from "@/lib/id";
import { ok } from "@/lib/result";
import { partOfTables } from "@/lib/semantic/analysis/analysis-parts";
import { watchQueue } from "@/lib/semantic/analysis/analysis-queue";
import {
  analysisFinished,
  cancelAnalysis,
  sourceAnalysis,
  startAnalysis,
  stopAnalysis,
} from "@/lib/semantic/analysis/source-analysis";
import { newestModel } from "@/lib/semantic/load-model";
import type { Driver } from "@/lib/source/driver";
import type { TableStructure } from "@/lib/source/schema";
import { closeDriver, driverFor } from "@/lib/source/source-drivers";
import { createSource, deleteSource, listSources, sourceStructure, sourceSummary } from "@/lib/source/sources";
import { shutDown } from "@/lib/telemetry/shutdown";

const system = systemViewer();
const admin: Viewer = { ...system, userId: newId(), scopeKey: "admin" };
const reader: Viewer = { ...admin, role: "viewer", scopeKey: "reader" };
const file = "shop.db";
const folder = join(env.QUERENT_DATA_DIR, "files");

function change(...statements: string[]): void {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, file));
  for (const statement of statements) database.exec(statement);
  database.close();
}

async function created(name = "Shop", of = file): Promise<string> {
  const source = await createSource(admin, { name, connection: { kind: "sqlite", file: of } });
  if (!source.ok) throw new Error(source.error.code);
  return source.value.id;
}

/** The driver of a source, to look at what an analysis asks of it. */
async function driverOf(sourceId: string): Promise<Driver> {
  const driver = await driverFor(sourceId);
  if (!driver.ok) throw new Error(driver.error.code);
  return driver.value;
}

/** A run as another instance left it. */
async function leaveRun(sourceId: string, over: { instance: string; silentMs: number }): Promise<string> {
  const { db, tables } = await store();
  const id = newId();
  await db.insert(tables.analysisRuns).values({
    ...{ id, sourceId, status: "running", stage: "statistics", done: 1, total: 2, subject: "things", error: null },
    ...{ proposal: null, instance: over.instance, startedBy: admin.userId, finishedAt: null },
    ...{ createdAt: new Date(), heartbeatAt: new Date(Date.now() - over.silentMs) },
  });
  await db.update(tables.sources).set({ analysisStatus: "running" }).where(eq(tables.sources.id, sourceId));
  return id;
}

const run = async (sourceId: string, viewer = admin) => {
  const found = await sourceAnalysis(viewer, sourceId);
  return found.ok ? found.value : null;
};
const status = async (sourceId: string) => {
  const source = await sourceSummary(reader, sourceId);
  return source.ok ? source.value.analysisStatus : null;
};

beforeEach(() => {
  change(
    "CREATE TABLE IF NOT EXISTS things (id INTEGER PRIMARY KEY, name TEXT)",
    "INSERT OR REPLACE INTO things VALUES (1, 'one')",
  );
});

afterEach(async () => {
  vi.restoreAllMocks();
  for (const { id } of await listSources(admin)) {
    await stopAnalysis(id);
    await closeDriver(id);
    await deleteSource(admin, id);
  }
});

describe("the analysis of a source", () => {
  it("is queued, done once however often it is started, and leaves model and structure", async () => {
    const id = await created();
    expect(await run(id)).toBeNull();
    expect(await sourceStructure(id)).toMatchObject({ ok: false, error: { code: "source/not-analysed" } });
    const introspect = vi.spyOn(await driverOf(id), "introspect");
    const [first, second] = await Promise.all([startAnalysis(admin, id), startAnalysis(admin, id)]);
    expect(first.ok && second.ok && first.value.id === second.value.id).toBe(true);
    expect(await analysisFinished(id)).toEqual(ok(null));
    expect(introspect).toHaveBeenCalledTimes(1);
    expect(await run(id)).toMatchObject({ status: "done", error: null });
    expect(await status(id)).toBe("ready");
    expect(await sourceStructure(id)).toMatchObject({ ok: true, value: { tables: [{ name: "things" }] } });
    expect((await newestModel(id))?.entities.map((entity) => entity.id)).toEqual(["things"]);
  });

  it("is for those who manage sources, and names tables to them alone", async () => {
    const id = await created();
    const forbidden = { ok: false, error: { code: "auth/forbidden" } };
    expect(await startAnalysis(reader, id)).toMatchObject(forbidden);
    expect(await cancelAnalysis(reader, id)).toMatchObject(forbidden);
    await leaveRun(id, { instance: "elsewhere/1/x", silentMs: 0 });
    expect(await run(id)).toMatchObject({ status: "running", subject: "things" });
    expect(await run(id, reader)).toMatchObject({ status: "running", subject: null });
  });

  it("ends as failed with the reason, whatever goes wrong", async () => {
    const missing = await created("Missing", "missing.db");
    await startAnalysis(admin, missing);
    expect(await analysisFinished(missing)).toMatchObject({ ok: false, error: { code: "source/file" } });
    expect(await run(missing, reader)).toMatchObject({ status: "failed", error: { code: "source/file" } });
    expect(await status(missing)).toBe("failed");
    const id = await created();
    vi.spyOn(await driverOf(id), "introspect").mockRejectedValue(new Error("a bug"));
    await startAnalysis(admin, id);
    expect(await analysisFinished(id)).toMatchObject({ ok: false, error: { code: "request/internal" } });
    expect(await status(id)).toBe("failed");
  });
});

/** Lets the driver of a source read nothing until it is told to stop. */
async function stall(sourceId: string): Promise<void> {
  vi.spyOn(await driverOf(sourceId), "introspect").mockImplementation(async ({ signal, onProgress }) => {
    onProgress({ stage: "statistics", done: 0, total: 1, table: "things" });
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve));
    return { ok: false, error: { code: "execute/cancelled", params: {} } };
  });
}

describe("an analysis under way", () => {
  it("ends when it is cancelled here, and the source is as before", async () => {
    const id = await created();
    await stall(id);
    await startAnalysis(admin, id);
    expect(await cancelAnalysis(admin, id)).toMatchObject({ ok: true, value: { status: "cancelled" } });
    expect(await status(id)).toBe("idle");
    vi.restoreAllMocks();
    await startAnalysis(admin, id);
    await analysisFinished(id);
    await stall(id);
    await startAnalysis(admin, id);
    expect(await status(id)).toBe("running");
    await cancelAnalysis(admin, id);
    expect(await status(id)).toBe("ready");
  });

  it("ends when another instance cancelled it, and writes nothing any more", async () => {
    const id = await created();
    await stall(id);
    await startAnalysis(admin, id);
    const { db, tables } = await store();
    // What the other instance writes; this one hears nothing but its own next word to the store.
    await db.update(tables.analysisRuns).set({ status: "cancelled" }).where(eq(tables.analysisRuns.sourceId, id));
    expect(await analysisFinished(id)).toMatchObject({ ok: false, error: { code: "execute/cancelled" } });
    expect(await newestModel(id)).toBeNull();
  }, 15_000);

  it("that another instance works on is left alone, and waited for", async () => {
    const id = await created();
    const runId = await leaveRun(id, { instance: "elsewhere/1/x", silentMs: 0 });
    expect(await startAnalysis(admin, id)).toMatchObject({ ok: true, value: { id: runId, status: "running" } });
    const { db, tables } = await store();
    const finished = analysisFinished(id);
    await db.update(tables.analysisRuns).set({ status: "done" }).where(eq(tables.analysisRuns.id, runId));
    expect(await finished).toEqual(ok(null));
    expect(await newestModel(id)).toBeNull();
  });
});

describe("an analysis that was interrupted", () => {
  it("is taken over where its process is silent, and goes on with what that had read", async () => {
    const id = await created();
    const runId = await leaveRun(id, { instance: "elsewhere/1/x", silentMs: 60_000 });
    const read: TableStructure = {
      ...{ schema: null, name: "things", kind: "table", comment: null, rowEstimate: 1, columns: [] },
      ...{ primaryKey: [], uniqueKeys: [], foreignKeys: [] },
    };
    const { db, tables } = await store();
    await db.insert(tables.analysisParts).values(await partOfTables(runId, [read]));
    const introspect = vi.spyOn(await driverOf(id), "introspect");
    await watchQueue();
    expect(await analysisFinished(id)).toEqual(ok(null));
    expect(introspect.mock.calls[0]?.[0].known).toEqual(new Map([['[null,"things"]', read]]));
    expect(await run(id)).toMatchObject({ id: runId, status: "done" });
    expect(await db.select().from(tables.analysisParts)).toEqual([]);
  });

  it("is waited for at most half a minute, and not at all where its process is known to be gone", async () => {
    const id = await created();
    const instance = `${hostname().slice(0, 36)}/999999999/x`;
    const runId = await leaveRun(id, { instance, silentMs: 0 });
    expect(await analysisFinished(id)).toEqual(ok(null));
    expect(await run(id)).toMatchObject({ id: runId, status: "done" });
  });

  it("is given back to the queue when the process ends in an orderly way", async () => {
    const id = await created();
    await stall(id);
    await startAnalysis(admin, id);
    await shutDown();
    expect(await run(id)).toMatchObject({ status: "queued" });
  });
});
