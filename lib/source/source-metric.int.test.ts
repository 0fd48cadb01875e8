import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { systemViewer } from "@/lib/auth/system-viewer";
import { store } from "@/lib/db/store";
import { remember } from "@/lib/remember";
import { metricsRegistry } from "@/lib/telemetry/metrics";
import { type Gate, openGate } from "@/scripts/test/tcp-gate";
import type { Connection } from "./schema";
import { driverFor, openDrivers } from "./source-drivers";
import { SourceHealth } from "./source-health";
import { watchSources } from "./source-metric";
import { createSource, deleteSource, updateSource } from "./sources";

const mysqlUrl = process.env.QUERENT_TEST_MYSQL_URL;
const viewer = systemViewer();

describe.runIf(mysqlUrl !== undefined)("source_up", () => {
  const { port, username, password } = new URL(mysqlUrl ?? "mysql://x");
  let [door, connection, sourceId]: [Gate, Connection, string] = [] as never;

  beforeAll(async () => {
    const probe = async (id: string) => {
      const driver = await driverFor(id);
      return driver.ok ? driver.value.test(AbortSignal.timeout(5_000)) : driver;
    };
    // The one of the product waits 15 s from one try to the next.
    remember("source-health", () => new SourceHealth({ probe, probeEveryMs: 20 }));
    watchSources();
    door = await openGate(Number(port));
    connection = {
      ...{ kind: "mysql", host: "127.0.0.1", port: door.port, database: "information_schema" },
      ...{ user: username, password, tls: "off" },
    };
    sourceId = await addSource("behind a door");
  });
  afterAll(() => door.close());

  async function addSource(name: string): Promise<string> {
    const source = await createSource(viewer, { name, connection });
    if (!source.ok) throw new Error(source.error.code);
    return source.value.id;
  }
  async function query(id = sourceId): Promise<string> {
    const driver = await driverFor(id);
    if (!driver.ok) return driver.error.code;
    const signal = new AbortController().signal;
    const run = await driver.value.run("SELECT 1 AS one", { signal, timeoutMs: 5_000, rowCountMax: 1 });
    return run.ok ? "ok" : run.error.code;
  }
  const shown = async (): Promise<string[]> =>
    (await metricsRegistry.getSingleMetricAsString("source_up"))
      .split("\n")
      .filter((line) => line.startsWith("source_up"));
  const line = (isUp: 0 | 1, id = sourceId) => `source_up{source="${id}",source_kind="mysql"} ${isUp}`;

  it("says nothing of a source that nobody has worked with", async () => {
    expect(await shown()).toEqual([]);
  });

  it("is 1 after a query, and its pool says how full it is", async () => {
    expect(await query()).toBe("ok");
    expect(await shown()).toEqual([line(1)]);
    const pool = (await openDrivers()).get(sourceId)?.poolUse();
    expect(pool).toMatchObject({ limit: 20, waiting: 0 });
    await vi.waitFor(async () => expect((await openDrivers()).get(sourceId)?.poolUse()?.used).toBe(0));
  });

  it("is 0 while the source is away, and 1 again by itself when it is back", async () => {
    await door.close();
    expect(await query()).toMatch(/^(source\/host|execute\/connection)$/);
    expect(await shown()).toEqual([line(0)]);
    await door.reopen();
    await vi.waitFor(async () => expect(await shown()).toEqual([line(1)]), 10_000);
  });

  it("is 0 where the source refuses the login, and gone when its connection is changed", async () => {
    const wrong = { ...connection, user: "nobody", password: "wrong" } as Connection;
    expect((await updateSource(viewer, sourceId, { connection: wrong })).ok).toBe(true);
    expect(await shown()).toEqual([]);
    expect(await query()).toBe("source/password");
    expect(await shown()).toEqual([line(0)]);
    expect((await updateSource(viewer, sourceId, { connection })).ok).toBe(true);
    expect(await shown()).toEqual([]);
  });

  it("is gone with a source that was deleted, here or by another instance", async () => {
    const other = await addSource("deleted elsewhere");
    expect([await query(), await query(other)]).toEqual(["ok", "ok"]);
    expect((await shown()).sort()).toEqual([line(1), line(1, other)].sort());
    const { db, tables } = await store();
    await db.delete(tables.sources).where(eq(tables.sources.id, other));
    expect(await shown()).toEqual([line(1)]);
    await deleteSource(viewer, sourceId);
    expect(await shown()).toEqual([]);
  });
});
