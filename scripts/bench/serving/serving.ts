import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { atLeast, atMost, type Bench, type Figure, percentile } from "@/scripts/bench/harness";
import { startBuiltServer } from "@/scripts/test/start-built-server";
import { ApiClient, accountSettings } from "./api-client";
import { bareNode, plainRoute } from "./beside";
import { dataPath, makeBoard, readySource, rowCounts, sixTables } from "./boards";
import { type Load, type LoadWish, load, loadGenerator } from "./load";

const connections = 16;
const seconds = 2;
const roundCount = 9;
const warmSeconds = 3;
const restMs = 300;

/** What each side carried, by its name, round by round. */
type Rounds = ReadonlyMap<string, readonly Load[]>;
type Side = { readonly name: string; readonly wish: Pick<LoadWish, "url" | "headers"> };

/** What the server can carry, beside what node and Next can with the same requests and bytes; each in turn, several times. */
export const serving: Bench = {
  name: "serving",
  needsBuild: true,
  about: `answers a second on one core, ${connections} connections, in ratios to a bare node:http and a plain route of Next`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), "querent-bench-"));
    const closers: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
    try {
      return await measured(folder, closers);
    } finally {
      for (const close of closers.reverse()) await close();
    }
  },
};

async function measured(folder: string, closers: (() => Promise<unknown>)[]): Promise<Figure[]> {
  const server = await startBuiltServer({ ...accountSettings, LOG_LEVEL: "info" });
  closers.push(() => server.stop());
  const client = await ApiClient.signIn(server.origin);
  const path = dataPath(await makeBoard(client, "Six tables", sixTables(await readySource(client))));
  rowCounts((await client.get(path)).body);
  const { body, headers } = await client.get(path);
  const health = await client.get("/api/health");
  const sides = {
    health: { name: "health", wish: { url: `${server.origin}/api/health` } },
    kept: { name: "dashboard", wish: { url: server.origin + path, headers: client.headers } },
    notModified: {
      name: "dashboard, 304",
      wish: { url: server.origin + path, headers: { ...client.headers, "if-none-match": String(headers.etag) } },
    },
  } satisfies Record<string, Side>;
  const bareHealth = await besideAs("bare node, health", bareNode(health.body, folder), closers);
  // The same requests too: a cookie of four hundred letters takes its time to read, whoever reads it.
  const bareBoard = await besideAs("bare node, dashboard", bareNode(body, folder), closers, client.headers);
  const plain = await besideAs("plain route of Next", plainRoute(body, folder), closers, client.headers);
  const loads = await inTurn([sides.health, bareHealth, sides.kept, bareBoard, sides.notModified, plain]);
  const redisUrl = process.env.QUERENT_TEST_REDIS_URL;
  const fromRedis = redisUrl === undefined ? null : await throughRedis(redisUrl, plain);
  return figuresOf(loads, fromRedis, body.length);
}

async function besideAs(
  name: string,
  starting: ReturnType<typeof bareNode>,
  closers: (() => Promise<unknown>)[],
  headers: Readonly<Record<string, string>> = {},
): Promise<Side> {
  const beside = await starting;
  closers.push(() => beside.close());
  return { name, wish: { url: beside.url, headers } };
}

/**
 * Every side in every round, so that what the machine does meanwhile touches all of them; each round begins with another one, and each
 * waits until the one before has cleared up behind itself, so that none always comes after the busiest.
 */
async function inTurn(sides: readonly Side[]): Promise<Rounds> {
  for (const { wish } of sides) await load({ ...wish, connections, seconds: warmSeconds });
  const rounds = new Map<string, Load[]>();
  for (let round = 0; round < roundCount; round++) {
    const from = round % sides.length;
    for (const { name, wish } of [...sides.slice(from), ...sides.slice(0, from)]) {
      await sleep(restMs);
      const one = await load({ ...wish, connections, seconds });
      if (one.failed > 0) throw new Error(`${name}: ${one.failed} of ${one.count} requests failed`);
      rounds.set(name, [...(rounds.get(name) ?? []), one]);
    }
  }
  return rounds;
}

/** A server that keeps nothing in memory: each answer comes from Redis. */
async function throughRedis(redisUrl: string, plain: Side): Promise<Rounds> {
  const server = await startBuiltServer({ ...accountSettings, REDIS_URL: redisUrl, QUERENT_CACHE_MIB: "0" });
  try {
    const client = await ApiClient.signIn(server.origin);
    const path = dataPath(await makeBoard(client, "Six tables", sixTables(await readySource(client))));
    for (let round = 0; round < 3; round++) rowCounts((await client.get(path)).body);
    return await inTurn([{ name: "redis", wish: { url: server.origin + path, headers: client.headers } }, plain]);
  } finally {
    await server.stop();
  }
}

function figuresOf(loads: Rounds, fromRedis: Rounds | null, bytes: number): Figure[] {
  const perSecond = (name: string, from = loads): Figure => ({
    ...{ name: `${name}: answers a second`, unit: "/s", bar: null },
    value: median(roundsOf(from, name).map((one) => one.perSecond)),
  });
  // Of each round by itself: what the machine did meanwhile touched both sides.
  const ratio = (name: string, to: string, bar: Figure["bar"], from = loads): Figure => {
    const others = roundsOf(from, to);
    const ratios = roundsOf(from, name).map((one, round) => one.perSecond / (others[round]?.perSecond ?? Number.NaN));
    return { name: `${name}, to ${to}`, value: median(ratios), unit: "×", bar };
  };
  const p99 = median(roundsOf(loads, "dashboard").map((one) => one.p99));
  return [
    { name: `a dashboard's answer, by ${loadGenerator()}`, value: bytes / 1_024, unit: "KiB", bar: null },
    ...[...loads.keys()].map((name) => perSecond(name)),
    ratio("health", "bare node, health", atLeast(0.6)),
    ratio("dashboard", "bare node, dashboard", atLeast(0.5)),
    { name: `dashboard: p99 at ${connections} connections`, value: p99, unit: "ms", bar: atMost(10) },
    ratio("dashboard", "plain route of Next", atLeast(8)),
    ratio("dashboard, 304", "plain route of Next", null),
    ...(fromRedis === null
      ? []
      : [perSecond("redis", fromRedis), ratio("redis", "plain route of Next", atLeast(1), fromRedis)]),
  ];
}

const median = (values: readonly number[]): number => percentile(values, 0.5);

function roundsOf(rounds: Rounds, name: string): readonly Load[] {
  const found = rounds.get(name);
  if (found === undefined) throw new Error(`"${name}" was not measured`);
  return found;
}
