import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemViewer } from "@/lib/auth/system-viewer";
import type { Connection } from "@/lib/source/schema";
import { sourceLimitsSchema } from "@/lib/source/schema";
import { closeDriver, driverFor } from "@/lib/source/source-drivers";
import { createSource } from "@/lib/source/sources";
import { metricsRegistry } from "@/lib/telemetry/metrics";
import { together, watchPools } from "./pool-metrics";
import { queueOf } from "./source-queues";

const servers = {
  mysql: { url: process.env.QUERENT_TEST_MYSQL_URL, database: "information_schema" },
  postgres: { url: process.env.QUERENT_TEST_POSTGRES_URL, database: "postgres" },
} as const;
const limits = sourceLimitsSchema.parse({});
const { signal } = new AbortController();

async function shown(pool: string): Promise<Record<string, number>> {
  const values = ["used", "limit", "waiting"].map(async (part) => {
    const text = await metricsRegistry.getSingleMetricAsString(`connection_pool_${part}`);
    return [part, Number(text.match(new RegExp(`{pool="${pool}"} (\\d+)`))?.[1])] as const;
  });
  return Object.fromEntries(await Promise.all(values));
}

beforeAll(watchPools);

describe.each(["mysql", "postgres"] as const)("the pool of a source on %s", (kind) => {
  const { url, database } = servers[kind];
  describe.runIf(url !== undefined)("with a server", () => {
    let sourceId = "";
    beforeAll(async () => {
      const { hostname: host, port, username: user, password } = new URL(url ?? "");
      const at = { kind, host, port: Number(port), database, user, password, tls: "off" };
      const connection = (kind === "mysql" ? at : { ...at, schemas: ["public"] }) as Connection;
      const source = await createSource(systemViewer(), { name: kind, connection });
      if (!source.ok) throw new Error(source.error.code);
      sourceId = source.value.id;
    });
    afterAll(() => closeDriver(sourceId));

    it("is shown while this process has one: connections at work, those there can be, who waits for one", async () => {
      const driver = await driverFor(sourceId);
      if (!driver.ok) throw new Error(driver.error.code);
      const options = { signal, timeoutMs: 5_000, rowCountMax: 1 };
      const running = ["SELECT 1 AS one", "SELECT 2 AS two"].map((sql) => driver.value.run(sql, options));
      expect(await shown(sourceId)).toEqual({ used: 2, limit: 20, waiting: 0 });
      expect((await Promise.all(running)).every(({ ok }) => ok)).toBe(true);
    });

    it("is the line before it, where that lets fewer run than there are connections", async () => {
      const queue = queueOf(sourceId, kind, { ...limits, concurrentQueriesMax: 1 });
      const turns = ["Ada", "Grace", "Alan"].map((person) => queue.enter(person, { signal }));
      expect(await shown(sourceId)).toMatchObject({ limit: 1, waiting: 2, used: 1 });
      for (const entering of turns) {
        const turn = await entering;
        if (turn.ok) turn.value.end();
      }
      expect(await shown(sourceId)).toMatchObject({ limit: 1, waiting: 0 });
    });

    it("is gone with the driver", async () => {
      await closeDriver(sourceId);
      expect(await shown(sourceId)).toEqual({ used: Number.NaN, limit: Number.NaN, waiting: Number.NaN });
    });
  });
});

describe("a pool and the line before it", () => {
  it("are as tight as the tighter of both, and who waits waits for either", () => {
    const pool = { used: 18, limit: 20, waiting: 0 };
    expect(together(pool, { used: 14, limit: 14, waiting: 3 })).toEqual({ used: 14, limit: 14, waiting: 3 });
    expect(together({ ...pool, used: 20, waiting: 4 }, { used: 24, limit: 64, waiting: 0 })).toEqual({
      ...{ used: 20, limit: 20, waiting: 4 },
    });
    expect([together(null, pool), together(pool, null), together(null, null)]).toEqual([pool, pool, null]);
  });
});
