import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkSql } from "@/lib/guard/check-sql";
import { anyCombination, anyPlan } from "@/lib/nl2sql/__fixtures__/any-plan";
import { compilePlan } from "@/lib/nl2sql/compile-plan";
import { type QueryPlan, queryPlanSchema } from "@/lib/nl2sql/schema";
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
  const checked = checkSql(sql.value, { model, rowCountMax: 1_000 });
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
