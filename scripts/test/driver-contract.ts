import { setImmediate as nextTurn } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Driver, RunOptions } from "@/lib/source/driver";

export type DriverUnderTest = {
  readonly driver: Driver;
  /** A statement that gives so many rows. */
  rows(count: number): string;
  /** A statement that would run for minutes, with a word in it by which it is found on the server. */
  slow(word: string): string;
  /** How many statements with the word the engine is working on; null where there is no server to ask. */
  running: ((word: string) => Promise<number>) | null;
  /** Statements that would change something, or step outside of one SELECT. */
  readonly writes: readonly string[];
  readonly wrongSql: string;
  close(): Promise<void>;
};

/** Limits that no test means to reach. */
export const relaxed = (): RunOptions => ({
  signal: new AbortController().signal,
  timeoutMs: 20_000,
  rowCountMax: 1_000,
});

/** Runs a statement that must work and gives its rows. */
export async function rowsOf(driver: Driver, sql: string, options: Partial<RunOptions> = {}) {
  const run = await driver.run(sql, { ...relaxed(), ...options });
  if (!run.ok) throw new Error(`${run.error.code} ${JSON.stringify(run.error.params)}`);
  return run.value;
}

/** The code with which a statement is refused, or "ok". */
export async function codeOf(driver: Driver, sql: string, options: Partial<RunOptions> = {}): Promise<string> {
  const run = await driver.run(sql, { ...relaxed(), ...options });
  return run.ok ? "ok" : run.error.code;
}

const momentCount = 30;

/** What every driver promises, whatever the engine. */
export function describeDriver(name: string, open: () => Promise<DriverUnderTest>, skip = false): void {
  describe.skipIf(skip)(`${name} driver`, () => {
    let under: DriverUnderTest;
    beforeAll(async () => {
      under = await open();
    });
    afterAll(async () => {
      await under.close();
    });

    it("keeps no more rows than asked for and says that there were more", async () => {
      const result = await rowsOf(under.driver, under.rows(50), { rowCountMax: 20 });
      expect(result.rows).toHaveLength(20);
      expect(result.truncated).toBe(true);
    });

    it("says that nothing is missing when the rows fit exactly", async () => {
      const result = await rowsOf(under.driver, under.rows(20), { rowCountMax: 20 });
      expect(result.rows).toHaveLength(20);
      expect(result.truncated).toBe(false);
    });

    it("gives columns for a result without rows", async () => {
      const result = await rowsOf(under.driver, under.rows(0));
      expect(result.rows).toEqual([]);
      expect(result.columns).toHaveLength(1);
    });

    it("refuses everything that is not one reading statement", async () => {
      for (const sql of under.writes)
        expect(`${sql}: ${await codeOf(under.driver, sql)}`).toBe(`${sql}: execute/failed`);
    });

    it("reports wrong SQL in the engine's words and works on", async () => {
      const run = await under.driver.run(under.wrongSql, relaxed());
      expect(run).toMatchObject({ ok: false, error: { code: "execute/failed" } });
      expect(run.ok ? "" : String(run.error.params.reason)).toMatch(/no_such_column/);
      expect((await rowsOf(under.driver, under.rows(1))).rows).toHaveLength(1);
    });

    it("stops a statement at its time limit and works on", async () => {
      const startedAt = performance.now();
      expect(await codeOf(under.driver, under.slow("limited"), { timeoutMs: 400 })).toBe("execute/timeout");
      expect(performance.now() - startedAt).toBeLessThan(10_000);
      if (under.running) expect(await under.running("limited")).toBe(0);
      expect((await rowsOf(under.driver, under.rows(1))).rows).toHaveLength(1);
    });

    it("stops the engine's own query when the caller leaves", async () => {
      const { running } = under;
      const controller = new AbortController();
      const run = under.driver.run(under.slow("abandoned"), { ...relaxed(), signal: controller.signal });
      if (running) await vi.waitFor(async () => expect(await running("abandoned")).toBeGreaterThan(0), 10_000);
      controller.abort();
      expect(await run).toMatchObject({ ok: false, error: { code: "execute/cancelled" } });
      if (running) await vi.waitFor(async () => expect(await running("abandoned")).toBe(0), 10_000);
      expect((await rowsOf(under.driver, under.rows(1))).rows).toHaveLength(1);
    });

    it("stops whatever the moment at which the caller leaves: while it prepares, begins, or works", () =>
      leftAtAnyMoment(under));

    it("does not start for a caller who has already left", async () => {
      expect(await codeOf(under.driver, under.rows(1), { signal: AbortSignal.abort() })).toBe("execute/cancelled");
    });

    it("runs side by side without mixing results", async () => {
      const counts = Array.from({ length: 12 }, (_, index) => index + 1);
      const results = await Promise.all(counts.map((count) => rowsOf(under.driver, under.rows(count))));
      expect(results.map(({ rows }) => rows.length)).toEqual(counts);
    });
  });
}

async function leftAtAnyMoment({ driver, slow }: DriverUnderTest): Promise<void> {
  for (let turn = 0; turn < momentCount; turn++) {
    const controller = new AbortController();
    const run = driver.run(slow(`left_${turn}`), { ...relaxed(), signal: controller.signal });
    for (let waited = 0; waited < turn; waited++) await nextTurn();
    controller.abort();
    expect(await run).toMatchObject({ ok: false, error: { code: "execute/cancelled" } });
  }
}
