import { existsSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { newId } from "@/lib/id";
import type { SourceKind } from "@/lib/source/schema";
import { codeOf, rowsOf } from "@/scripts/test/driver-contract";
import { type EngineUnderTest, openFourEngines } from "@/scripts/test/four-engines";

/** A file that nothing may make. */
const trace = join(tmpdir(), `querent-trace-${newId()}`);
const insert = "INSERT INTO branches VALUES (9, 'Gone', NULL, '2024-01-01')";

/** Sent past the guard, straight to the driver: the engine alone has to refuse them. */
const hostile: Record<SourceKind, readonly string[]> = {
  mysql: [
    `BEGIN NOT ATOMIC COMMIT; SET SESSION TRANSACTION READ WRITE; START TRANSACTION READ WRITE; ${insert}; COMMIT; END`,
    `BEGIN NOT ATOMIC ROLLBACK; SET tx_read_only = 0; ${insert}; SELECT 1; END`,
    `EXECUTE IMMEDIATE "${insert}"`,
    `SELECT * FROM branches INTO OUTFILE '${trace}'`,
    `SELECT 'x' INTO DUMPFILE '${trace}'`,
    `SET STATEMENT max_statement_time = 0 FOR ${insert}`,
    `${insert} RETURNING branch_id`,
    `ANALYZE FORMAT=JSON DELETE FROM branches`,
    "SELECT 1 INTO @kept",
    "SET SESSION TRANSACTION READ WRITE",
    "SET SESSION sql_mode = 'ANSI_QUOTES'",
    "COMMIT AND CHAIN",
    "CREATE TEMPORARY TABLE mine (id INT)",
    "LOCK TABLES branches WRITE",
    "LOAD DATA LOCAL INFILE '/etc/passwd' INTO TABLE branches",
    "HANDLER branches OPEN",
    "PREPARE later FROM 'SELECT 1'",
    "DO GET_LOCK('querent', 0)",
    "KILL 1",
    "SELECT 1; DELETE FROM branches",
  ],
  postgres: [
    `COPY (SELECT 1) TO PROGRAM 'touch ${trace}'`,
    `COPY branches TO '${trace}'`,
    `COPY branches FROM PROGRAM 'touch ${trace}'`,
    `DO $$ BEGIN SET TRANSACTION READ WRITE; ${insert}; END $$`,
    `WITH gone AS (DELETE FROM branches RETURNING *) SELECT * FROM gone`,
    `${insert} RETURNING branch_id`,
    `EXPLAIN ANALYZE ${insert}`,
    "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE",
    "SET TRANSACTION READ WRITE",
    "COMMIT AND CHAIN",
    "ROLLBACK",
    "PREPARE later AS SELECT 1",
    "DECLARE later CURSOR WITH HOLD FOR SELECT 1",
    "LISTEN somebody",
    "LOAD 'auto_explain'",
    "CREATE TEMP TABLE mine (id INT)",
    "SELECT 1 AS id INTO TEMP mine",
    "SELECT 1; DELETE FROM branches",
    "SELECT nextval('pg_catalog.pg_toast_1')",
  ],
  duckdb: [
    insert,
    `ATTACH '${trace}' AS other`,
    `COPY branches TO '${trace}'`,
    `EXPORT DATABASE '${trace}'`,
    "CREATE TEMP TABLE mine (id INT)",
    "INSTALL httpfs",
    "LOAD httpfs",
    "PRAGMA enable_external_access",
    "SET enable_external_access = true",
    "CALL pragma_version()",
    "CHECKPOINT",
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM '/etc/passwd'",
    "SELECT * FROM glob('/etc/*')",
    "SELECT * FROM query('DELETE FROM branches')",
    "SELECT 1; DELETE FROM branches",
  ],
  sqlite: [
    insert,
    `${insert} RETURNING branch_id`,
    `ATTACH '${trace}' AS other`,
    `VACUUM INTO '${trace}'`,
    "CREATE TEMP TABLE mine (id INT)",
    "PRAGMA query_only = OFF",
    "SELECT * FROM pragma_database_list",
    "SELECT load_extension('/tmp/x.so')",
    "SELECT zeroblob(900000000)",
    "SELECT hex(randomblob(500000000))",
    "BEGIN IMMEDIATE",
    "SELECT 1; DELETE FROM branches",
  ],
};

/** Statements that leave something in a session, and the question whether the next one finds it. */
const leaks: Record<"mysql" | "postgres", readonly (readonly [leave: string, find: string, clean: unknown])[]> = {
  mysql: [
    ["SELECT @kept := 42", "SELECT @kept", null],
    ["SELECT GET_LOCK('querent_kept', 0)", "SELECT IS_FREE_LOCK('querent_kept')", 1],
    ["SELECT LAST_INSERT_ID(77)", "SELECT LAST_INSERT_ID()", "0"],
  ],
  postgres: [
    [
      "SELECT set_config('querent.kept', 'yes', false)",
      "SELECT nullif(current_setting('querent.kept', true), '')",
      null,
    ],
    [
      "SELECT pg_advisory_lock(4711)",
      "SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711",
      0,
    ],
    ["SELECT set_config('default_transaction_read_only', 'off', false)", "SHOW default_transaction_read_only", "on"],
    ["SELECT set_config('search_path', 'pg_temp', false)", "SHOW search_path", "public"],
  ],
};

/** Statements that ask the engine to forget its time limit. */
const patient: Record<"mysql" | "postgres", readonly string[]> = {
  mysql: ["SET STATEMENT max_statement_time = 0 FOR SELECT SLEEP(60)", "SELECT SLEEP(60)"],
  postgres: ["SELECT set_config('statement_timeout', '0', true), pg_sleep(60)", "SELECT pg_sleep(60)"],
};

let engines: EngineUnderTest[];
beforeAll(async () => {
  engines = await openFourEngines();
});
afterAll(async () => {
  await Promise.all(engines.map((engine) => engine.close()));
  rmSync(trace, { recursive: true, force: true });
});

const engineOf = (kind: SourceKind) => engines.find((engine) => engine.kind === kind)?.driver;

describe.each(["mysql", "postgres", "duckdb", "sqlite"] as const)("the second wall of %s", (kind) => {
  it("refuses what is not one read of the source, and nothing has changed afterwards", async ({ skip }) => {
    const driver = engineOf(kind);
    if (driver === undefined) return skip();
    const everything = "SELECT * FROM branches ORDER BY branch_id";
    const before = await rowsOf(driver, everything);
    for (const sql of hostile[kind]) {
      const code = await codeOf(driver, sql);
      // A right that the account does not have is as good a no.
      expect(`${sql}: ${code.replace("source/rights", "execute/failed")}`).toBe(`${sql}: execute/failed`);
    }
    expect(await rowsOf(driver, everything)).toEqual(before);
    expect(existsSync(trace)).toBe(false);
  });
});

describe.each(["mysql", "postgres"] as const)("a session of %s", (kind) => {
  it("carries nothing from one statement to the next", async ({ skip }) => {
    const driver = engineOf(kind);
    if (driver === undefined) return skip();
    for (const [leave, find, clean] of leaks[kind]) {
      await rowsOf(driver, leave);
      // The session is made new after its rows are out.
      await vi.waitFor(async () => expect([leave, (await rowsOf(driver, find)).rows[0]?.[0]]).toEqual([leave, clean]));
    }
  });

  it("ends a statement that lifts its own time limit", async ({ skip }) => {
    const driver = engineOf(kind);
    if (driver === undefined) return skip();
    for (const sql of patient[kind]) {
      const startedAt = performance.now();
      expect([sql, await codeOf(driver, sql, { timeoutMs: 300 })]).toEqual([sql, "execute/timeout"]);
      expect(performance.now() - startedAt).toBeLessThan(10_000);
    }
  });
});
