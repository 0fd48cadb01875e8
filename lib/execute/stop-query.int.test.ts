import mysql from "mysql2/promise";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { systemViewer } from "@/lib/auth/system-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { closeStore } from "@/lib/db/store";
import type { CheckedSql } from "@/lib/guard/checked-sql";
import { type SourceKind, sourceKinds, sourceLimitsSchema } from "@/lib/source/schema";
import { updateSource } from "@/lib/source/sources";
import { connectLargeSources, type LargeSources } from "@/scripts/test/large-sources";
import { runQuery } from "./run-query";
import { listMyQueries, listRunningQueries, stopQuery } from "./stop-query";

const admin = systemViewer();
const ana: Viewer = { ...admin, userId: "ana", name: "Ana", role: "viewer", scopeKey: "all" };
const bo: Viewer = { ...admin, userId: "bo", name: "Bo", role: "viewer", scopeKey: "all" };

let sources: LargeSources;
let mysqlAdmin: mysql.Connection | null = null;
let postgresAdmin: pg.Client | null = null;

beforeAll(async () => {
  sources = await connectLargeSources();
  // The queries read more rows than readers may ask for unless nobody minds.
  const limits = sourceLimitsSchema.parse({ confirmRowsAbove: null });
  for (const id of sources.ids.values()) await updateSource(admin, id, { limits });
  const { QUERENT_TEST_MYSQL_URL: mysqlUrl, QUERENT_TEST_POSTGRES_URL: postgresUrl } = process.env;
  if (mysqlUrl) mysqlAdmin = await mysql.createConnection({ uri: mysqlUrl });
  if (postgresUrl) {
    postgresAdmin = new pg.Client({ connectionString: postgresUrl });
    await postgresAdmin.connect();
  }
});

afterAll(async () => {
  await sources.close();
  await mysqlAdmin?.end();
  await postgresAdmin?.end();
  await closeStore();
});

/** Text that the guard would not let pass: it is here to run for minutes. */
function slowSql(kind: SourceKind, word: string): CheckedSql {
  const text = `SELECT COUNT(*) AS ${word} FROM big a, big b, big c WHERE a.m + b.m + c.m = 7`;
  const sourceId = sources.ids.get(kind) ?? "";
  const facts = {
    text,
    sourceId,
    kind,
    modelRevision: 1,
    tables: ["big"],
    columns: [],
    limit: 10,
    rowRulesApplied: false,
  };
  // Only the guard can make the type; what is tested here lies behind it.
  return facts as unknown as CheckedSql;
}

function ask(viewer: Viewer, checked: CheckedSql, signal = new AbortController().signal) {
  return runQuery(viewer, { sourceId: checked.sourceId }, checked, {
    ...{ signal, cacheSeconds: 60, refresh: false, confirmed: true },
    occasion: { kind: "question", asked: "How many sevens?", subject: null },
  });
}

async function listed(word: string) {
  const list = await listRunningQueries(admin);
  if (!list.ok) throw new Error(list.error.code);
  return list.value.queries.filter(({ sql }) => sql.includes(word));
}

/** How many statements with the word the server works on; null for engines without a server. */
async function atServer(kind: SourceKind, word: string): Promise<number | null> {
  if (kind === "mysql" && mysqlAdmin) {
    const [rows] = await mysqlAdmin.query<mysql.RowDataPacket[]>(
      "SELECT COUNT(*) AS count FROM information_schema.processlist WHERE info LIKE ? AND id <> CONNECTION_ID()",
      [`%${word}%`],
    );
    return Number(rows[0]?.count);
  }
  if (kind === "postgres" && postgresAdmin) {
    const { rows } = await postgresAdmin.query(
      "SELECT count(*)::int AS count FROM pg_stat_activity WHERE state = 'active' AND query LIKE $1 AND pid <> pg_backend_pid()",
      [`%${word}%`],
    );
    return rows[0].count;
  }
  return null;
}

const patience = { timeout: 15_000, interval: 50 };
const started = (word: string) =>
  vi.waitFor(async () => {
    const [query] = await listed(word);
    expect(query?.state).toBe("running");
    return query;
  }, patience);
const gone = (kind: SourceKind, word: string) =>
  vi.waitFor(async () => {
    expect(await listed(word)).toEqual([]);
    expect((await atServer(kind, word)) ?? 0).toBe(0);
  }, patience);

describe.each(sourceKinds)("a running query on %s", (kind) => {
  it("is listed with who asked for it, and stops at its engine when an admin stops it", async ({ skip }) => {
    if (!sources.ids.has(kind)) return skip();
    const outcome = ask(ana, slowSql(kind, "stopped_one"));
    const query = await started("stopped_one");
    expect(query).toMatchObject({
      sourceName: kind,
      askers: [{ name: "Ana", occasion: { asked: "How many sevens?" } }],
    });
    expect(await listMyQueries(ana)).toMatchObject([{ id: query?.id, state: "running" }]);
    expect(await listMyQueries(bo)).toEqual([]);
    expect(await stopQuery(ana, query?.id ?? "")).toMatchObject({ ok: false, error: { code: "auth/forbidden" } });
    expect(await stopQuery(admin, query?.id ?? "")).toEqual({ ok: true, value: null });
    expect(await outcome).toMatchObject({ ok: false, error: { code: "execute/stopped" } });
    await gone(kind, "stopped_one");
    expect(await stopQuery(admin, query?.id ?? "")).toMatchObject({
      ok: false,
      error: { code: "execute/not-running" },
    });
  });

  it("goes on for the other when one of two leaves, and stops at its engine when the last one leaves", async ({
    skip,
  }) => {
    if (!sources.ids.has(kind)) return skip();
    const [first, second] = [new AbortController(), new AbortController()];
    const left = ask(ana, slowSql(kind, "shared_one"), first.signal);
    await started("shared_one");
    const stays = ask(bo, slowSql(kind, "shared_one"), second.signal);
    await vi.waitFor(async () => expect((await listed("shared_one"))[0]?.askers).toHaveLength(2), patience);
    first.abort();
    expect(await left).toMatchObject({ ok: false, error: { code: "execute/cancelled" } });
    expect(await listed("shared_one")).toMatchObject([{ state: "running", askers: [{ name: "Bo" }] }]);
    second.abort();
    expect(await stays).toMatchObject({ ok: false, error: { code: "execute/cancelled" } });
    await gone(kind, "shared_one");
  });
});
