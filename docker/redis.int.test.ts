import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readCompose } from "@/docker/__fixtures__/compose";
import { until } from "@/docker/__fixtures__/http-daemon";
import { freePort } from "@/scripts/test/redis-server";

const secrets = ["MYSQL_PASSWORD", "MYSQL_ROOT_PASSWORD", "REDIS_PASSWORD", "QUERENT_SECRET", "GRAFANA_PASSWORD"];
const others = ["ELASTIC_PASSWORD", "KIBANA_PASSWORD", "FILEBEAT_PASSWORD"];
const variables = Object.fromEntries([...secrets, ...others].map((name) => [name, `${name}-1`]));

let folder: string;
let server: ChildProcess;
let redis: Redis;

/** Redis as the compose file starts it, but for where it listens, writes, and how much it may hold. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "querent-redis-"));
  const port = await freePort();
  const command = readCompose(variables).services.redis?.command ?? [];
  const [, , script = ""] = command as string[]; // sh -c SCRIPT
  const here = `docker/redis/redis.conf --port ${port} --bind 127.0.0.1 --dir ${folder}`;
  const environment = { ...process.env, REDIS_PASSWORD: variables.REDIS_PASSWORD, REDIS_MEMORY: "12mb" };
  server = spawn("sh", ["-c", script.replace("/etc/redis.conf", here)], { stdio: "ignore", env: environment });
  redis = new Redis({ port, password: variables.REDIS_PASSWORD });
  redis.on("error", () => undefined); // it does not listen yet
  await until(async () => redis.status === "ready", 15_000);
});
afterAll(async () => {
  redis.disconnect();
  if (server.exitCode === null) {
    const gone = once(server, "exit");
    server.kill("SIGTERM");
    await gone;
  }
  await rm(folder, { recursive: true });
});

it("lets nobody in without the password, which is not on its command line", async () => {
  const stranger = new Redis({ port: redis.options.port, maxRetriesPerRequest: 0, enableReadyCheck: false });
  stranger.on("error", () => undefined); // what it is told is seen below
  await expect(stranger.get("x")).rejects.toThrow("NOAUTH");
  stranger.disconnect();
  expect(server.spawnargs.join(" ")).not.toContain(variables.REDIS_PASSWORD);
});

it("gives up what may be forgotten when its memory ends, and never a job", async () => {
  await redis.set("bull:jobs:1", "to be done");
  const value = "x".repeat(100_000);
  for (let index = 0; index < 300; index += 1) await redis.set(`cache:${index}`, value, "EX", 3_600);
  const evicted = Number(/evicted_keys:(\d+)/.exec(await redis.info("stats"))?.[1]);
  expect(evicted).toBeGreaterThan(100);
  expect(await redis.get("bull:jobs:1")).toBe("to be done");
});

it("keeps the queue on disk, a second of it at risk", async () => {
  expect(await redis.config("GET", "appendonly")).toEqual(["appendonly", "yes"]);
  expect(await redis.config("GET", "appendfsync")).toEqual(["appendfsync", "everysec"]);
  expect(await redis.config("GET", "maxmemory-policy")).toEqual(["maxmemory-policy", "volatile-lru"]);
});
