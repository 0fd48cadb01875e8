import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Cell } from "@/lib/execute/schema";
import { checkSql } from "@/lib/guard/check-sql";
import { anyCombination, anyPlan } from "@/lib/nl2sql/__fixtures__/any-plan";
import { isSameEverywhere } from "@/lib/nl2sql/__fixtures__/same-everywhere";
import { compilePlan } from "@/lib/nl2sql/compile-plan";
import { type QueryPlan, queryPlanSchema } from "@/lib/nl2sql/schema";
import { openPolicy } from "@/lib/semantic/access-policy";
import { type EngineUnderTest, openFourEngines } from "@/scripts/test/four-engines";
import { propertyRuns } from "@/scripts/test/property-runs";

let engines: EngineUnderTest[];
beforeAll(async () => {
  engines = await openFourEngines();
});
afterAll(async () => {
  for (const engine of engines) await engine.close();
});

/** What becomes of a plan on one engine: "runs", or the first stage that refused it with its reason. */
async function fate(plan: QueryPlan, { model, driver, kind }: EngineUnderTest): Promise<string> {
  const sql = compilePlan(queryPlanSchema.parse(plan), model);
  if (!sql.ok) return `${kind}: ${sql.error.code} ${JSON.stringify(sql.error.params)}`;
  const checked = checkSql(sql.value, { policy: openPolicy, model, rowCountMax: 1_000 });
  if (!checked.ok) return `${kind}: ${checked.error.code} ${JSON.stringify(checked.error.params)} in ${sql.value}`;
  const options = { signal: AbortSignal.timeout(30_000), timeoutMs: 20_000, rowCountMax: 1_000 };
  const run = await driver.run(checked.value.text, options);
  return run.ok ? "runs" : `${kind}: ${run.error.code} ${JSON.stringify(run.error.params)} in ${checked.value.text}`;
}

/** Hundreds of plans on four engines, on a machine that may have other work. */
const timeoutMs = 600_000;

const everyEngine = async (plan: QueryPlan) => {
  for (const engine of engines) expect(await fate(plan, engine)).toBe("runs");
};

it(
  "any plan compiles to SQL that the guard accepts and every engine runs",
  async () => {
    const [first] = engines;
    if (first === undefined) throw new Error("no engine was opened");
    await fc.assert(fc.asyncProperty(anyPlan(first.model), everyEngine), propertyRuns(250));
  },
  timeoutMs,
);

it(
  "so does any set operation",
  async () => {
    const [first] = engines;
    if (first === undefined) throw new Error("no engine was opened");
    await fc.assert(fc.asyncProperty(anyCombination(first.model), everyEngine), propertyRuns(80));
  },
  timeoutMs,
);

/** Numbers as numbers and times without their zone, so that rows of two engines can be laid side by side. */
function plainCell(cell: Cell): Cell {
  if (typeof cell === "boolean") return Number(cell);
  if (typeof cell !== "string") return cell;
  if (/^-?\d+(\.\d+)?$/.test(cell)) return Number(cell);
  return cell.replace(/^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(\.0+)?Z?$/, "$1 $2").replace(/ 00:00:00$/, "");
}

/** MySQL divides to four digits more than it was given, the others to sixteen. */
const isNear = (a: Cell, b: Cell): boolean =>
  typeof a === "number" && typeof b === "number" ? Math.abs(a - b) <= 0.02 + Math.abs(a) / 1_000 : a === b;

const sortKey = (row: readonly Cell[]) =>
  JSON.stringify(row.map((cell) => (typeof cell === "number" ? Number(cell.toPrecision(2)) : cell)));

async function sortedRows(plan: QueryPlan, { model, driver }: EngineUnderTest): Promise<Cell[][]> {
  const sql = compilePlan(queryPlanSchema.parse(plan), model);
  const checked = sql.ok ? checkSql(sql.value, { policy: openPolicy, model, rowCountMax: 1_000 }) : sql;
  if (!checked.ok) throw new Error(checked.error.code);
  const options = { signal: AbortSignal.timeout(30_000), timeoutMs: 20_000, rowCountMax: 1_000 };
  const run = await driver.run(checked.value.text, options);
  if (!run.ok) throw new Error(run.error.code);
  const rows = run.value.rows.map((row) => row.map(plainCell));
  return rows.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

it(
  "a plan that leaves nothing to the engine has the same rows on each",
  async () => {
    const [first, ...others] = engines;
    if (first === undefined) throw new Error("no engine was opened");
    const models = engines.map(({ model }) => model);
    const plans = anyPlan(first.model).map((plan) => ({ ...plan, limit: null, series: [] }));
    const same = plans.filter((plan) => isSameEverywhere(plan, models));
    const hasSameRows = async (plan: QueryPlan) => {
      const expected = await sortedRows(plan, first);
      for (const engine of others) {
        const rows = await sortedRows(plan, engine);
        const isEqual =
          rows.length === expected.length &&
          rows.every((row, at) => row.every((cell, place) => isNear(cell, expected[at]?.[place] ?? null)));
        if (!isEqual) expect({ kind: engine.kind, rows }).toEqual({ kind: engine.kind, rows: expected });
      }
    };
    await fc.assert(fc.asyncProperty(same, hasSameRows), propertyRuns(120));
  },
  timeoutMs,
);
