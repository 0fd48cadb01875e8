import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { systemViewer } from "@/lib/auth/system-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { closeStore, store } from "@/lib/db/store";
import { env } from "@/lib/env";
import { newKey } from "@/lib/key-file";
import { ok } from "@/lib/result";
import { seal } from "@/lib/secret";
import { connectionSchema } from "./schema";
import { closeDriver, driverFor } from "./source-drivers";
import {
  createSource,
  deleteSource,
  listSources,
  sourceDetail,
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
  it("stay in the list when no secret opens their connection any more, refuse in words, and take another one", async () => {
    const id = await created("Shop");
    const { db, tables } = await store();
    const sealedConnection = seal(JSON.stringify(server), "source-connection", newKey());
    await db.update(tables.sources).set({ sealedConnection }).where(eq(tables.sources.id, id));
    expect(await listSources(admin)).toMatchObject([{ name: "Shop", location: null }]);
    expect(await sourceDetail(admin, id)).toMatchObject({ value: { connection: null } });
    const lost = { ok: false, error: { code: "source/connection-lost", params: { name: "Shop" } } };
    expect(await driverFor(id)).toEqual(lost);
    expect(await updateSource(admin, id, { name: "Store" })).toMatchObject({ value: { connectionChanged: false } });
    expect(await updateSource(admin, id, { connection: server })).toMatchObject({ value: { connectionChanged: true } });
    expect(await sourceDetail(admin, id)).toMatchObject({ value: { location: "db.example:5432/shop" } });
  });

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
