import { execFileSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { writeSetting } from "@/lib/db/settings";
import { closeStore, store } from "@/lib/db/store";
import { env } from "@/lib/env";
import { newId } from "@/lib/id";
import { newKey, replaceKeyFile } from "@/lib/key-file";
import { keyFilePath, seal } from "@/lib/secret";
import type { Connection } from "@/lib/source/schema";
import { sealConnection } from "@/lib/source/stored-source";
import { plausibleAnswer } from "@/scripts/fake-llm/plausible-answer";
import { startFakeModel } from "@/scripts/fake-llm/start-fake-model";
import { RedisServer } from "@/scripts/test/redis-server";
import { mysqlPlace, testMysqlUrl } from "@/scripts/test/store-places";
import { migrateUntil } from "./__fixtures__/migrate-until";
import { examineInstallation } from "./doctor";
import type { Finding } from "./doctor/finding";
import { lastBackupSetting } from "./schema";

const asItWas = { ...env };
const folders: string[] = [];
const servers: { close(): unknown }[] = [];

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "querent-doctor-"));
  folders.push(folder);
  return folder;
}

beforeEach(() => {
  // Nothing listens there.
  Object.assign(env, { QUERENT_DATA_DIR: dataFolder(), PORT: 1 });
});
afterEach(async () => {
  await closeStore();
  for (const name of Object.keys(env)) Reflect.deleteProperty(env, name);
  Object.assign(env, asItWas);
  for (const server of servers.splice(0)) await server.close();
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function findingsOf(part: string, askModels = false): Promise<readonly Finding[]> {
  const reports = await examineInstallation({ askModels });
  return reports.find((report) => report.part === part)?.findings ?? [];
}

const statesOf = (findings: readonly Finding[]) => findings.map(({ state }) => state);
const broken = (what: RegExp, fix: RegExp) => ({
  ...{ state: "broken", what: expect.stringMatching(what), fix: expect.stringMatching(fix) },
});
const warned = (what: RegExp, fix: RegExp) => ({ ...broken(what, fix), state: "warning" });

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.push({ close: () => server.close() });
  return (server.address() as AddressInfo).port;
}

describe("the doctor", () => {
  it("finds nothing broken before the first start, and makes nothing", async () => {
    const reports = await examineInstallation({ askModels: false });
    expect(reports.flatMap(({ findings }) => findings).filter(({ state }) => state === "broken")).toEqual([]);
    expect(existsSync(keyFilePath())).toBe(false);
    expect(existsSync(join(env.QUERENT_DATA_DIR, "querent.db"))).toBe(false);
  });

  it("leaves a store alone that the next start would change", async () => {
    const file = join(env.QUERENT_DATA_DIR, "querent.db");
    await migrateUntil({ dialect: "sqlite", file }, "0002_verified_and_quality");
    const before = readFileSync(file);
    expect(await findingsOf("store")).toMatchObject([{ state: "fine" }, warned(/0003_.*0008_/, /next start/)]);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(await findingsOf("sources")).toMatchObject([{ state: "skipped" }]);
  });

  it("looks at the other parts where the store is away", async () => {
    Object.assign(env, { DATABASE_URL: "mysql://nobody@127.0.0.1:1/nothing" });
    const reports = new Map((await examineInstallation({ askModels: false })).map((report) => [report.part, report]));
    expect(reports.get("store")?.findings).toMatchObject([broken(/cannot be read: .*ECONNREFUSED/, /DATABASE_URL/)]);
    expect(statesOf(reports.get("pdf")?.findings ?? [])).not.toContain("skipped");
    expect(statesOf(reports.get("backup")?.findings ?? [])).toEqual(["skipped"]);
  });

  it("says what damages the embedded file", async () => {
    await store();
    await closeStore();
    const file = join(env.QUERENT_DATA_DIR, "querent.db");
    const handle = openSync(file, "r+");
    const pages = statSync(file).size / 4_096;
    writeSync(handle, Buffer.alloc(4_096, 0xff), 0, 4_096, (pages - 1) * 4_096);
    closeSync(handle);
    expect((await findingsOf("store"))[0]).toMatchObject(broken(/is damaged/, /restore the last backup/));
    writeFileSync(file, "no database at all ".repeat(100));
    expect((await findingsOf("store"))[0]).toMatchObject(broken(/cannot be read/, /restore the last backup/));
  });

  it.runIf(testMysqlUrl !== undefined)("knows a MySQL store, before its first start and after", async () => {
    const place = await mysqlPlace();
    Object.assign(env, { DATABASE_URL: place.location.url });
    const before = await findingsOf("store");
    expect(before.at(-1)).toMatchObject({ state: "fine", what: expect.stringContaining("no tables of Querent") });
    expect(before).toContainEqual(expect.objectContaining(warned(/Chinese text/, /utf8mb4/)));
    await store();
    const after = await findingsOf("store");
    expect(after.filter(({ state }) => state === "broken")).toEqual([]);
    expect(after.at(-1)?.what).toBe("Its tables are those of this version.");
    await closeStore();
    await place.remove();
  });

  it("asks for backups, and for new ones", async () => {
    await store();
    expect(await findingsOf("backup")).toMatchObject([warned(/No backup/, /every night/)]);
    const made = (daysAgo: number) => ({ at: new Date(Date.now() - daysAgo * 86_400_000).toISOString() });
    await writeSetting(lastBackupSetting, { ...made(9), rowCount: 1, bytes: 1 });
    expect(await findingsOf("backup")).toMatchObject([warned(/9 days ago/, /every night/)]);
    await writeSetting(lastBackupSetting, { ...made(1), rowCount: 1, bytes: 1 });
    expect(statesOf(await findingsOf("backup"))).toEqual(["fine"]);
  });
});

async function addSource(name: string, connection: Connection): Promise<void> {
  const { db, tables } = await store();
  const now = new Date();
  await db.insert(tables.sources).values({
    ...{ id: newId(), name, kind: connection.kind, sealedConnection: sealConnection(connection) },
    ...{ analysisStatus: "idle", createdAt: now, updatedAt: now },
  });
}

describe("of the secret, the doctor", () => {
  it("names what it does not open, what is sealed with the one before, and a file that others can read", async () => {
    const [before, now] = [newKey(), newKey()];
    replaceKeyFile(keyFilePath(), [now, before]);
    const { db, tables } = await store();
    const source = (name: string, secret: Buffer) => ({
      ...{ id: newId(), name, kind: "duckdb", analysisStatus: "idle", createdAt: new Date(), updatedAt: new Date() },
      sealedConnection: seal("{}", "source-connection", secret),
    });
    await db.insert(tables.sources).values([source("New", now), source("Old", before), source("Lost", newKey())]);
    chmodSync(keyFilePath(), 0o644);
    expect((await findingsOf("secret")).filter(({ state }) => state !== "fine")).toMatchObject([
      warned(/Others on this machine can read/, /chmod 600/),
      broken(/connection of the data source "Lost"/, /enter it again/),
      warned(/1 of 3 stored credentials/, /rotate-secret/),
    ]);
    writeFileSync(keyFilePath(), "damaged");
    expect(await findingsOf("secret")).toMatchObject([broken(/is damaged/, /from a backup/)]);
    rmSync(keyFilePath());
    expect(await findingsOf("secret")).toMatchObject([
      broken(/opens the 3 stored credentials/, /Put the key file back/),
    ]);
    expect(existsSync(keyFilePath())).toBe(false);
  });
});

describe("of data sources, the doctor", () => {
  it("says which cannot be reached, and which account could write", async () => {
    mkdirSync(join(env.QUERENT_DATA_DIR, "files"));
    writeFileSync(join(env.QUERENT_DATA_DIR, "files", "a.csv"), "a\n1\n");
    await addSource("Files", { kind: "duckdb", files: ["a.csv"] });
    await addSource("Gone", { kind: "duckdb", files: ["gone.csv"] });
    const server = { host: "127.0.0.1", user: "nobody", password: "x", database: "x", tls: "off" } as const;
    await addSource("Server", { kind: "postgres", port: 1, schemas: [], ...server });
    expect(await findingsOf("sources")).toMatchObject([
      { state: "fine", what: expect.stringMatching(/^Files: DuckDB .*, 1 table\.$/) },
      broken(/^Gone: /, /under Data, "Gone"/),
      broken(/^Server: /, /bring the server back/),
    ]);
  });

  it.runIf(testMysqlUrl !== undefined)("warns of an account that could write", async () => {
    const { hostname, port, username, password } = new URL(testMysqlUrl ?? "");
    const place = await mysqlPlace();
    const database = new URL(place.location.url).pathname.slice(1);
    const login = { user: username, password, database, tls: "off" } as const;
    await addSource("Writable", { kind: "mysql", host: hostname, port: Number(port), ...login });
    expect(await findingsOf("sources")).toMatchObject([warned(/its account could write/, /only reads/)]);
    await place.remove();
  });
});

describe("of models, the doctor", () => {
  it("says whether their servers are there, without asking them anything unless told to", async () => {
    const model = await startFakeModel({ answer: plausibleAnswer });
    servers.push({ close: () => model.close() });
    const given = { QUERENT_MODEL_PROVIDER: "openai-compatible", QUERENT_MODEL: "any", QUERENT_MODEL_URL: model.url };
    Object.assign(env, given);
    expect(await findingsOf("models")).toMatchObject([{ state: "fine", what: expect.stringContaining("is reached") }]);
    expect(model.requests).toHaveLength(0);
    expect(await findingsOf("models", true)).toMatchObject([
      { state: "fine", what: expect.stringMatching(/^any: answers/) },
    ]);
    Object.assign(env, { QUERENT_MODEL_URL: "http://127.0.0.1:1/v1" });
    expect(await findingsOf("models")).toMatchObject([broken(/is not reached/, /Admin, Models/)]);
    expect(await findingsOf("models", true)).toMatchObject([broken(/^any: /, /press Test/)]);
  });
});

describe("of Redis, the doctor", () => {
  it("says that it is away, what it would throw away, and that all is well", async () => {
    const redis = await RedisServer.run(["--maxmemory", "64mb", "--maxmemory-policy", "volatile-lru"]);
    servers.push({ close: () => redis.remove() });
    Object.assign(env, { REDIS_URL: redis.url });
    expect(await findingsOf("redis")).toMatchObject([{ state: "fine", what: expect.stringContaining("volatile-lru") }]);
    const evicting = await RedisServer.run(["--maxmemory-policy", "allkeys-lru"]);
    servers.push({ close: () => evicting.remove() });
    Object.assign(env, { REDIS_URL: evicting.url });
    expect((await findingsOf("redis")).slice(1)).toMatchObject([
      warned(/throws away jobs/, /volatile-lru/),
      warned(/no limit of memory/, /maxmemory/),
    ]);
    Object.assign(env, { REDIS_URL: "redis://127.0.0.1:1" });
    expect(await findingsOf("redis")).toMatchObject([broken(/ECONNREFUSED/, /correct REDIS_URL/)]);
  });
});

describe("of the machine and its address, the doctor", () => {
  it("says what several processes need, that there is no Chromium, and that a data folder cannot be written", async () => {
    const file = join(dataFolder(), "file");
    writeFileSync(file, "");
    Object.assign(env, { WORKERS: 4, QUERENT_CHROMIUM: "/nowhere/chromium" });
    expect(await findingsOf("processes")).toMatchObject([broken(/DATABASE_URL and REDIS_URL/, /take WORKERS away/)]);
    expect(await findingsOf("pdf")).toMatchObject([warned(/\/nowhere\/chromium does not exist/, /Install Chromium/)]);
    Object.assign(env, { QUERENT_DATA_DIR: join(file, "data") });
    expect(await findingsOf("data folder")).toMatchObject([broken(/cannot be written/, /set QUERENT_DATA_DIR/)]);
  });

  it("asks the server that runs here", async () => {
    let answer: { status: number; body: string } = { status: 200, body: "" };
    const server = createServer((_request, response) => response.writeHead(answer.status).end(answer.body));
    Object.assign(env, { PORT: await listening(server) });
    const saying = async (status: number, body: unknown) => {
      answer = { status, body: typeof body === "string" ? body : JSON.stringify(body) };
      return await findingsOf("server");
    };
    const parts = { store: { state: "up", ms: 1 }, redis: { state: "down", ms: 1 } };
    expect(await saying(200, { status: "ready", parts: { store: parts.store } })).toMatchObject([{ state: "fine" }]);
    expect(await saying(200, { status: "degraded", parts })).toMatchObject([warned(/degraded: redis down/, /below/)]);
    expect(await saying(503, { status: "unavailable", parts })).toMatchObject([broken(/unavailable/, /below/)]);
    expect(await saying(200, "hello")).toMatchObject([warned(/Something else/, /Set PORT/)]);
  });

  it("wants https where people open it, and a certificate that holds", async () => {
    Object.assign(env, { QUERENT_URL: "http://querent.example" });
    expect(await findingsOf("address")).toMatchObject([warned(/unencrypted/, /proxy with TLS/)]);
    for (const [days, state] of [
      ["90", warned(/It is not trusted here/, /authority/)],
      ["1", broken(/its certificate ended/, /Renew/)],
    ] as const) {
      const { key, cert } = selfSigned(days);
      const port = await listening(createTlsServer({ key, cert }));
      Object.assign(env, { QUERENT_URL: `https://localhost:${port}` });
      vi.setSystemTime(days === "1" ? Date.now() + 2 * 86_400_000 : Date.now());
      expect(await findingsOf("address")).toMatchObject([state]);
      vi.useRealTimers();
    }
    Object.assign(env, { QUERENT_URL: "https://localhost:1" });
    expect(await findingsOf("address")).toMatchObject([warned(/cannot be reached from here/, /Check QUERENT_URL/)]);
  });
});

function selfSigned(days: string): { key: Buffer; cert: Buffer } {
  const folder = dataFolder();
  const [keyFile, certFile] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const files = ["-keyout", keyFile, "-out", certFile];
  const subject = ["-subj", "/CN=localhost", "-days", days];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", ...subject, ...files], { stdio: "ignore" });
  return { key: readFileSync(keyFile), cert: readFileSync(certFile) };
}
