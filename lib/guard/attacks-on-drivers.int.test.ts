import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCases } from "@/lib/guard/__fixtures__/read-cases";
import {
  type AttackedEngine,
  attempt,
  canariesIn,
  expectUnchanged,
  placed,
} from "@/scripts/test/attacked/attacked-engine";
import { type AttackedFolder, makeAttackedFolder } from "@/scripts/test/attacked/attacked-folder";
import { openAttackedEngines } from "@/scripts/test/attacked/open-attacked-engines";

/** Without those that only cost: they change nothing, and that engines end statements in time is what the drivers' own tests are about. */
const cases = readCases(join(import.meta.dirname, "__fixtures__", "attacks")).filter(
  ({ file }) => file !== "explosions.sql",
);

/** Long enough for a new reader process of SQLite, which has nothing that waits. */
const timeoutMs = { mysql: 200, postgres: 200, duckdb: 400, sqlite: 2_000 };

/**
 * What the drivers and an account with few rights hold back alone: every attack is sent to them as it is, as if there were no guard.
 * Reading hidden columns and rows of the same database is what this wall cannot know of.
 */
describe("attacks on the second wall", () => {
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

  for (const file of new Set(cases.map((item) => item.file))) {
    it(`${file}: nothing changes, no other file or database is read, nobody is called`, async () => {
      const files = folder.snapshot();
      await Promise.all(
        engines.map(async (engine) => {
          const before = await engine.snapshot();
          const breaches: string[] = [];
          for (const { sql: written, title } of cases.filter((one) => one.file === file && one.kind === engine.kind)) {
            const sql = placed(written, engine, folder);
            const { shown } = await attempt(engine.drivers.a, sql, timeoutMs[engine.kind]);
            const found = canariesIn(shown, sql).filter((value) => /-(FILE|VAULT)/.test(value));
            if (found.length > 0) breaches.push(`${engine.kind} ${title}: ${found}`);
          }
          expect(breaches).toEqual([]);
          expectUnchanged(before, await engine.snapshot());
        }),
      );
      expect(folder.snapshot()).toEqual(files);
      expect(folder.callCount()).toBe(0);
    }, 120_000);
  }
});
