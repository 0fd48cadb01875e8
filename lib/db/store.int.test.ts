import { AsyncResource } from "node:async_hooks";
import { asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore, type Store } from "@/lib/db/open-store";
import { affectedRows, inTransaction, isUniqueViolation, storeRefusal, takeTurn, upsert } from "@/lib/db/write";
import { newId } from "@/lib/id";
import { mysqlPlace, type StorePlace, sqlitePlace, testMysqlUrl } from "@/scripts/test/store-places";

const user = (over: object = {}) => ({
  id: newId(),
  email: `${newId()}@example.com`,
  name: "王小明",
  role: "viewer",
  passwordHash: null,
  groups: ["north"],
  attributes: { region: "华北" },
  locale: null,
  disabled: false,
  sessionEpoch: 1,
  createdAt: new Date("2024-02-29T12:34:56.789Z"),
  lastSeenAt: null,
  ...over,
});

describe.each([
  { dialect: "sqlite", make: sqlitePlace, available: true },
  { dialect: "mysql", make: mysqlPlace, available: testMysqlUrl !== undefined },
])("application store on $dialect", ({ make, available }) => {
  describe.runIf(available)("with a database", () => {
    let place: StorePlace;
    let on: Store;

    beforeAll(async () => {
      place = await make();
      // Two instances start on an empty database at the same moment.
      const [first, second] = await Promise.all([openStore(place.location), openStore(place.location)]);
      await second.close();
      on = first;
    });

    it("tells how full its pool is, where it has one", async () => {
      if (on.dialect === "sqlite") {
        expect(on.poolUse()).toBeNull();
        return;
      }
      const during = await inTransaction(on, async () => on.poolUse());
      expect(during).toEqual({ used: 1, limit: 20, waiting: 0 });
      expect(on.poolUse()).toEqual({ used: 0, limit: 20, waiting: 0 });
    });
    afterAll(async () => {
      await on.close();
      await place.remove();
    });

    it("opens an already migrated database again", async () => {
      const again = await openStore(place.location);
      expect(await again.db.select().from(again.tables.sources)).toEqual([]);
      await again.close();
    });

    it("gives back JSON, instants, booleans, nulls and Chinese text as they were written", async () => {
      const row = user();
      await on.db.insert(on.tables.users).values(row);
      expect(await on.db.select().from(on.tables.users).where(eq(on.tables.users.id, row.id))).toEqual([row]);
    });

    it("compares and sorts instants", async () => {
      const { auditEvents } = on.tables;
      const event = (at: string) => ({
        id: newId(),
        at: new Date(at),
        userId: null,
        action: "test",
        subject: at,
        requestId: null,
        details: {},
      });
      await on.db.insert(auditEvents).values([event("2031-01-01T00:00:00Z"), event("2001-09-09T01:46:40Z")]);
      const rows = await on.db
        .select({ subject: auditEvents.subject })
        .from(auditEvents)
        .where(eq(auditEvents.action, "test"))
        .orderBy(asc(auditEvents.at));
      expect(rows.map((row) => row.subject)).toEqual(["2001-09-09T01:46:40Z", "2031-01-01T00:00:00Z"]);
    });

    it("upserts by key and can count up", async () => {
      const { settings } = on.tables;
      const write = (value: unknown) =>
        upsert(
          on,
          settings,
          { name: "colour", value, updatedAt: new Date() },
          { target: settings.name, set: { value } },
        );
      await write("red");
      await write({ name: "blue" });
      expect(await on.db.select({ value: settings.value }).from(settings).where(eq(settings.name, "colour"))).toEqual([
        { value: { name: "blue" } },
      ]);
    });

    it("counts matched rows, also where nothing changed", async () => {
      const row = user();
      const { users } = on.tables;
      await on.db.insert(users).values(row);
      const rename = (id: string) => on.db.update(users).set({ name: row.name }).where(eq(users.id, id));
      expect(affectedRows(await rename(row.id))).toBe(1);
      expect(affectedRows(await rename(newId()))).toBe(0);
      expect(affectedRows(await on.db.delete(users).where(eq(users.id, row.id)))).toBe(1);
    });

    it("tells a unique key apart from other failures", async () => {
      const row = user();
      await on.db.insert(on.tables.users).values(row);
      const same = await on.db
        .insert(on.tables.users)
        .values(user({ email: row.email }))
        .catch((error: unknown) => error);
      const sameId = await on.db
        .insert(on.tables.users)
        .values(user({ id: row.id }))
        .catch((error: unknown) => error);
      const broken = await on.db
        .select({ x: sql`no_such_column` })
        .from(on.tables.users)
        .catch((error: unknown) => error);
      expect([same, sameId, broken].map(isUniqueViolation)).toEqual([true, true, false]);
    });

    it("keeps nothing of a transaction that throws", async () => {
      const row = user();
      const failed = inTransaction(on, async (tx) => {
        await tx.insert(on.tables.users).values(row);
        throw new Error("changed my mind");
      });
      await expect(failed).rejects.toThrow("changed my mind");
      expect(await on.db.select().from(on.tables.users).where(eq(on.tables.users.id, row.id))).toEqual([]);
    });

    it("lets transactions on the same thing take turns, so that counting first is safe", async () => {
      const { sources } = on.tables;
      const now = new Date();
      const createOnlyOne = (name: string) =>
        inTransaction(on, async (tx) => {
          await takeTurn({ ...on, db: tx }, "only-one-source");
          const existing = await tx.select({ id: sources.id }).from(sources);
          if (existing.length > 0) return false;
          await tx.insert(sources).values({
            id: newId(),
            name,
            kind: "duckdb",
            sealedConnection: "",
            analysisStatus: "idle",
            createdAt: now,
            updatedAt: now,
          });
          return true;
        });
      const outcomes = await Promise.all(["a", "b", "c", "d"].map(createOnlyOne));
      expect(outcomes.filter(Boolean)).toHaveLength(1);
    });

    it("serves reads and other writers while a transaction is open", async () => {
      const before = user();
      const { users } = on.tables;
      let wrote = false;
      let besides: Promise<unknown> = Promise.resolve();
      await inTransaction(on, async (tx) => {
        await tx.insert(users).values(before);
        const seen = await startOutside(() => on.db.select().from(users).where(eq(users.id, before.id)));
        expect(seen).toEqual([]);
        besides = startOutside(() => on.db.insert(users).values(user())).then(() => {
          wrote = true;
        });
      });
      await besides;
      expect(wrote).toBe(true);
    });
  });
});

/** Starts work as another request would: outside the asynchronous context of the caller. */
const otherRequest = new AsyncResource("another request");
function startOutside<T>(work: () => PromiseLike<T>): Promise<T> {
  return new Promise((resolve, reject) => otherRequest.runInAsyncScope(() => work().then(resolve, reject)));
}

describe("application store on sqlite", () => {
  it("waits for another process that writes, without losing a write", async () => {
    const place = await sqlitePlace();
    const first = await openStore(place.location);
    const second = await openStore(place.location);
    const { users } = first.tables;
    const slow = inTransaction(first, async (tx) => {
      await tx.insert(users).values(user());
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    await second.db.insert(users).values(user());
    await slow;
    await second.db.insert(users).values(user());
    await second.close();
    expect(await first.db.select().from(users)).toHaveLength(3);
    await first.close();
    await place.remove();
  });

  it("confirms or refuses each of many writes that come at once for itself, and a transaction beside them", async () => {
    const place = await sqlitePlace();
    const on = await openStore(place.location);
    const { users } = on.tables;
    const [taken, other, late] = [user(), user(), user()];
    const rows = [taken, user({ email: taken.email }), other, user({ id: other.id })];
    const alone = rows.map((row) => on.db.insert(users).values(row));
    const beside = inTransaction(on, (tx) => tx.insert(users).values(late));
    const after = on.db.update(users).set({ name: "Seen" }).where(eq(users.id, taken.id));
    const settled = await Promise.allSettled([...alone, beside, after]);
    const good = "fulfilled";
    expect(settled.map(({ status }) => status)).toEqual([good, "rejected", good, "rejected", good, good]);
    // Another connection: what was confirmed stands in the file.
    const again = await openStore(place.location);
    const kept = await again.db.select({ id: users.id, name: users.name }).from(users);
    expect(kept.map(({ id }) => id).sort()).toEqual([taken, other, late].map(({ id }) => id).sort());
    expect(kept.find(({ id }) => id === taken.id)?.name).toBe("Seen");
    await again.close();
    await on.close();
    await place.remove();
  });

  it("says that the disk is full, keeps what was saved and goes on when there is room again", async () => {
    const place = await sqlitePlace();
    const on = await openStore(place.location);
    const { users } = on.tables;
    await on.db.insert(users).values(user());
    const limit = (pages: number) => on.file?.execute(`PRAGMA max_page_count = ${pages}`, [], "run");
    await limit(1);
    const big = { attributes: { text: "x".repeat(200_000) } };
    const alone = await on.db
      .insert(users)
      .values(user(big))
      .catch((error: unknown) => error);
    const together = await inTransaction(on, (tx) => tx.insert(users).values(user(big))).catch(
      (error: unknown) => error,
    );
    expect([alone, together].map(storeRefusal)).toEqual([
      { code: "db/full", params: {} },
      { code: "db/full", params: {} },
    ]);
    await limit(100_000);
    await on.db.insert(users).values(user(big));
    expect(await on.db.select().from(users)).toHaveLength(2);
    await on.close();
    await place.remove();
  });
});
