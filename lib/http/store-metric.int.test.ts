import { createPool, type Pool } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { newId } from "@/lib/id";
import { type Gate, openGate } from "@/scripts/test/tcp-gate";

const mysqlUrl = process.env.QUERENT_TEST_MYSQL_URL;

describe.runIf(mysqlUrl !== undefined)("store_up", () => {
  const database = `querent_test_${newId().replaceAll("-", "")}`;
  let [admin, gate]: [Pool, Gate] = [] as never;

  beforeAll(async () => {
    admin = createPool({ uri: mysqlUrl });
    await admin.query(`CREATE DATABASE ${database}`);
    const url = new URL(mysqlUrl ?? "");
    gate = await openGate(Number(url.port));
    url.port = String(gate.port);
    url.pathname = `/${database}`;
    vi.stubEnv("DATABASE_URL", url.href);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    const { shutDown } = await import("@/lib/telemetry/shutdown");
    await shutDown();
    await gate.close();
    await admin.query(`DROP DATABASE ${database}`);
    await admin.end();
  });

  async function shown(): Promise<string[]> {
    const { metricsRegistry } = await import("@/lib/telemetry/metrics");
    const text = await metricsRegistry.metrics();
    return text.split("\n").filter((line) => /^(store_up|connection_pool_limit|memory_limit_bytes)/.test(line));
  }

  it("is 1 while the store answers and 0 while it is away, and all other metrics are told all the same", async () => {
    const { watchStore } = await import("@/lib/http/store-metric");
    const { watchPools } = await import("@/lib/execute/pool-metrics");
    watchStore();
    watchPools();
    const up = ["store_up 1", 'connection_pool_limit{pool="store"} 20'];
    await vi.waitFor(async () => expect(await shown()).toEqual(expect.arrayContaining(up)), 10_000);
    await gate.close();
    expect(await shown()).toEqual(
      expect.arrayContaining(["store_up 0", expect.stringContaining("memory_limit_bytes")]),
    );
    await gate.reopen();
    expect(await shown()).toEqual(expect.arrayContaining(up));
  });
});
