import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";
import { expect, test } from "playwright/test";
import { ApiClient, accountSettings } from "@/scripts/bench/serving/api-client";
import { startBuiltServer } from "@/scripts/test/start-built-server";

const mysqlUrl = process.env.QUERENT_TEST_MYSQL_URL;
const redisUrl = process.env.QUERENT_TEST_REDIS_URL;
const database = `querent_workers_${process.pid}`;

async function onServer(sql: string): Promise<void> {
  const connection = await createConnection(mysqlUrl ?? "");
  await connection.query(sql);
  await connection.end();
}

/** As the metrics of all processes together have it. */
async function requestsCounted(client: ApiClient): Promise<number> {
  const text = (await client.get("/api/metrics")).body.toString("utf8");
  const lines = text.matchAll(/^http_requests_total\{[^}]*route="\/api\/health"[^}]*\} (\d+)/gm);
  return [...lines].reduce((sum, [, value]) => sum + Number(value), 0);
}

test("several processes share the port, their numbers and what they know; one that dies is replaced", async () => {
  test.skip(mysqlUrl === undefined || redisUrl === undefined, "needs MySQL and Redis: npm run services");
  const folder = await mkdtemp(join(tmpdir(), "querent-workers-"));
  await onServer(`CREATE DATABASE ${database}`);
  const address = new URL(mysqlUrl ?? "");
  address.pathname = database;
  const environment = { ...accountSettings, WORKERS: "2", DATABASE_URL: address.href, REDIS_URL: redisUrl ?? "" };
  const server = await startBuiltServer(environment, folder);
  try {
    const client = await ApiClient.signIn(server.origin);
    // Each on a connection of its own: connections go to the workers in turn.
    await Promise.all(Array.from({ length: 20 }, () => fetch(`${server.origin}/api/health`)));
    expect(await requestsCounted(client)).toBe(20);
    const [worker] = await childrenOf(server.pid);
    process.kill(worker ?? 0, "SIGKILL");
    await expect
      .poll(async () => (await childrenOf(server.pid)).filter((pid) => pid !== worker).length, { timeout: 30_000 })
      .toBe(2);
    await expect.poll(async () => (await client.get("/api/me")).status, { timeout: 30_000 }).toBe(200);
  } finally {
    await server.stop();
    await onServer(`DROP DATABASE ${database}`);
    await rm(folder, { recursive: true, force: true });
  }
});

test("several processes without what they would share are refused with a sentence", async () => {
  await expect(startBuiltServer({ WORKERS: "2" })).rejects.toThrow(
    "WORKERS=2 needs DATABASE_URL and REDIS_URL: several processes share a MySQL database and a Redis.",
  );
});

async function childrenOf(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
  return text.trim().split(" ").filter(Boolean).map(Number);
}
