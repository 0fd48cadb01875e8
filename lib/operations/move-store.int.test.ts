import { describe, expect, it } from "vitest";
import { openStore } from "@/lib/db/open-store";
import { newId } from "@/lib/id";
import { contentsOf, fillStore } from "@/scripts/test/fill-store";
import { mysqlPlace, sqlitePlace, testMysqlUrl } from "@/scripts/test/store-places";
import { never } from "./__fixtures__/in-memory-backup";
import { type MoveOptions, moveStore } from "./move-store";

const options: MoveOptions = { others: "refused", signal: never, onProgress: () => undefined };

describe.runIf(testMysqlUrl !== undefined)("moving a store", () => {
  it("to MySQL and back loses nothing, and sums up to the same on both sides", async () => {
    const [embedded, mysql, again] = [await sqlitePlace(), await mysqlPlace(), await sqlitePlace()];
    await fillStore(embedded.location);
    const contents = await contentsOf(embedded.location);
    const there = await moveStore(embedded.location, mysql.location, options);
    expect(await contentsOf(mysql.location)).toEqual(contents);
    const back = await moveStore(mysql.location, again.location, options);
    expect(await contentsOf(again.location)).toEqual(contents);
    expect(back).toEqual(there);
    expect(there.find(({ name }) => name === "audit_events")?.rowCount).toBe(contents.audit_events?.length);
    expect(await contentsOf(embedded.location)).toEqual(contents);
    for (const { remove } of [embedded, mysql, again]) await remove();
  });

  it("is refused while Querent runs on either, and into a store that holds something", async () => {
    const [embedded, mysql] = [await sqlitePlace(), await mysqlPlace()];
    const on = await openStore(embedded.location);
    await on.db.select().from(on.tables.users);
    await expect(moveStore(embedded.location, mysql.location, options)).rejects.toThrow("Querent is running on it");
    await on.close();
    const target = await openStore(mysql.location);
    await expect(moveStore(embedded.location, mysql.location, options)).rejects.toThrow("Others are connected");
    await target.db.insert(target.tables.endedSessions).values({ id: newId(), userId: newId(), expiresAt: new Date() });
    await target.close();
    const moved = moveStore(embedded.location, mysql.location, options);
    await expect(moved).rejects.toThrow("The other store is not empty (ended_sessions)");
    for (const { remove } of [embedded, mysql]) await remove();
  });

  it("says which table MySQL cannot take, and leaves it empty", async () => {
    const [embedded, mysql] = [await sqlitePlace(), await mysqlPlace()];
    const on = await openStore(embedded.location);
    const now = new Date();
    const source = (name: string) => ({
      ...{
        id: newId(),
        name,
        kind: "duckdb",
        sealedConnection: "",
        analysisStatus: "idle",
        createdAt: now,
        updatedAt: now,
      },
    });
    // One name to MySQL, which compares without case, and two to SQLite.
    await on.db.insert(on.tables.sources).values([source("Shop"), source("shop")]);
    await on.close();
    const moved = moveStore(embedded.location, mysql.location, options);
    await expect(moved).rejects.toMatchObject({
      message: 'A row of "sources" cannot be stored in this database',
      cause: { message: expect.stringContaining("Duplicate entry") },
    });
    expect(Object.values(await contentsOf(mysql.location)).flat()).toEqual([]);
    for (const { remove } of [embedded, mysql]) await remove();
  });
});

it("rounds what SQLite kept as fractions in columns of whole numbers, as MySQL does", async () => {
  const [from, to] = [await sqlitePlace(), await sqlitePlace()];
  const on = await openStore(from.location);
  const call = { id: newId(), at: new Date(), operation: "sql", provider: "p", model: "m", outcome: "ok" };
  const tokens = { inputTokens: 1, outputTokens: 2, cachedInputTokens: 0 };
  await on.db.insert(on.tables.modelCalls).values({ ...call, ...tokens, durationMs: 12.6 });
  await on.close();
  await moveStore(from.location, to.location, options);
  expect((await contentsOf(to.location)).model_calls?.[0]).toContain('"durationMs":13');
  for (const { remove } of [from, to]) await remove();
});
