import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createPool, type RowDataPacket } from "mysql2/promise";
import { afterAll, describe, expect, it, vi } from "vitest";
import { openStore, type StoreLocation } from "@/lib/db/open-store";
import { newId } from "@/lib/id";
import { contentsOf, fillStore } from "@/scripts/test/fill-store";
import { openScriptHost, runScript, scriptOptions } from "@/scripts/test/run-script";
import { mysqlPlace, type StorePlace, sqlitePlace, testMysqlUrl } from "@/scripts/test/store-places";

const folder = mkdtempSync(join(tmpdir(), "querent-admin-store-"));
const passphraseFile = join(folder, "passphrase");
writeFileSync(passphraseFile, "correct horse battery\n");
const secret = "an environment's secret that nobody guesses 0123456789";

/** Hosts of the command, each with a data folder of its own and one process for all its runs. */
const hosts: ReturnType<typeof openScriptHost>[] = [];
function installation(name: string, env: Record<string, string> = {}) {
  const data = join(folder, name);
  mkdirSync(data, { recursive: true });
  const host = openScriptHost("scripts/admin.ts", { env: { QUERENT_DATA_DIR: data, ...env } });
  hosts.push(host);
  const store: StoreLocation = { dialect: "sqlite", file: join(data, "querent.db") };
  return { data, store, keyFile: join(data, "secret.key"), run: host.run };
}
afterAll(() => {
  for (const host of hosts) host.close();
  rmSync(folder, { recursive: true, force: true });
});

const withPassphrase = ["--passphrase-file", passphraseFile] as const;
const backupFile = join(folder, "backup.age");

describe("backup and restore at the command line", () => {
  const here = installation("here");

  it("write one file for its owner alone, beside a running server, and note when", async () => {
    await here.run("user", "create", "--email", "ada@example.com", "--name", "Ada", "--role", "admin");
    mkdirSync(join(here.data, "files", "shops", "北京"), { recursive: true });
    writeFileSync(join(here.data, "files", "shops", "北京", "sales 2024.csv"), "day,amount\n2024-01-01,7\n");
    writeFileSync(join(here.data, "files", "empty.csv"), "");
    await here.run("source", "add", "--name", "Sales", "--url", "duckdb:shops/北京/sales 2024.csv");
    const server = await openStore(here.store);
    await server.db.select().from(server.tables.users);
    const made = await here.run("backup", backupFile, ...withPassphrase);
    await server.close();
    expect(made).toMatchObject({ code: 0, out: "" });
    expect(made.err).toMatch(
      /^Wrote .*backup\.age \(\d+ KiB\): \d+ rows of 38 tables, 2 files; tables of \d{4}_\w+\.\n$/,
    );
    expect(statSync(backupFile).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
    const [events, settings] = [(await contentsOf(here.store)).audit_events, (await contentsOf(here.store)).settings];
    expect(events?.some((event) => event.includes("store.backup"))).toBe(true);
    expect(settings?.some((setting) => setting.includes("last-backup"))).toBe(true);
  });

  it("do not replace a file unless told to", async () => {
    const before = readFileSync(backupFile);
    const again = await here.run("backup", backupFile, ...withPassphrase);
    expect(again).toMatchObject({
      code: 1,
      err: expect.stringContaining("is there already. Name another file, or add --force"),
    });
    expect(readFileSync(backupFile).equals(before)).toBe(true);
  });

  it("ask for a passphrase where none is given, and say how to give one where nobody can be asked", async () => {
    const none = await here.run("backup", join(folder, "none.age"));
    expect(none).toMatchObject({ code: 1, out: "" });
    expect(none.err).toContain("There is no passphrase. Give --passphrase-file FILE or --recipient KEY");
    writeFileSync(join(folder, "short"), "short");
    const short = await here.run("backup", join(folder, "none.age"), "--passphrase-file", join(folder, "short"));
    expect(short.err).toContain("at least 12 characters");
    expect(existsSync(join(folder, "none.age"))).toBe(false);
  });

  it("say what is in a backup without changing anything", async () => {
    const empty = installation("dry");
    const looked = await empty.run("restore", backupFile, ...withPassphrase, "--dry-run");
    expect(looked).toMatchObject({ code: 0, err: "" });
    expect(looked.out).toMatch(/^users +1$/m);
    expect(looked.out).toContain("files/shops/北京/sales 2024.csv");
    expect(looked.out).toContain("The backup is whole.");
    expect(readdirSync(empty.data)).toEqual([]);
  });

  it("bring a lost machine back: accounts, secret, credentials and files", async () => {
    const there = installation("there");
    const done = await there.run("restore", backupFile, ...withPassphrase);
    expect(done).toMatchObject({ code: 0, err: "" });
    expect(done.out).toMatch(/^Restored \d+ rows and 2 files, as they were at 2/);
    expect(readFileSync(there.keyFile)).toEqual(readFileSync(here.keyFile));
    expect(statSync(there.keyFile).mode & 0o777).toBe(0o600);
    const file = ["files", "shops", "北京", "sales 2024.csv"];
    expect(readFileSync(join(there.data, ...file))).toEqual(readFileSync(join(here.data, ...file)));
    expect(statSync(join(there.data, "files", "empty.csv")).size).toBe(0);
    expect((await there.run("user", "list")).out).toContain("ada@example.com");
    expect(await there.run("source", "export-model", "--source", "Sales", "--file", "-")).toMatchObject({ code: 0 });
    expect(readdirSync(there.data).filter((name) => name.startsWith("restoring-"))).toEqual([]);
  });

  it("seal credentials anew for an installation that has a secret of its own", async () => {
    const there = installation("own-secret", { QUERENT_SECRET: secret });
    const done = await there.run("restore", backupFile, ...withPassphrase);
    expect(done.out).toContain("Stored credentials were sealed anew with the secret of this installation");
    expect(existsSync(there.keyFile)).toBe(false);
    const listed = await there.run("source", "list");
    expect(listed).toMatchObject({ code: 0, err: "" });
    expect(listed.out).toMatch(/^Sales +duckdb +ready/m);
  });

  it("replace files that differ only when told to, and leave them and the store alone otherwise", async () => {
    const there = installation("other-files");
    const file = join(there.data, "files", "empty.csv");
    mkdirSync(join(there.data, "files"));
    writeFileSync(file, "mine\n");
    const refused = await there.run("restore", backupFile, ...withPassphrase);
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toContain("Other files stand where the backup has some: files/empty.csv.");
    expect(existsSync(there.keyFile)).toBe(false);
    expect(Object.values(await contentsOf(there.store)).flat()).toEqual([]);
    expect(readFileSync(file, "utf8")).toBe("mine\n");
    expect(await there.run("restore", backupFile, ...withPassphrase, "--without-files")).toMatchObject({ code: 0 });
    expect(readFileSync(file, "utf8")).toBe("mine\n");
    expect(await there.run("restore", backupFile, ...withPassphrase, "--force")).toMatchObject({ code: 0 });
    expect(statSync(file).size).toBe(0);
  });

  it("go through a pipe, sealed for a key whose secret half is elsewhere", async () => {
    const { generateX25519Identity, identityToRecipient } = await import("age-encryption");
    const identity = await generateX25519Identity();
    const piped = spawnAdmin(["backup", "-", "--recipient", await identityToRecipient(identity)], here.data);
    const chunks: Buffer[] = [];
    piped.stdout.on("data", (chunk) => chunks.push(chunk));
    const [code] = await once(piped, "close");
    expect(code).toBe(0);
    const keyFile = join(folder, "key.txt");
    writeFileSync(keyFile, `# created: 2024\n${identity}\n`);
    const there = installation("piped");
    const into = spawnAdmin(["restore", "-", "--identity", keyFile], there.data);
    into.stdin.end(Buffer.concat(chunks));
    expect((await once(into, "close"))[0]).toBe(0);
    expect((await there.run("user", "list")).out).toContain("ada@example.com");
  });

  it("refuse a key that is none, in words", async () => {
    const bad = await here.run("backup", join(folder, "none.age"), "--recipient", "age1nonsense");
    expect(bad).toMatchObject({ code: 1, err: expect.stringContaining('"age1nonsense" is no public key of age') });
    expect(existsSync(join(folder, "none.age"))).toBe(false);
  });
});

describe("the doctor at the command line", () => {
  it("ends with 0 where nothing has to be put right, and gives the same as JSON", async () => {
    const here = installation("well");
    const told = await here.run("doctor");
    expect(told).toMatchObject({ code: 0, err: "" });
    expect(told.out).toMatch(/^✓ store /m);
    expect(told.out).toMatch(/^0 to be put right, \d+ worth a look\.$/m);
    const { ok, parts } = JSON.parse((await here.run("doctor", "--json")).out);
    expect(ok).toBe(true);
    expect(parts[0]).toMatchObject({ part: "settings", findings: [{ state: "fine", fix: null }] });
  });

  it("tells bad settings as what has to be put right, and ends with 1", async () => {
    const env = { QUERENT_DATA_DIR: folder, QUERENT_DATADIR: "x", REDIS_URL: "localhost" };
    const told = await runScript("scripts/admin.ts", ["doctor"], { env });
    expect(told).toMatchObject({ code: 1, err: "" });
    expect(told.out).toMatch(/^✗ settings {5}QUERENT_DATADIR: is not a setting of Querent/m);
    expect(told.out).toContain("REDIS_URL: must be an address such as redis://host:6379");
    expect(told.out).toContain("2 to be put right");
  });
});

describe.each([
  { dialect: "sqlite", make: sqlitePlace },
  { dialect: "mysql", make: mysqlPlace },
])("a restore on $dialect that is killed in its middle", ({ dialect, make }) => {
  it.runIf(dialect === "sqlite" || testMysqlUrl !== undefined)(
    "leaves the old state, and the next one succeeds",
    async () => {
      const [from, target] = [await sqlitePlace(), await make()];
      await fillPictures(from.location);
      await fillStore(target.location);
      const before = await contentsOf(target.location);
      const file = join(folder, `${dialect}-killed.age`);
      const made = await runScript("scripts/admin.ts", ["backup", file, ...withPassphrase], {
        env: { QUERENT_DATA_DIR: dirnameOf(from) },
      });
      expect(made.code).toBe(0);
      const data =
        target.location.dialect === "sqlite" ? dirnameOf(target as never) : join(folder, `${dialect}-killed`);
      const env = target.location.dialect === "mysql" ? { DATABASE_URL: target.location.url } : undefined;
      const given = ["restore", "-", ...withPassphrase, "--force"];
      const restoring = spawnAdmin(given, data, env);
      const bytes = readFileSync(file);
      restoring.stdin.on("error", () => undefined); // it dies with a part of it unread
      // Taken up by the command, but for what a pipe and its streams hold.
      await new Promise((taken) => restoring.stdin.write(bytes.subarray(0, bytes.length - 1_000_000), taken));
      await vi.waitUntil(() => hasBegun(target.location), { timeout: 60_000, interval: 50 });
      restoring.kill("SIGKILL");
      expect((await once(restoring, "close"))[1]).toBe("SIGKILL");
      expect(await contentsOf(target.location)).toEqual(before);
      const again = spawnAdmin(given, data, env);
      again.stdin.end(bytes);
      expect((await once(again, "close"))[0]).toBe(0);
      expect((await contentsOf(target.location)).pictures).toEqual((await contentsOf(from.location)).pictures);
      for (const { remove } of [from, target]) await remove();
    },
  );
});

function spawnAdmin(given: readonly string[], data: string, env: Record<string, string> = {}) {
  return spawn(process.execPath, [...scriptOptions, "scripts/admin.ts", ...given], {
    env: { ...process.env, QUERENT_DATA_DIR: data, ...env },
    stdio: ["pipe", "pipe", "ignore"],
  });
}

function dirnameOf({ location }: StorePlace<Extract<StoreLocation, { dialect: "sqlite" }>>): string {
  return join(location.file, "..");
}

/** Eight megabytes that no packing makes smaller. */
async function fillPictures(location: StoreLocation): Promise<void> {
  const on = await openStore(location);
  for (let index = 0; index < 8; index += 1) {
    const content = randomBytes(750_000).toString("base64");
    const digest = `${index}`.padStart(64, "0");
    const picture = {
      mediaType: "image/png",
      digest,
      content,
      byteCount: 1,
      createdBy: newId(),
      createdAt: new Date(),
    };
    await on.db.insert(on.tables.pictures).values({ id: newId(), ...picture });
  }
  await on.close();
}

/** Whether rows have been written that do not count yet. */
async function hasBegun(location: StoreLocation): Promise<boolean> {
  if (location.dialect === "sqlite") return isLocked(location.file);
  const pool = createPool({ uri: location.url });
  try {
    const [[row]] = await pool.query<RowDataPacket[]>("SELECT count(*) AS count FROM restoring_pictures");
    return Number(row?.count) > 0;
  } catch {
    return false; // the table is not there yet
  } finally {
    await pool.end();
  }
}

/** Whether a transaction keeps all others out. */
function isLocked(file: string): boolean {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.prepare("SELECT count(*) FROM users").get();
    return false;
  } catch (error) {
    return error instanceof Error && error.message.includes("locked");
  } finally {
    database.close();
  }
}
