import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPolicy } from "@/lib/semantic/access-policy";
import { type SourceKind, sourceKinds } from "@/lib/source/schema";
import { type EngineUnderTest, openFourEngines } from "@/scripts/test/four-engines";
import { readCaseFile } from "./__fixtures__/read-cases";
import { makeViewersWorld, makeWholeWorld, policyFor, visibleModel } from "./__fixtures__/row-rules/two-worlds";
import { checkSql } from "./check-sql";

const shapes = readCaseFile("row-rules/shapes.sql");
const rowCountMax = 5_000;
const timeoutMs = 60_000;

let whole: Map<SourceKind, EngineUnderTest>;
let viewers: Map<SourceKind, EngineUnderTest>;
beforeAll(async () => {
  const byKind = (engines: EngineUnderTest[]) => new Map(engines.map((engine) => [engine.kind, engine]));
  whole = byKind(await openFourEngines(makeWholeWorld));
  viewers = byKind(await openFourEngines(makeViewersWorld));
}, timeoutMs);
afterAll(async () => {
  for (const engine of [...whole.values(), ...viewers.values()]) await engine.close();
});

function engineOf(engines: ReadonlyMap<SourceKind, EngineUnderTest>, kind: SourceKind): EngineUnderTest {
  const engine = engines.get(kind);
  if (!engine) throw new Error(`${kind} is not there: name it in the environment`);
  return engine;
}

/** Schema-qualified shapes leave the name of what holds the tables open: it is another in each world. */
function written(sql: string, { kind, model }: EngineUnderTest): string {
  const schemas = { mysql: model.database ?? "", postgres: "public", sqlite: "main", duckdb: "main" };
  return sql.replaceAll("{schema}", schemas[kind]);
}

async function rowsOf(engine: EngineUnderTest, sql: string): Promise<string[]> {
  const run = await engine.driver.run(sql, { signal: AbortSignal.timeout(timeoutMs), timeoutMs, rowCountMax });
  if (!run.ok) throw new Error(`${engine.kind}: ${JSON.stringify(run.error)}\n${sql}`);
  return run.value.rows.map((row) => JSON.stringify(row)).sort();
}

function checkedText(sql: string, engine: EngineUnderTest, withRules: boolean): string {
  const model = withRules ? visibleModel(engine.model) : engine.model;
  const policy = withRules ? policyFor(engine.model) : openPolicy;
  const checked = checkSql(written(sql, engine), { model, policy, rowCountMax });
  if (!checked.ok) throw new Error(`${engine.kind}: ${JSON.stringify(checked.error)}\n${sql}`);
  expect(checked.value.policed).toBe(withRules);
  return checked.value.text;
}

describe("row rules and masks", () => {
  it("are tried with at least 100 shapes of queries", () => {
    expect(new Set(shapes.map(({ title }) => title)).size).toBeGreaterThanOrEqual(100);
  });

  for (const kind of sourceKinds) {
    describe(`on ${kind}`, () => {
      for (const { title, sql } of shapes.filter((shape) => shape.kind === kind)) {
        it(
          `show what a database would that holds nothing else: ${title}`,
          async () => {
            const viewer = engineOf(viewers, kind);
            const expected = await rowsOf(viewer, written(sql, viewer));
            const text = checkedText(sql, engineOf(whole, kind), true);
            expect(await rowsOf(engineOf(whole, kind), text), text).toEqual(expected);
          },
          timeoutMs,
        );
      }
    });
  }

  it.each(sourceKinds)(
    "take something away in nearly every shape on %s",
    async (kind) => {
      let differing = 0;
      const ofKind = shapes.filter((shape) => shape.kind === kind);
      for (const { sql } of ofKind) {
        const engine = engineOf(whole, kind);
        const all = await rowsOf(engine, checkedText(sql, engine, false)).catch((error: Error) => [error.message]);
        const seen = await rowsOf(engine, checkedText(sql, engine, true));
        if (JSON.stringify(all) !== JSON.stringify(seen)) differing += 1;
      }
      expect(differing / ofKind.length).toBeGreaterThan(0.85);
    },
    timeoutMs * 5,
  );
});
