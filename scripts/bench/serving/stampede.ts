import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atMost, type Bench, type Figure, percentile } from "@/scripts/bench/harness";
import { type StartedServer, startBuiltServer } from "@/scripts/test/start-built-server";
import { ApiClient, accountSettings } from "./api-client";
import { boardOf, dataPath, makeBoard, readySource, rowCounts } from "./boards";

const askedCount = 1_000;
const processCount = 4;
const saveCount = 15;
const seenMsMax = 200;

/** A query that takes the engine a moment, so that others come while it runs. `salt`: none asked it before. */
const slowQuery = (salt: number) =>
  `SELECT count(*) AS pairs, sum(sqrt(a.line_total * b.line_total + ${salt})) AS roots FROM order_lines a JOIN order_lines b ON a.order_id = b.order_id`;

/** Many who ask for the same at once, and how soon all processes see what one of them has saved. */
export const stampede: Bench = {
  name: "stampede",
  needsBuild: true,
  about: `${askedCount} equal requests at once on a cold key, one instance and ${processCount} on one Redis; a save seen by all`,
  async run() {
    const redisUrl = process.env.QUERENT_TEST_REDIS_URL;
    if (redisUrl === undefined) return { missing: "a Redis (npm run services, QUERENT_TEST_REDIS_URL)" };
    const folder = await mkdtemp(join(tmpdir(), "querent-bench-"));
    const servers: StartedServer[] = [];
    try {
      const environment = { ...accountSettings, REDIS_URL: redisUrl };
      servers.push(await startBuiltServer(environment, folder));
      const [first] = servers as [StartedServer];
      const client = await ApiClient.signIn(first.origin);
      const shop = await readySource(client);
      const alone = await rushed([client], shop, Date.now() % 1_000);
      while (servers.length < processCount) servers.push(await startBuiltServer(environment, folder));
      const clients = servers.map(({ origin }) => client.at(origin));
      const together = await rushed(clients, shop, (Date.now() % 1_000) + 1);
      return [
        { name: "queries run, one instance", value: alone, unit: "×", bar: atMost(1) },
        { name: `queries run, ${processCount} processes`, value: together, unit: "×", bar: atMost(1) },
        ...(await savesSeen(clients, shop)),
      ];
    } finally {
      for (const server of servers) await server.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** How many queries reach the source when a thousand ask for the same, spread over the instances. */
async function rushed(clients: readonly ApiClient[], shop: string, salt: number): Promise<number> {
  const [first] = clients as [ApiClient];
  const config = boardOf(shop, [{ sql: slowQuery(salt), cacheSeconds: 600 }]);
  const path = dataPath(await makeBoard(first, `Rush ${salt}`, config));
  const before = await queriesRun(clients);
  const replies = await Promise.all(
    Array.from({ length: askedCount }, (_, index) => (clients[index % clients.length] ?? first).get(path)),
  );
  for (const { status, body } of replies) {
    if (status !== 200) throw new Error(`an answer was ${status}`);
    rowCounts(body);
  }
  return (await queriesRun(clients)) - before;
}

/** As the instances themselves count them. */
async function queriesRun(clients: readonly ApiClient[]): Promise<number> {
  let sum = 0;
  for (const client of clients) {
    const text = (await client.get("/api/metrics")).body.toString("utf8");
    for (const [, value] of text.matchAll(/^sql_query_duration_seconds_count\{[^}]*\} (\d+)/gm)) sum += Number(value);
  }
  return sum;
}

/** From the answer to a save until every instance serves what was saved. */
async function savesSeen(clients: readonly ApiClient[], shop: string): Promise<Figure[]> {
  const [writer, ...others] = clients as [ApiClient, ...ApiClient[]];
  const config = boardOf(shop, [{ sql: "SELECT count(*) AS orders FROM orders", cacheSeconds: 600 }]);
  const id = await makeBoard(writer, "Saved", config);
  const times: number[] = [];
  for (let round = 0; round < saveCount; round++) {
    for (const client of clients) await client.get(`/api/dashboards/${id}`);
    const revision = ApiClient.json<{ revision: number }>(await writer.get(`/api/dashboards/${id}`)).revision;
    ApiClient.json(await writer.send("PUT", `/api/dashboards/${id}`, { config, revision, title: `Saved ${round}` }));
    const since = performance.now();
    await Promise.all(others.map((client) => seen(client, id, revision + 1)));
    times.push(performance.now() - since);
  }
  return [
    { name: "a save seen by all, p50", value: percentile(times, 0.5), unit: "ms", bar: null },
    { name: "a save seen by all, slowest", value: Math.max(...times), unit: "ms", bar: atMost(seenMsMax) },
  ];
}

async function seen(client: ApiClient, id: string, revision: number): Promise<void> {
  for (;;) {
    const dashboard = ApiClient.json<{ revision: number }>(await client.get(`/api/dashboards/${id}`));
    if (dashboard.revision >= revision) return;
  }
}
