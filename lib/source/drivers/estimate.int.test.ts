import { afterAll, beforeAll, expect, it } from "vitest";
import type { Driver } from "@/lib/source/driver";
import { openLargeTables } from "@/scripts/test/large-tables";

let engines: { driver: Driver; close(): Promise<void> }[];
beforeAll(async () => {
  engines = await openLargeTables();
});
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

const rowCounts: Record<string, number> = { big: 20_000, small: 100, a: 20_000, b: 20_000 };

async function estimates(
  sql: string,
  stopsAfter: number | null = null,
): Promise<Record<string, number | string | null>> {
  const options = {
    signal: AbortSignal.timeout(20_000),
    timeoutMs: 10_000,
    tableRows: ({ name }: { name: string }) => rowCounts[name] ?? null,
    stopsAfter,
  };
  const all: Record<string, number | string | null> = {};
  for (const { driver } of engines) {
    const estimate = await driver.estimate(sql, options);
    all[driver.kind] = estimate.ok ? (estimate.value?.rows ?? null) : estimate.error.code;
  }
  return all;
}

/** Estimates are estimates: within a fifth of the rows that are really read. */
async function expectAbout(rows: number, sql: string, stopsAfter: number | null = null): Promise<void> {
  for (const [kind, estimate] of Object.entries(await estimates(sql, stopsAfter))) {
    const near = typeof estimate === "number" && estimate >= rows * 0.8 && estimate <= rows * 1.2 + 10;
    expect(`${kind} ${sql}: ${near ? "near" : estimate}`).toBe(`${kind} ${sql}: near`);
  }
}

it("counts the rows that every engine reads for an aggregate", async () => {
  await expectAbout(20_000, "SELECT SUM(m) FROM big");
  await expectAbout(20_000, "SELECT m, COUNT(*) FROM big WHERE m > 5 GROUP BY m ORDER BY 2 DESC LIMIT 10");
  await expectAbout(20_100, "SELECT SUM(m) FROM big UNION ALL SELECT SUM(m) FROM small");
});

it("multiplies where every row meets every row", async () => {
  await expectAbout(400_000_000, "SELECT COUNT(*) FROM big a CROSS JOIN big b");
});

it("stops counting where the engine stops reading", async () => {
  await expectAbout(10, "SELECT n FROM big LIMIT 10", 10);
});

it("counts one row where a key finds it; DuckDB scans", async () => {
  const { duckdb, ...others } = await estimates("SELECT m FROM big WHERE n = 5 LIMIT 1000", 1_000);
  expect(new Set(Object.values(others))).toEqual(new Set([1]));
  expect(duckdb).toBe(20_000);
});

it("runs nothing, and says what is wrong with a statement", async () => {
  const wrong = await estimates("SELECT no_such_column FROM big");
  expect(new Set(Object.values(wrong))).toEqual(new Set(["execute/failed"]));
  const write = await estimates("DELETE FROM big");
  for (const { driver } of engines) {
    const left = await driver.run("SELECT COUNT(*) FROM big", {
      signal: AbortSignal.timeout(20_000),
      timeoutMs: 10_000,
      rowCountMax: 1,
    });
    expect([driver.kind, write[driver.kind] !== undefined, left.ok && String(left.value.rows[0]?.[0])]).toEqual([
      driver.kind,
      true,
      "20000",
    ]);
  }
});

it("tells each engine's plan in its own words, and of a write or a wrong name only what is wrong", async () => {
  const options = { signal: AbortSignal.timeout(20_000), timeoutMs: 10_000 };
  for (const { driver } of engines) {
    const plan = await driver.explain(
      "SELECT big.m, COUNT(*) FROM big JOIN small ON small.n = big.n GROUP BY big.m",
      options,
    );
    const lines = plan.ok ? plan.value.join("\n") : plan.error.code;
    expect([driver.kind, lines.includes("big"), lines.includes("small")]).toEqual([driver.kind, true, true]);
    expect((await driver.explain("SELECT no_such_column FROM big", options)).ok).toBe(false);
  }
});
