import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCases } from "@/lib/guard/__fixtures__/read-cases";
import { checkSql } from "@/lib/guard/check-sql";
import {
  type AttackedEngine,
  attempt,
  canariesIn,
  expectUnchanged,
  placed,
} from "@/scripts/test/attacked/attacked-engine";
import { type AttackedFolder, makeAttackedFolder } from "@/scripts/test/attacked/attacked-folder";
import { openAttackedEngines } from "@/scripts/test/attacked/open-attacked-engines";

const cases = readCases(join(import.meta.dirname, "__fixtures__", "attacks"));
const timeoutMs = 400;
const againTimes = 12;

describe("attacks on the guard", () => {
  let folder: AttackedFolder;
  let engines: AttackedEngine[] = [];

  beforeAll(async () => {
    folder = await makeAttackedFolder();
    engines = await openAttackedEngines(folder);
  });
  afterAll(async () => {
    for (const engine of engines) await engine.close();
    await folder.remove();
  });

  it("are at least 400 statements, each tried on every engine", () => {
    expect(new Set(cases.map(({ sql }) => sql)).size).toBeGreaterThanOrEqual(400);
    for (const kind of ["mysql", "postgres", "sqlite", "duckdb"])
      expect(cases.filter((item) => item.kind === kind).length).toBe(cases.length / 4);
  });

  it("are after something that somebody with more rights can reach", async () => {
    for (const engine of engines) expect(canariesIn(await engine.reachCanary(), ""), engine.kind).not.toEqual([]);
  });

  for (const file of new Set(cases.map((item) => item.file))) {
    it(`${file}: each is refused, or is one read of what the viewer may see`, async () => {
      await Promise.all(
        engines.map(async (engine) => {
          const before = await engine.snapshot();
          const breaches: string[] = [];
          for (const item of cases.filter((one) => one.file === file && one.kind === engine.kind)) {
            const breach = await breachOf(item, engine, folder);
            if (breach !== null) breaches.push(`${engine.kind} ${item.title}: ${breach}`);
          }
          expect(breaches).toEqual([]);
          expectUnchanged(before, await engine.snapshot());
        }),
      );
      expect(folder.callCount()).toBe(0);
    }, 120_000);
  }
});

/** What is wrong with the answer to an attack; null when nothing is. */
async function breachOf(
  { file, sql: written, expected }: (typeof cases)[number],
  engine: AttackedEngine,
  folder: AttackedFolder,
): Promise<string | null> {
  const sql = placed(written, engine, folder);
  const checked = checkSql(sql, { ...engine.view, rowCountMax: 100 });
  const verdict = checked.ok ? "accepted" : checked.error.code;
  if (verdict !== expected) return `${verdict} instead of ${expected}`;
  if (!checked.ok) {
    const told = canariesIn(JSON.stringify(checked.error), sql);
    return told.length > 0 ? `the refusal tells ${told}` : null;
  }
  const { text } = checked.value;
  // What only costs is left to the limits on time and size, which the drivers' tests are about.
  if (file === "explosions.sql") return null;
  const [a, b] = await Promise.all([
    attempt(engine.drivers.a, text, timeoutMs),
    attempt(engine.drivers.b, text, timeoutMs),
  ]);
  const shown = canariesIn(a.shown + b.shown, sql);
  if (shown.length > 0) return `${text} shows ${shown}`;
  if (a.stopped || b.stopped || a.shown === b.shown) return null;
  // Clocks and random numbers differ from themselves: one of few rows now and then only, so it is asked more than once.
  for (let times = 0; times < againTimes; times++) {
    if ((await attempt(engine.drivers.a, text, timeoutMs)).shown !== a.shown) return null;
  }
  return `${text} tells the worlds apart: ${a.shown} ${b.shown}`;
}
