import fc from "fast-check";
import { expect, it } from "vitest";
import { checkSql } from "@/lib/guard/check-sql";
import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import { openPolicy } from "@/lib/semantic/access-policy";
import type { EngineUnderTest } from "@/scripts/test/four-engines";
import { anyOddQuestion, anyOddTables, openOddDatabases } from "@/scripts/test/odd-databases";
import { propertyRuns } from "@/scripts/test/property-runs";

const now = new Date("2024-06-15T12:00:00Z");

/** What becomes of a question: "refused", "asked back" or "answered"; else the stage that failed, with its reason. */
async function fate(question: string, { model, driver, kind }: EngineUnderTest): Promise<string> {
  const read = interpretOffline({ question, model, now, locale: "en", previous: null });
  if (read.kind === "cannot_answer") return read.reason.length > 20 ? "refused" : `no reason: ${question}`;
  if (read.kind === "clarify") return read.choices.length > 1 ? "asked back" : `no choice: ${question}`;
  const checked = checkSql(read.sql, { policy: openPolicy, model, rowCountMax: 1_000 });
  if (!checked.ok) return `${kind} ${JSON.stringify(question)}: ${JSON.stringify(checked.error)} in ${read.sql}`;
  const run = await driver.run(checked.value.text, {
    signal: AbortSignal.timeout(30_000),
    timeoutMs: 20_000,
    rowCountMax: 1_000,
  });
  return run.ok
    ? "answered"
    : `${kind} ${JSON.stringify(question)}: ${JSON.stringify(run.error)} in ${checked.value.text}`;
}

it("whatever is asked of whatever tables is refused, asked back or runs", { timeout: 240_000 }, async () => {
  const fates = { answered: 0, refused: 0, "asked back": 0 };
  const anyTalk = anyOddTables.chain((tables) =>
    fc.tuple(fc.constant(tables), fc.array(anyOddQuestion(tables), { minLength: 12, maxLength: 12 })),
  );
  await fc.assert(
    fc.asyncProperty(anyTalk, async ([tables, questions]) => {
      const engines = await openOddDatabases(tables);
      try {
        for (const engine of engines) {
          for (const question of questions) {
            const end = await fate(question, engine);
            expect(Object.keys(fates)).toContain(end);
            fates[end as keyof typeof fates] += 1;
          }
        }
      } finally {
        for (const engine of engines) await engine.close();
      }
    }),
    propertyRuns(20),
  );
  // A test of odd questions that are all refused would test nothing.
  expect(fates.answered).toBeGreaterThan(40);
});
