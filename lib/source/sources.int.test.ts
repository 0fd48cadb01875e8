import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { systemViewer } from "@/lib/auth/system-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { closeStore, store } from "@/lib/db/store";
import { env } from "@/lib/env";
import { refuse } from "@/lib/errors";
import { ok } from "@/lib/result";
import { analysisFinished, analysisProgress, startAnalysis, unfinishedAnalyses } from "./analysis";
import { connectionSchema, type SourceStructure } from "./schema";
import { closeDriver, driverFor } from "./source-drivers";
import {
  createSource,
  deleteSource,
  listSources,
  sourceDetail,
  sourceStructure,
  sourceSummary,
  testConnection,
  updateSource,
} from "./sources";

const admin = systemViewer();
const reader: Viewer = { ...admin, role: "viewer", scopeKey: "reader" };
const signal = new AbortController().signal;

const server = connectionSchema.parse({
  ...{ kind: "postgres", host: "db.example", database: "shop", user: "report", password: "pass-word-1" },
});
const file = connectionSchema.parse({ kind: "sqlite", file: "shop.db" });

async function created(name: string, connection = server): Promise<string> {
  const source = await createSource(admin, { name, connection });
  if (!source.ok) throw new Error(source.error.code);
  return source.value.id;
}

beforeAll(() => {
  const folder = join(env.QUERENT_DATA_DIR, "files");
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, "shop.db"));
  database.exec("CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO things VALUES (1, 'one')");
  database.close();
});

afterEach(async () => {
  for (const { id } of await listSources(admin)) {
    await closeDriver(id);
    await deleteSource(admin, id);
  }
});

afterAll(closeStore);

describe("data sources", () => {
  it("never show a password, to nobody, and keep it sealed in the store", async () => {
    const id = await created("Shop");
    const seen = [await listSources(admin), await sourceSummary(admin, id), await sourceDetail(admin, id)];
    expect(JSON.stringify(seen)).not.toContain("pass-word-1");
    const { db, tables } = await store();
    const [row] = await db.select().from(tables.sources).where(eq(tables.sources.id, id));
    expect(row?.sealedConnection).not.toContain("pass-word-1");
    expect(row?.sealedConnection).not.toContain("db.example");
  });

  it("show place and connection to those who manage them alone", async () => {
    const id = await created("Shop");
    expect(await sourceDetail(admin, id)).toMatchObject({
      ok: true,
      value: { location: "db.example:5432/shop", connection: { user: "report" } },
    });
    const seen = await sourceDetail(reader, id);
    expect(seen).toMatchObject({ ok: true, value: { name: "Shop", location: null, connection: null } });
    expect(JSON.stringify(seen)).not.toContain("db.example");
  });

  it("are changed and removed by those who manage them alone", async () => {
    const id = await created("Shop");
    const forbidden = { ok: false, error: { code: "auth/forbidden" } };
    expect(await createSource(reader, { name: "Mine", connection: server })).toMatchObject(forbidden);
    expect(await updateSource(reader, id, { name: "Mine" })).toMatchObject(forbidden);
    expect(await deleteSource(reader, id)).toMatchObject(forbidden);
    expect(await testConnection(reader, server, { sourceId: null, signal })).toMatchObject(forbidden);
    expect(await startAnalysis(reader, id, async () => ok(null))).toMatchObject(forbidden);
  });

  it("refuse a name that is taken", async () => {
    await created("Shop");
    const id = await created("Other");
    const taken = { ok: false, error: { code: "source/name-taken", params: { name: "Shop" } } };
    expect(await createSource(admin, { name: "Shop", connection: server })).toMatchObject(taken);
    expect(await updateSource(admin, id, { name: "Shop" })).toMatchObject(taken);
  });

  it("keep their password when it is left out, and only for the same server and user", async () => {
    const id = await created("Shop");
    const { password: _password, ...edit } = server.kind === "postgres" ? server : { password: "" };
    const same = { ...edit, kind: "postgres", database: "shop2" } as typeof server;
    expect(await updateSource(admin, id, { connection: same })).toMatchObject({
      ok: true,
      value: { connectionChanged: true },
    });
    const refused = { ok: false, error: { code: "source/password" } };
    for (const change of [{ host: "evil.example" }, { port: 6543 }, { user: "other" }]) {
      expect(await updateSource(admin, id, { connection: { ...same, ...change } })).toMatchObject(refused);
      expect(await testConnection(admin, { ...same, ...change }, { sourceId: id, signal })).toMatchObject(refused);
    }
  });

  it("say that nothing changed when nothing did", async () => {
    const id = await created("Shop");
    expect(await updateSource(admin, id, { name: "Shop", connection: server })).toMatchObject({
      ok: true,
      value: { connectionChanged: false },
    });
  });

  it("are not found once they are gone", async () => {
    const id = await created("Shop", file);
    expect((await driverFor(id)).ok).toBe(true);
    expect(await deleteSource(admin, id)).toEqual(ok(null));
    const gone = { ok: false, error: { code: "source/not-found" } };
    expect(await driverFor(id)).toMatchObject(gone);
    expect(await sourceSummary(admin, id)).toMatchObject(gone);
    expect(await deleteSource(admin, id)).toMatchObject(gone);
  });

  it("are opened once, and anew when their connection changed on another instance", async () => {
    const id = await created("Shop", file);
    const [first, second] = await Promise.all([driverFor(id), driverFor(id)]);
    expect(first.ok && second.ok && first.value === second.value).toBe(true);
    await updateSource(admin, id, { connection: { kind: "duckdb", files: ["missing.parquet"] } });
    expect(await driverFor(id)).toMatchObject({ ok: false, error: { code: "source/file" } });
  });
});

describe("the analysis of a source", () => {
  it("stores the structure, hands it on first, and tells readers that it is ready", async () => {
    const id = await created("Shop", file);
    expect(await sourceStructure(id)).toMatchObject({ ok: false, error: { code: "source/not-analysed" } });
    const handed: SourceStructure[] = [];
    const started = await startAnalysis(admin, id, async (_sourceId, structure) => {
      expect(await analysisProgress(reader, id)).toMatchObject({
        ok: true,
        value: { status: "running", stage: "meaning" },
      });
      handed.push(structure);
      return ok(null);
    });
    expect(started).toMatchObject({ ok: true, value: { status: "running" } });
    expect(await analysisFinished(id)).toEqual(ok(null));
    expect(handed[0]?.tables.map(({ name }) => name)).toEqual(["things"]);
    expect(await sourceStructure(id)).toMatchObject({ ok: true, value: { tables: [{ name: "things" }] } });
    expect(await sourceSummary(reader, id)).toMatchObject({
      ok: true,
      value: { analysisStatus: "ready", tableCount: 1 },
    });
  });

  it("runs once however often it is started", async () => {
    const id = await created("Shop", file);
    let runs = 0;
    const count = async () => {
      runs += 1;
      return ok(null);
    };
    await Promise.all([startAnalysis(admin, id, count), startAnalysis(admin, id, count)]);
    await analysisFinished(id);
    expect(runs).toBe(1);
  });

  it("ends as failed with the reason, whatever goes wrong", async () => {
    const id = await created("Shop", { kind: "sqlite", file: "missing.db" });
    await startAnalysis(admin, id, async () => ok(null));
    await analysisFinished(id);
    expect(await analysisProgress(reader, id)).toMatchObject({
      ok: true,
      value: { status: "failed", error: { code: "source/file" } },
    });
    const working = await created("Working", file);
    await startAnalysis(admin, working, async () => refuse("db/full"));
    await analysisFinished(working);
    expect(await analysisProgress(admin, working)).toMatchObject({
      ok: true,
      value: { status: "failed", error: { code: "db/full" } },
    });
    await startAnalysis(admin, working, () => Promise.reject(new Error("a bug")));
    await analysisFinished(working);
    expect(await analysisProgress(admin, working)).toMatchObject({
      ok: true,
      value: { status: "failed", error: { code: "request/internal" } },
    });
  });

  it("that a dead process left running is taken up again, or seen as failed after a while", async () => {
    const id = await created("Shop", file);
    const { db, tables } = await store();
    const leave = (minutesAgo: number) =>
      db
        .update(tables.sources)
        .set({ analysisStatus: "running", updatedAt: new Date(Date.now() - minutesAgo * 60_000) })
        .where(eq(tables.sources.id, id));
    await leave(0);
    expect(await unfinishedAnalyses(true)).toEqual([id]);
    expect(await unfinishedAnalyses(false)).toEqual([]);
    expect(await analysisProgress(admin, id)).toMatchObject({ ok: true, value: { status: "running" } });
    await leave(10);
    expect(await unfinishedAnalyses(false)).toEqual([id]);
    expect(await analysisProgress(admin, id)).toMatchObject({
      ok: true,
      value: { status: "failed", error: { code: "source/interrupted" } },
    });
  });
});
