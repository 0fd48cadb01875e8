import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPool, type Pool, type RowDataPacket } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrateMysql } from "@/lib/db/migrate-mysql";
import { openMysqlPool } from "@/lib/db/mysql-pool";
import { newId } from "@/lib/id";

const mysqlUrl = process.env.QUERENT_TEST_MYSQL_URL;
const folder = "drizzle/migrations/mysql";

describe.runIf(mysqlUrl !== undefined)("migrations on MySQL", () => {
  const name = `querent_test_${newId().replaceAll("-", "")}`;
  let admin: Pool;
  let pool: Pool;

  beforeAll(async () => {
    admin = createPool({ uri: mysqlUrl });
    await admin.query(`CREATE DATABASE ${name}`);
    const url = new URL(mysqlUrl ?? "");
    url.pathname = `/${name}`;
    pool = openMysqlPool(url.href);
  });
  afterAll(async () => {
    await pool.end();
    await admin.query(`DROP DATABASE ${name}`);
    await admin.end();
  });

  async function tables(): Promise<string[]> {
    const [rows] = await pool.query<RowDataPacket[]>("SHOW TABLES");
    return rows.map((row) => String(Object.values(row)[0]));
  }

  it("go on where a process died between a statement and the note that it is done", async () => {
    await migrateMysql(pool, folder);
    const all = await tables();
    const [[newest]] = await pool.query<RowDataPacket[]>(
      "SELECT hash, created_at FROM `__drizzle_migrations` ORDER BY created_at DESC LIMIT 1",
    );
    // As if it had died in the last migration: no word of its end, and none of its last statement.
    await pool.query("DELETE FROM `__drizzle_migrations` WHERE hash = ?", [newest?.hash]);
    await pool.query("UPDATE `__migration_progress` SET done = done - 1 WHERE hash = ?", [newest?.hash]);
    await migrateMysql(pool, folder);
    expect((await tables()).toSorted()).toEqual(all.toSorted());
    const [again] = await pool.query<RowDataPacket[]>("SELECT 1 FROM `__drizzle_migrations` WHERE hash = ?", [
      newest?.hash,
    ]);
    expect(again).toHaveLength(1);
  });

  it("stop at a statement that cannot be carried out, and go on with it once it can", async () => {
    const own = mkdtempSync(join(tmpdir(), "querent-migrations-"));
    await cp(folder, own, { recursive: true });
    const journalFile = join(own, "meta/_journal.json");
    const journal = JSON.parse(readFileSync(journalFile, "utf8"));
    journal.entries.push({ ...journal.entries.at(-1), idx: 99, when: 9_999_999_999_999, tag: "0099_later" });
    writeFileSync(journalFile, JSON.stringify(journal));
    const later = (second: string) =>
      writeFileSync(
        join(own, "0099_later.sql"),
        `CREATE TABLE later (id int PRIMARY KEY);\n--> statement-breakpoint\n${second}`,
      );
    later("ALTER TABLE not_there ADD COLUMN x int;");
    await expect(migrateMysql(pool, own)).rejects.toThrow("not_there");
    await pool.query("CREATE TABLE not_there (id int PRIMARY KEY)");
    await migrateMysql(pool, own);
    expect(await tables()).toContain("later");
    rmSync(own, { recursive: true });
  });
});

it("only ever add: an instance of the version before works on while those of the next start", () => {
  const journal = (dialect: string) =>
    JSON.parse(readFileSync(`drizzle/migrations/${dialect}/meta/_journal.json`, "utf8")) as {
      entries: { tag: string }[];
    };
  // A column that must be given is one that the version before does not give.
  const takesAway =
    /\b(DROP (TABLE|COLUMN)|RENAME (TO|COLUMN)|MODIFY|CHANGE COLUMN)\b|\bADD\b[^;]*\bNOT NULL\b(?![^;]*\bDEFAULT\b)/i;
  for (const dialect of ["mysql", "sqlite"]) {
    const files = journal(dialect).entries.map(({ tag }) => `drizzle/migrations/${dialect}/${tag}.sql`);
    // Came before anybody ran more than one instance.
    const [early, ...others] = files.filter((file) => takesAway.test(readFileSync(file, "utf8")));
    expect(early).toBe(`drizzle/migrations/${dialect}/0003_quality_run_seen.sql`);
    expect(others).toEqual([]);
  }
});
