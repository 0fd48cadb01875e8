import { eq, sql } from "drizzle-orm";
import { createPool, type Pool } from "mysql2/promise";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openStore, type Store } from "@/lib/db/open-store";
import { inTransaction, storeRefusal, type Writer } from "@/lib/db/write";
import { newId } from "@/lib/id";

const mysqlUrl = process.env.QUERENT_TEST_MYSQL_URL;

/** Lets all go on when so many have come; later ones at once. */
function meeting(count: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let come = 0;
  return () => {
    come += 1;
    if (come === count) resolve();
    return promise;
  };
}

describe.runIf(mysqlUrl !== undefined)("transactions on MySQL", () => {
  const database = `querent_test_${newId().replaceAll("-", "")}`;
  let admin: Pool;
  let on: Store;

  beforeAll(async () => {
    admin = createPool({ uri: mysqlUrl });
    await admin.query(`CREATE DATABASE ${database}`);
    const url = new URL(mysqlUrl ?? "");
    url.pathname = `/${database}`;
    on = await openStore({ dialect: "mysql", url: url.href });
  });
  beforeEach(async () => {
    const { settings } = on.tables;
    await on.db.delete(settings);
    await on.db.insert(settings).values(["a", "b"].map((name) => ({ name, value: 0, updatedAt: new Date() })));
  });
  afterAll(async () => {
    await on.close();
    await admin.query(`DROP DATABASE ${database}`);
    await admin.end();
  });

  const add = async (writer: Writer, name: string) => {
    const { settings } = on.tables;
    const value = sql`json_value(${settings.value}, '$') + 1`;
    await writer.update(settings).set({ value }).where(eq(settings.name, name));
  };
  const values = async () => {
    const { settings } = on.tables;
    const rows = await on.db.select().from(settings).orderBy(settings.name);
    return rows.map(({ value }) => Number(value));
  };
  /** Cuts the line of the connection that a transaction has. */
  const cut = async (tx: Writer) => {
    const [row] = await tx.select({ id: sql<number>`connection_id()` }).from(on.tables.settings).limit(1);
    await admin.query("KILL CONNECTION ?", [row?.id]);
    const isGone = async () => {
      const [rows] = await admin.query("SELECT 1 FROM information_schema.processlist WHERE id = ?", [row?.id]);
      return Array.isArray(rows) && rows.length === 0;
    };
    while (!(await isGone()));
  };

  it("that wait for each other are all done, each once", async () => {
    const met = meeting(2);
    let runs = 0;
    const both = (first: string, second: string) =>
      inTransaction(on, async (tx) => {
        runs += 1;
        await add(tx, first);
        await met();
        await add(tx, second);
      });
    await Promise.all([both("a", "b"), both("b", "a")]);
    expect(await values()).toEqual([2, 2]);
    expect(runs).toBe(3);
  });

  it("that lose their connection on the way run again, and are done once", async () => {
    let runs = 0;
    await inTransaction(on, async (tx) => {
      runs += 1;
      await add(tx, "a");
      if (runs === 1) await cut(tx);
      await add(tx, "b");
    });
    expect([runs, await values()]).toEqual([2, [1, 1]]);
  });

  it("that lose it at the end do not run again: they may have been done", async () => {
    let runs = 0;
    const lost = inTransaction(on, async (tx) => {
      runs += 1;
      await add(tx, "a");
      await cut(tx);
    });
    const failure = await lost.catch((error: unknown) => error);
    expect(storeRefusal(failure)).toEqual({ code: "db/unavailable", params: {} });
    expect(runs).toBe(1);
  });

  it("that fail of themselves run once, and leave nothing and no connection behind", async () => {
    let runs = 0;
    for (let round = 0; round < 30; round += 1) {
      const failed = inTransaction(on, async (tx) => {
        runs += 1;
        await add(tx, "a");
        throw new Error("changed my mind");
      });
      await expect(failed).rejects.toThrow("changed my mind");
    }
    expect([runs, await values()]).toEqual([30, [0, 0]]);
  });

  it("beside them, a read whose connection was lost is sent again, and a write is not", async () => {
    const slow = sql<number>`sleep(0.5)`;
    const { settings } = on.tables;
    const cutAll = async (during: PromiseLike<unknown>) => {
      const outcome = Promise.resolve(during).then(
        () => "done",
        (error: unknown) => storeRefusal(error)?.code,
      );
      for (;;) {
        const [rows] = await admin.query(
          "SELECT id FROM information_schema.processlist WHERE db = ? AND info LIKE '%sleep(%'",
          [database],
        );
        const [running] = rows as { id: number }[];
        if (running === undefined) continue;
        await admin.query("KILL CONNECTION ?", [running.id]);
        return await outcome;
      }
    };
    expect(await cutAll(on.db.select({ slow }).from(settings).limit(1))).toBe("done");
    const write = on.db.update(settings).set({ updatedAt: sql`${settings.updatedAt} + sleep(0.5)` });
    expect(await cutAll(write)).toBe("db/unavailable");
  });
});
