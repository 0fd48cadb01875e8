/**
 * Run by the bench "memory": asks the source at an address for 50 million rows, keeps what a query may keep, and prints how much
 * more this process and its children held at the most than before.
 */
import { setTimeout as delay } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Driver } from "@/lib/source/driver";
import { openDriver } from "@/lib/source/open-driver";
import { parseConnectionUrl } from "@/lib/source/parse-connection-url";
import type { SourceKind } from "@/lib/source/schema";
import { collect } from "@/scripts/bench/harness";

const rowCountMax = 10_000;
const sampleMs = 20;

/** Ten digits, crossed with themselves: rows that no engine has to store. */
const digits = `WITH d AS (${Array.from({ length: 10 }, (_, n) => `SELECT ${n} AS n`).join(" UNION ALL ")})`;
const crossed =
  "FROM d a CROSS JOIN d b CROSS JOIN d c CROSS JOIN d d4 CROSS JOIN d e CROSS JOIN d f CROSS JOIN d g CROSS JOIN d h";
const number = "a.n + 10 * b.n + 100 * c.n + 1000 * d4.n + 10000 * e.n + 100000 * f.n + 1000000 * g.n + 10000000 * h.n";
const wideText: Record<SourceKind, string> = {
  mysql: "REPEAT('x', 4000)",
  postgres: "REPEAT('x', 4000)",
  duckdb: "REPEAT('x', 4000)",
  sqlite: "HEX(ZEROBLOB(2000))",
};

/**
 * What this process and its children hold, sampled by a thread of its own: the one that reads rows is busy. Linux tells of
 * children in /proc; elsewhere only this process counts. Units: bytes.
 */
const sampler = `
const { readFileSync, readdirSync } = require("node:fs");
const { workerData } = require("node:worker_threads");
const peak = new Float64Array(workerData.peak);
// Without the pages of programs and libraries, which the system takes and gives back as it likes.
function anonymous(process) {
  const kilobytes = /RssAnon:\\s*(\\d+)/.exec(readFileSync("/proc/" + process + "/status", "utf8"));
  return Number(kilobytes[1]) * 1024;
}
function heldByReaders() {
  let bytes = 0;
  for (const task of readdirSync("/proc/self/task")) {
    const children = readFileSync("/proc/self/task/" + task + "/children", "utf8").trim().split(" ").filter(Boolean);
    // The reader of SQLite files runs with --permission; the loader of this program has children of its own.
    const readers = children.filter((child) => readFileSync("/proc/" + child + "/cmdline", "utf8").includes("--permission"));
    for (const reader of readers) bytes += anonymous(reader);
  }
  return bytes;
}
function held() {
  try {
    return anonymous("self") + heldByReaders();
  } catch {
    return process.memoryUsage.rss();
  }
}
setInterval(() => {
  peak[1] = held();
  peak[0] = Math.max(peak[0], peak[1]);
}, ${sampleMs});
`;

class MemoryWatch {
  readonly #peak = new Float64Array(new SharedArrayBuffer(16));
  readonly #worker = new Worker(sampler, { eval: true, workerData: { peak: this.#peak.buffer } });

  /** The most that `work` takes above what is held now. **Units** MiB. */
  async above(work: () => Promise<void>): Promise<number> {
    collect();
    await delay(400);
    const idle = this.#peak[1] ?? 0;
    this.#peak[0] = idle;
    await work();
    await delay(3 * sampleMs);
    return ((this.#peak[0] ?? 0) - idle) / 2 ** 20;
  }

  close(): Promise<number> {
    return this.#worker.terminate();
  }
}

async function capped(driver: Driver, sql: string, signal: AbortSignal): Promise<void> {
  const run = await driver.run(sql, { signal, timeoutMs: 60_000, rowCountMax });
  if (!run.ok) throw new Error(`${driver.kind}: ${run.error.code} ${JSON.stringify(run.error.params)}`);
  if (!run.value.truncated) throw new Error(`${driver.kind} gave all rows`);
}

async function measure(driver: Driver, columns: string): Promise<number> {
  const signal = AbortSignal.timeout(120_000);
  // What an engine loads once counts as idle.
  for (const sql of [`SELECT ${wideText[driver.kind]} AS words`, `${digits} SELECT a.n ${crossed} LIMIT 10`]) {
    await driver.run(sql, { signal, timeoutMs: 10_000, rowCountMax: 10 });
  }
  const watch = new MemoryWatch();
  const above = await watch.above(() =>
    capped(driver, `${digits} SELECT ${columns} ${crossed} LIMIT 50000000`, signal),
  );
  await watch.close();
  return above;
}

const [address = "", shape] = process.argv.slice(2);
const connection = parseConnectionUrl(address);
if (!connection.ok) throw new Error(connection.error.code);
const opened = await openDriver(connection.value, "anywhere");
if (!opened.ok) throw new Error(opened.error.code);
const driver = opened.value;
const columns =
  shape === "texts" ? `${number} AS i, ${wideText[driver.kind]} AS words` : `${number} AS i, a.n AS j, b.n AS k`;
console.log(await measure(driver, columns));
await driver.close();
