import { mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { flushAudit } from "@/lib/auth/audit";
import { systemViewer } from "@/lib/auth/system-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { closeStore, store } from "@/lib/db/store";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { checkSql } from "@/lib/guard/check-sql";
import type { CheckedSql } from "@/lib/guard/checked-sql";
import { openPolicy } from "@/lib/semantic/access-policy";
import { analysisFinished, startAnalysis } from "@/lib/semantic/analysis/source-analysis";
import { semanticModelFor } from "@/lib/semantic/semantic-view";
import { closeDriver } from "@/lib/source/source-drivers";
import { createSource } from "@/lib/source/sources";
import { runQuery } from "./run-query";

const admin = systemViewer();
const reader: Viewer = { ...admin, role: "viewer", scopeKey: "reader" };
const folder = join(env.QUERENT_DATA_DIR, "files");
const file = join(folder, "sales.duckdb");
let sourceId = "";

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  for (const statement of [
    "CREATE TABLE sales (sale_id INTEGER PRIMARY KEY, city VARCHAR, sold_on DATE, amount DECIMAL(12, 2))",
    "COMMENT ON COLUMN sales.amount IS 'Money in EUR'",
    "INSERT INTO sales SELECT i, ['Berlin', 'Paris'][1 + i % 2], DATE '2024-01-01' + i::INTEGER, i * 1.5 FROM range(1, 201) r(i)",
    "CHECKPOINT",
  ]) {
    await connection.run(statement);
  }
  connection.closeSync();
  instance.closeSync();
  const source = await createSource(admin, { name: "Sales", connection: { kind: "duckdb", files: ["sales.duckdb"] } });
  if (!source.ok) throw new Error(source.error.code);
  sourceId = source.value.id;
  await startAnalysis(admin, sourceId);
  const analysed = await analysisFinished(sourceId);
  if (!analysed.ok) throw new Error(analysed.error.code);
});

afterAll(async () => {
  await closeDriver(sourceId);
  await closeStore();
});

async function check(sql: string, rowCountMax = 100): Promise<CheckedSql> {
  const model = await semanticModelFor(admin, sourceId);
  if (!model.ok) throw new Error(model.error.code);
  const checked = checkSql(sql, { policy: openPolicy, model: model.value, rowCountMax });
  if (!checked.ok) throw new Error(`${checked.error.code} ${JSON.stringify(checked.error.params)}`);
  return checked.value;
}

const options = (over: { cacheSeconds?: number; refresh?: boolean; signal?: AbortSignal } = {}) => ({
  signal: new AbortController().signal,
  cacheSeconds: 60,
  refresh: false,
  occasion: { kind: "answer" as const, asked: "sales", subject: null },
  ...over,
});

async function run(viewer: Viewer, checked: CheckedSql, over: Parameters<typeof options>[0] = {}) {
  const answer = await runQuery(viewer, { sourceId }, checked, options(over));
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

describe("runQuery", () => {
  it("gives the rows, and columns with the role and the label that the model knows", async () => {
    const { result } = await run(
      admin,
      await check("SELECT city, SUM(amount) AS total_amount FROM sales GROUP BY city ORDER BY city"),
    );
    expect(result.rows).toEqual([
      ["Berlin", "15150.00"],
      ["Paris", "15000.00"],
    ]);
    expect(result.columns).toMatchObject([
      { name: "city", type: "text", grain: null },
      { name: "total_amount", type: "decimal", role: "measure" },
    ]);
    expect(result.truncated).toBe(false);
  });

  it("keeps as many rows as were allowed and says that there were more", async () => {
    const { result } = await run(admin, await check("SELECT sale_id FROM sales ORDER BY sale_id", 10));
    expect(result.rows).toHaveLength(10);
    expect(result.truncated).toBe(true);
  });

  it("serves the same question from memory, unless told to refresh or to keep nothing", async () => {
    const checked = await check("SELECT COUNT(*) AS sale_count FROM sales");
    expect((await run(admin, checked)).cacheTier).toBe("source");
    expect((await run(admin, checked)).cacheTier).toBe("memory");
    expect((await run(admin, checked, { refresh: true })).cacheTier).toBe("source");
    expect((await run(admin, checked, { cacheSeconds: 0 })).cacheTier).toBe("source");
  });

  it("does not serve one scope what was read for another", async () => {
    const checked = await check("SELECT MAX(amount) AS largest FROM sales");
    await run(admin, checked);
    expect((await run(reader, checked)).cacheTier).toBe("source");
    expect((await run(reader, checked)).cacheTier).toBe("memory");
  });

  it("is in the audit with who asked, the text that ran and what it took, once for each run at the source", async () => {
    const checked = await check("SELECT COUNT(*) AS audited FROM sales");
    const widget = { kind: "widget" as const, asked: "Sales / Count", subject: "dashboard-1" };
    for (const _ of [1, 2]) await runQuery(reader, { sourceId }, checked, { ...options(), occasion: widget });
    const question = { kind: "question" as const, asked: "How many\nsales?", subject: "conversation-1" };
    await runQuery(reader, { sourceId }, checked, { ...options(), occasion: question });
    await flushAudit();
    const { db, tables } = await store();
    const rows = await db.select().from(tables.auditEvents).orderBy(tables.auditEvents.id);
    const mine = rows.filter(({ text }) => text?.includes("audited"));
    const common = { action: "query.run", userId: reader.userId, sourceId };
    expect(mine).toMatchObject([
      { ...common, subject: "dashboard-1", text: `Sales / Count\n${checked.text}` },
      { ...common, subject: "conversation-1", text: `How many sales?\n${checked.text}` },
    ]);
    expect(mine.map(({ details }) => details)).toMatchObject([
      { for: "widget", rows: 1, truncated: false, tier: "source", tables: checked.tables },
      { for: "question", rows: 1, tier: "memory" },
    ]);
  });

  it("does not start for somebody who has left", async () => {
    const checked = await check("SELECT MIN(amount) AS smallest FROM sales");
    const answer = await runQuery(
      admin,
      { sourceId },
      checked,
      options({ signal: AbortSignal.abort(), cacheSeconds: 0 }),
    );
    expect(answer).toMatchObject({ ok: false, error: { code: "execute/cancelled" } });
  });

  it("takes SQL that was checked for another source for a bug", async () => {
    const checked = await check("SELECT city FROM sales");
    await expect(runQuery(admin, { sourceId: "another" }, checked, options())).rejects.toThrow(AppError);
  });

  it("tells how a connection fails to those who manage it alone", async () => {
    const checked = await check("SELECT city FROM sales WHERE sale_id = 1");
    await closeDriver(sourceId);
    renameSync(file, `${file}.away`);
    const [forAdmin, forReader] = [
      await runQuery(admin, { sourceId }, checked, options()),
      await runQuery(reader, { sourceId }, checked, options()),
    ];
    renameSync(`${file}.away`, file);
    expect(forAdmin).toMatchObject({ ok: false, error: { code: "source/file", params: { file: "sales.duckdb" } } });
    expect(forReader).toEqual({ ok: false, error: { code: "source/unreachable", params: {} } });
    // And it works again as soon as the file is back.
    expect((await run(reader, checked)).result.rows).toEqual([["Paris"]]);
  });
});
