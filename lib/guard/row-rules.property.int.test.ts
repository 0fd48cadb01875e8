import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPolicy } from "@/lib/semantic/access-policy";
import { type EngineUnderTest, openFourEngines } from "@/scripts/test/four-engines";
import { propertyRuns } from "@/scripts/test/property-runs";
import { readCaseFile } from "./__fixtures__/read-cases";
import { makeViewersWorld, makeWholeWorld, policyFor, visibleModel } from "./__fixtures__/row-rules/two-worlds";
import { checkSql } from "./check-sql";

const timeoutMs = 120_000;
const rowCountMax = 3_000;
/** Which rows these give is for the engine to choose, so that two databases may differ without a leak. */
const undecided = /\b(LIMIT|OFFSET|OVER|DISTINCT ON|FIRST|LAST|ANY_VALUE|RANDOM|QUALIFY|FETCH)\b/i;

const shapes = readCaseFile("row-rules/shapes.sql")
  .filter((shape) => shape.kind === "duckdb")
  .map(({ sql }) => sql.replaceAll("{schema}", "main"))
  .filter((sql) => !undecided.test(sql));
const split = (sql: string) => sql.match(/\w+|'[^']*'|"[^"]*"|[<>=]+|[^\s\w]/gu) ?? [];
const words = [...new Set(shapes.flatMap(split))];

/** Shapes of queries with words taken out, put in and swapped, and with pieces of other shapes. */
const mutated = fc
  .tuple(
    fc.constantFrom(...shapes),
    fc.array(fc.tuple(fc.nat(80), fc.constantFrom("insert", "delete", "swap"), fc.constantFrom(...words)), {
      maxLength: 3,
    }),
    fc.option(fc.constantFrom(...shapes)),
  )
  .map(([sql, edits, other]) => {
    const tokens = split(sql);
    for (const [place, edit, word] of edits) {
      const at = place % (tokens.length + 1);
      if (edit === "insert") tokens.splice(at, 0, word);
      else tokens.splice(at, 1, ...(edit === "swap" ? [word] : []));
    }
    const text = tokens.join(" ");
    return other === null ? text : `${text} UNION ALL ${other}`;
  });

let engines: { whole: EngineUnderTest; viewers: EngineUnderTest; all: EngineUnderTest[] };
beforeAll(async () => {
  const all = [...(await openFourEngines(makeWholeWorld)), ...(await openFourEngines(makeViewersWorld))];
  const [whole, viewers] = all.filter((engine) => engine.kind === "duckdb");
  if (!whole || !viewers) throw new Error("DuckDB is not there");
  engines = { whole, viewers, all };
}, timeoutMs);
afterAll(async () => {
  for (const engine of engines.all) await engine.close();
}, timeoutMs);

async function rowsOf(sql: string, engine: EngineUnderTest, withRules: boolean): Promise<string[] | null> {
  const model = withRules ? visibleModel(engine.model) : engine.model;
  const checked = checkSql(sql, { model, policy: withRules ? policyFor(engine.model) : openPolicy, rowCountMax });
  if (!checked.ok) return null;
  const signal = AbortSignal.timeout(timeoutMs);
  const run = await engine.driver.run(checked.value.text, { signal, timeoutMs: 5_000, rowCountMax });
  if (!run.ok || run.value.truncated) return null;
  return run.value.rows.map((row) => JSON.stringify(row)).sort();
}

describe("row rules", () => {
  it(
    "hold for whatever the guard accepts of mutated queries: the rows are those of a database that has no others",
    async () => {
      let compared = 0;
      await fc.assert(
        fc.asyncProperty(mutated, async (sql) => {
          const seen = await rowsOf(sql, engines.whole, true);
          const allowed = seen && (await rowsOf(sql, engines.viewers, false));
          if (!seen || !allowed) return;
          compared += 1;
          expect(seen, sql).toEqual(allowed);
        }),
        propertyRuns(400),
      );
      expect(compared).toBeGreaterThan(40);
    },
    timeoutMs * 2,
  );
});
