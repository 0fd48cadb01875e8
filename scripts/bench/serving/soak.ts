import { setTimeout as delay } from "node:timers/promises";
import { atMost, type Bench, type Figure, percentile } from "@/scripts/bench/harness";
import { SeededRandom } from "@/scripts/bench/schemas/seeded-random";
import { startBuiltServer } from "@/scripts/test/start-built-server";
import { ApiClient, accountSettings } from "./api-client";
import { dataPath, makeBoard, readySource, sixTables } from "./boards";
import { serverMemory } from "./server-memory";

/** An hour of a busy team, sent in ten minutes: as many requests as it makes, on so many connections. */
const requestCount = 36_000;
const hourMs = 10 * 60_000;
const peopleCount = 8;
const boardCount = 40;
/** Looks with filters of their own, each of which is another answer to keep. */
const ownLookPart = 0.2;
const refreshPart = 0.02;
const editPart = 0.002;
const questionMsMin = 1_100;
/** What may come to the memory of a sixth of the hour until its end. */
const growthMax = 10;

/** Memory under an hour of load. `BENCH_SOAK_HOURS` for more of them. */
export const soak: Bench = {
  name: "soak",
  needsBuild: true,
  about: `an hour of simulated load (${requestCount} requests: looks, own filters, refreshes, edits, questions), sent in ten minutes`,
  async run({ signal }) {
    const server = await startBuiltServer(accountSettings);
    try {
      const client = await ApiClient.signIn(server.origin);
      const shop = await readySource(client);
      const boards: string[] = [];
      for (let salt = 0; salt < boardCount; salt++) {
        boards.push(await makeBoard(client, `Board ${salt}`, sixTables(shop, { salt, cacheSeconds: 60 })));
      }
      return await load(client, { shop, boards, pid: server.pid, signal });
    } finally {
      await server.stop();
    }
  },
};

type Load = { shop: string; boards: readonly string[]; pid: number; signal: AbortSignal };

async function load(client: ApiClient, { shop, boards, pid, signal }: Load): Promise<Figure[]> {
  const hours = Number(process.env.BENCH_SOAK_HOURS ?? 1);
  const total = requestCount * hours;
  const seeded = new SeededRandom(42);
  const random = () => seeded.next();
  const samples: number[] = [];
  let [sent, failed] = [0, 0];
  const since = performance.now();
  const person = async () => {
    while (sent < total && !signal.aborted) {
      sent += 1;
      await delay(Math.max(0, since + (sent * hourMs) / requestCount - performance.now()));
      if (sent % Math.floor(total / 60) === 0) samples.push((await serverMemory(pid)).now);
      const { status } = await act(client, { shop, boards, random });
      if (status >= 400) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: peopleCount }, person));
  await delay(1_000);
  const [early, late] = [samples.slice(8, 12), samples.slice(-6)];
  const [before, after] = [percentile(early, 0.5), percentile(late, 0.5)];
  return [
    { name: "requests that failed", value: failed, unit: "rows", bar: atMost(0) },
    { name: "time it took", value: performance.now() - since, unit: "ms", bar: null },
    { name: "memory after ten minutes of it, resident", value: before, unit: "MiB", bar: null },
    { name: "memory at its end, resident", value: after, unit: "MiB", bar: null },
    {
      name: "growth after the first ten minutes",
      value: (100 * (after - before)) / before,
      unit: "%",
      bar: atMost(growthMax),
    },
  ];
}

/** What somebody does next. */
async function act(
  client: ApiClient,
  { shop, boards, random }: Pick<Load, "shop" | "boards"> & { random: () => number },
) {
  const id = boards[Math.floor(random() ** 2 * boards.length)] ?? "";
  const draw = random();
  if (draw < editPart) return await client.send("PATCH", `/api/dashboards/${id}`, { description: `as of ${random()}` });
  if (draw < editPart + refreshPart) return await client.get(dataPath(id, "?refresh=1"));
  if (draw < 0.03 && mayAsk()) return await ask(client, shop, random);
  if (draw < 0.03 + ownLookPart) {
    const look = JSON.stringify({
      cross: {},
      drill: {},
      grain: null,
      filters: { [`f${Math.floor(random() * 1e6)}`]: null },
    });
    return await client.get(dataPath(id, `?look=${encodeURIComponent(look)}`));
  }
  return await client.get(dataPath(id));
}

let askedAt = 0;

/** One person may ask sixty questions a minute, and the hour is sent in less time. */
function mayAsk(): boolean {
  const now = performance.now();
  if (now - askedAt < questionMsMin) return false;
  askedAt = now;
  return true;
}

async function ask(client: ApiClient, sourceId: string, random: () => number) {
  const question = `revenue by month in ${2023 + Math.floor(random() * 3)}`;
  return await client.send("POST", "/api/chat", { conversationId: null, sourceId, question, engine: "offline" });
}
