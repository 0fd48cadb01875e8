import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { examineStore } from "@/lib/db/examine-store";
import { openSnapshot } from "@/lib/db/open-snapshot";
import { openStore, type StoreLocation } from "@/lib/db/open-store";
import { storeLocation } from "@/lib/db/store";
import { inTransaction } from "@/lib/db/write";
import { env } from "@/lib/env";
import { newId } from "@/lib/id";
import { makeBackup } from "@/lib/operations/make-backup";
import { contentsOf, fillStore } from "@/scripts/test/fill-store";
import { mysqlPlace, type StorePlace, sqlitePlace, testMysqlUrl } from "@/scripts/test/store-places";
import { backupOf, restore, seal, written } from "./__fixtures__/in-memory-backup";

/** The first three reach the rows. */
const damages: [string, (bytes: Buffer) => Buffer][] = [
  ["cut off in its middle", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ["with one bit changed in its middle", (bytes: Buffer) => flipped(bytes, Math.floor(bytes.length / 2))],
  ["without its last byte", (bytes: Buffer) => bytes.subarray(0, -1)],
  ["cut off in its header", (bytes: Buffer) => bytes.subarray(0, 90)],
  ["without its last piece", (bytes: Buffer) => bytes.subarray(0, -((bytes.length - headOf(bytes)) % (65_536 + 16)))],
  ["with one bit changed in its header", (bytes: Buffer) => flipped(bytes, 40)],
  ["with one bit changed in its first piece", (bytes: Buffer) => flipped(bytes, headOf(bytes) + 100)],
  ["with its last bit changed", (bytes: Buffer) => flipped(bytes, bytes.length - 1)],
  ["with something behind its end", (bytes: Buffer) => Buffer.concat([bytes, Buffer.from("x")])],
  ["of nothing", () => Buffer.alloc(0)],
  ["that is something else", () => Buffer.from("SQLite format 3\u0000".repeat(100))],
];

const dialects = [
  { dialect: "sqlite", make: sqlitePlace },
  { dialect: "mysql", make: mysqlPlace },
].filter(({ dialect }) => dialect === "sqlite" || testMysqlUrl !== undefined);

describe.each(dialects)("a backup of a store on $dialect", ({ dialect, make }) => {
  const places: StorePlace[] = [];
  const place = async (makeOne: () => Promise<StorePlace> = make) => {
    const made = await makeOne();
    places.push(made);
    return made.location;
  };
  let full: StoreLocation;
  let standing: StoreLocation;
  let stood: Awaited<ReturnType<typeof contentsOf>>;
  let backup: Buffer;
  beforeAll(async () => {
    standing = await place();
    await fillStore(standing, 7);
    stood = await contentsOf(standing);
    full = await place();
    await fillStore(full);
    backup = await backupOf(full);
  });
  afterAll(async () => {
    for (const { remove } of places) await remove();
  });

  it.each(dialects)("brings every row of every table back as it was, on $dialect", async ({ make: makeTarget }) => {
    const target = await place(makeTarget);
    const { rowCount } = await restore(target, backup);
    const contents = await contentsOf(full);
    expect(await contentsOf(target)).toEqual(contents);
    expect(rowCount).toBe(Object.values(contents).flat().length);
    expect(Object.values(contents).every((rows) => rows.length > 0)).toBe(true);
  });

  it("does not show what it holds", () => {
    expect(backup.includes("audit_events")).toBe(false);
    expect(backup.subarray(0, 21).toString()).toBe("age-encryption.org/v1");
  });

  it("is of one moment, while others go on writing", async () => {
    const busy = await place();
    await fillStore(busy);
    const before = await contentsOf(busy);
    const on = await openStore(busy);
    const snapshot = await openSnapshot(busy, { others: "allowed" });
    const { endedSessions, apiTokens } = on.tables;
    const ended = () => ({ id: newId(), userId: newId(), expiresAt: new Date() });
    const writing = Array.from({ length: 20 }, () =>
      inTransaction(on, async (tx) => {
        await tx.insert(endedSessions).values(ended());
        await tx.delete(apiTokens);
      }),
    );
    const [taken] = await Promise.all([written(snapshot), ...writing]);
    await on.db.insert(endedSessions).values(ended());
    await snapshot.close();
    await on.close();
    const target = await place();
    await restore(target, taken);
    expect(await contentsOf(target)).toEqual(before);
    expect((await contentsOf(busy)).ended_sessions).toHaveLength((before.ended_sessions?.length ?? 0) + 21);
  });

  it.each(damages.slice(0, dialect === "sqlite" ? undefined : 3))(
    "is refused %s, and nothing is changed",
    async (_what, damage) => {
      const damaged = restore(standing, damage(backup), { force: true });
      await expect(damaged).rejects.toThrow(/damaged|cut off|not a backup|does not open/);
      expect(await contentsOf(standing)).toEqual(stood);
    },
  );

  it("replaces a store that holds something only when told to", async () => {
    await expect(restore(standing, backup)).rejects.toThrow(/holds 4 users, 4 sources, 4 dashboards, .* add --force/);
    expect(await contentsOf(standing)).toEqual(stood);
    await restore(standing, backup, { force: true });
    expect(await contentsOf(standing)).toEqual(await contentsOf(full));
  });

  it("is not restored under a running instance, whose writes would be lost", async () => {
    const target = await place();
    const on = await openStore(target);
    await on.db.select().from(on.tables.users);
    await expect(restore(target, backup)).rejects.toThrow(/[Qq]uerent (is|may be) running on it\. Stop/);
    if (dialect === "mysql") {
      await restore(target, backup, { others: "allowed" });
      expect(await on.db.$count(on.tables.users)).toBe(4);
    }
    await on.close();
    await restore(target, backup, { force: true });
    expect(await leftoversOf(target)).toEqual([]);
  });
});

it("says what to do with a damaged store that stands in the way of a restore", async () => {
  const [from, damaged] = [await sqlitePlace(), await sqlitePlace()];
  await (await openStore(from.location)).close();
  writeFileSync(damaged.location.file, "no database at all ".repeat(500));
  const restored = restore(damaged.location, await backupOf(from.location), { force: true });
  await expect(restored).rejects.toThrow(/cannot be opened. If it is damaged, move it away/);
  for (const { remove } of [from, damaged]) await remove();
});

it("leaves no file behind when it is stopped", async () => {
  await fillStore(storeLocation());
  const stop = new AbortController();
  const file = join(env.QUERENT_DATA_DIR, "stopped.age");
  const made = makeBackup({
    ...{ file, seal, withFiles: true, signal: stop.signal },
    onProgress: () => stop.abort(),
  });
  await expect(made).rejects.toThrow("aborted");
  expect(readdirSync(env.QUERENT_DATA_DIR).filter((name) => name.includes("stopped"))).toEqual([]);
});

it("opens with its passphrase or key alone, and says which of them is wanted", async () => {
  const place = await sqlitePlace();
  await (await openStore(place.location)).close();
  const passphrase = "correct horse battery";
  const [bySecret, byKey] = [await backupOf(place.location, { seal: { passphrase } }), await backupOf(place.location)];
  const wrong = restore(place.location, bySecret, { key: { passphrase: "wrong horse battery" } });
  await expect(wrong).rejects.toThrow("The passphrase does not open this backup");
  await expect(restore(place.location, bySecret)).rejects.toThrow("The key does not open this backup");
  await expect(restore(place.location, byKey, { key: { passphrase } })).rejects.toThrow("use --identity");
  expect(await restore(place.location, bySecret, { key: { passphrase } })).toMatchObject({ rowCount: 0 });
  await place.remove();
});

/** Tables of the database that are none of the store's. */
async function leftoversOf(location: StoreLocation): Promise<readonly string[]> {
  const facts = await examineStore(location);
  return facts?.dialect === "mysql" ? facts.leftovers : [];
}

/** Where the sealed pieces begin: behind the line of the header's MAC and a nonce. */
function headOf(bytes: Buffer): number {
  return bytes.indexOf("\n", bytes.indexOf("\n--- ") + 1) + 1 + 16;
}

function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}
