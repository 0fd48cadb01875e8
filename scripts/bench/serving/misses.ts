import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atMost, type Bench, type Figure, percentile } from "@/scripts/bench/harness";
import { startBuiltServer } from "@/scripts/test/start-built-server";
import { ApiClient, accountSettings } from "./api-client";
import { boardOf, dataPath, makeBoard, readySource, rowCounts, sixTables } from "./boards";

const flightsFile = "flights-3m.parquet";
const roundCount = 9;
const missMs = 1_500;

/** Twelve questions about three million flights, none like another. */
const flightQueries = [
  "SELECT count(*) AS flights, avg(delay) AS delay, max(distance) AS distance FROM flights_3m",
  "SELECT date_trunc('month', date) AS month, count(*) AS flights FROM flights_3m GROUP BY 1 ORDER BY 1",
  "SELECT date_trunc('day', date) AS day, avg(delay) AS delay FROM flights_3m GROUP BY 1 ORDER BY 1",
  "SELECT origin, count(*) AS flights FROM flights_3m GROUP BY 1 ORDER BY 2 DESC LIMIT 20",
  "SELECT destination, avg(delay) AS delay FROM flights_3m GROUP BY 1 ORDER BY 2 DESC LIMIT 20",
  "SELECT origin, destination, count(*) AS flights FROM flights_3m GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 50",
  "SELECT hour(date) AS hour, avg(delay) AS delay FROM flights_3m GROUP BY 1 ORDER BY 1",
  "SELECT floor(distance / 250) * 250 AS distance, count(*) AS flights FROM flights_3m GROUP BY 1 ORDER BY 1",
  "SELECT floor(delay / 15) * 15 AS delay, count(*) AS flights FROM flights_3m GROUP BY 1 ORDER BY 1",
  "SELECT dayofweek(date) AS weekday, count(*) AS flights, avg(delay) AS delay FROM flights_3m GROUP BY 1 ORDER BY 1",
  "SELECT origin, max(delay) AS worst FROM flights_3m WHERE delay > 60 GROUP BY 1 ORDER BY 2 DESC LIMIT 20",
  "SELECT date_trunc('month', date) AS month, count(DISTINCT origin) AS airports FROM flights_3m GROUP BY 1 ORDER BY 1",
];

/** Dashboards of which nothing is cached. */
export const misses: Bench = {
  name: "misses",
  needsBuild: true,
  about:
    "dashboards of which nothing is cached: six tables of the demo shop, twelve questions about 3,000,000 flights in DuckDB",
  async run() {
    const folder = await mkdtemp(join(tmpdir(), "querent-bench-"));
    await mkdir(join(folder, "files"));
    await copyFile(join("node_modules/vega-datasets/data", flightsFile), join(folder, "files", flightsFile));
    const server = await startBuiltServer(accountSettings, folder);
    try {
      const client = await ApiClient.signIn(server.origin);
      const shop = await readySource(client);
      return [...(await missesOf(client, shop)), ...(await flights(client))];
    } finally {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function missesOf(client: ApiClient, shop: string): Promise<Figure[]> {
  const times: number[] = [];
  for (let round = 0; round < roundCount; round++) {
    const id = await makeBoard(client, `Miss ${round}`, sixTables(shop, { salt: 1_000 + round }));
    times.push((await client.get(dataPath(id))).ms);
  }
  return [{ name: "six tables of the demo shop, p50", value: percentile(times, 0.5), unit: "ms", bar: null }];
}

async function flights(client: ApiClient): Promise<Figure[]> {
  const connection = { kind: "duckdb", files: [flightsFile] };
  ApiClient.json(await client.send("POST", "/api/sources", { name: "Flights", connection }));
  const source = await readySource(client, "Flights");
  const config = boardOf(
    source,
    flightQueries.map((sql) => ({ sql, cacheSeconds: 60 })),
  );
  const path = dataPath(await makeBoard(client, "Flights", config), "?refresh=1");
  const times: number[] = [];
  for (let round = 0; round < roundCount; round++) {
    const { body, ms } = await client.get(path);
    if (rowCounts(body).length !== flightQueries.length) throw new Error("a widget is missing");
    times.push(ms);
  }
  return [
    { name: "twelve questions about 3 M flights, p50", value: percentile(times, 0.5), unit: "ms", bar: atMost(missMs) },
    { name: "twelve questions about 3 M flights, slowest", value: Math.max(...times), unit: "ms", bar: null },
  ];
}
