import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { ApiClient, accountSettings } from "@/scripts/bench/serving/api-client";
import { boardOf, dataPath, makeBoard, readySource } from "@/scripts/bench/serving/boards";
import { serverMemory } from "@/scripts/bench/serving/server-memory";
import { startBuiltServer } from "@/scripts/test/start-built-server";
import type { Fault, FaultReport } from "./fault";
import { withLookers } from "./lookers";

const duringMs = 10_000;
const slowReaderCount = 100;
const filterCount = 10_000;
const sideBySide = 8;
/** What the memory of the server may come to meanwhile. */
const memoryMiBMax = 1_024;

/** Other people look while `trouble` is made. */
async function beside(
  trouble: (client: ApiClient, signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<FaultReport> {
  const server = await startBuiltServer(accountSettings);
  try {
    const client = await ApiClient.signIn(server.origin);
    return await withLookers(client, async () => {
      await trouble(client, signal);
      const { peak } = await serverMemory(server.pid);
      if (peak > memoryMiBMax) throw new Error(`the server took ${Math.round(peak)} MiB`);
      return null;
    });
  } finally {
    await server.stop();
  }
}

/** Ask for a large answer and read nothing of it. */
async function readSlowly(client: ApiClient): Promise<void> {
  const shop = await readySource(client);
  const sql = "SELECT * FROM order_lines ORDER BY order_id LIMIT 10000";
  const path = dataPath(await makeBoard(client, "Large", boardOf(shop, [{ sql, cacheSeconds: 600 }])));
  const { hostname, port } = new URL(client.origin);
  const sockets = Array.from({ length: slowReaderCount }, () => {
    const socket = connect(Number(port), hostname);
    socket.on("error", () => undefined); // the server may well have enough of it
    socket.pause();
    const lines = Object.entries({ host: hostname, ...client.headers }).map(([name, value]) => `${name}: ${value}`);
    socket.write(`GET ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
    return socket;
  });
  await delay(duringMs);
  for (const socket of sockets) socket.destroy();
}

/** Each look filters by something that nobody else filters by. */
async function filterDifferently(client: ApiClient, signal: AbortSignal): Promise<void> {
  const shop = await readySource(client);
  const sql = "SELECT status AS status, count(*) AS orders FROM orders GROUP BY 1";
  const id = await makeBoard(client, "Filtered", boardOf(shop, [{ sql, cacheSeconds: 600 }]));
  let next = 0;
  const filtering = async () => {
    while (next < filterCount && !signal.aborted) {
      const point = [{ column: "status", value: { kind: "is", value: `status ${next++}` } }];
      const look = JSON.stringify({ filters: {}, cross: { "another-widget": point }, drill: {}, grain: null });
      const { status } = await client.get(dataPath(id, `?look=${encodeURIComponent(look)}`));
      if (status !== 200) throw new Error(`a filtered look was answered with ${status}`);
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, filtering));
}

/** What readers can do to an instance. */
export const clientFaults: readonly Fault[] = [
  {
    name: "slow-readers",
    about: `${slowReaderCount} clients ask for 10,000 rows and read nothing, for 10 s`,
    run: (signal) => beside(readSlowly, signal),
  },
  {
    name: "many-filters",
    about: `${filterCount} looks, each with a filter of its own`,
    run: (signal) => beside(filterDifferently, signal),
  },
];
