import { expect, test } from "vitest";
import { checkSql } from "@/lib/guard/check-sql";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";
import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import { openPolicy } from "@/lib/semantic/access-policy";

const model = demoShopModel();
const now = new Date("2024-06-15T12:00:00Z");

const suggestions = model.suggestedQuestions.flatMap(({ en, zh }) => [
  { question: en, pair: en, locale: "en" },
  { question: zh, pair: en, locale: "zh" },
]);

test("the demo shop has a dozen suggestions", () => {
  expect(model.suggestedQuestions).toHaveLength(12);
});

test.each(suggestions)("is sure of its own suggestion: $question", ({ question, pair, locale }) => {
  const read = interpretOffline({ question, model, now, locale, previous: null });
  if (read.kind !== "draft" || read.plan === null) throw new Error(`${question}: ${JSON.stringify(read)}`);
  expect(read).toMatchObject({ engine: "offline", confident: true, unused: [] });
  expect(checkSql(read.sql, { policy: openPolicy, model, rowCountMax: 1_000 }).ok).toBe(true);

  const { plan } = read;
  const [measure] = plan.measures;
  const label = model.measures.find(({ id }) => id === measure?.measureId)?.label ?? measure?.label ?? "";
  const asked = pair.toLowerCase();
  expect(plan.measures).toHaveLength(1);
  // "How many orders …?" names its figure otherwise.
  const named = asked.replace(/^how many (.+?) (?:per .+|are there)\?$/, "number of $1");
  expect(named).toContain(label.toLowerCase());
  const [dimension] = plan.dimensions;
  if (/ (?:by|per) (?:month|year)/.test(asked)) {
    expect(dimension?.grain).toBe(asked.includes("year") && !asked.includes("this year") ? "year" : "month");
  } else if (asked.startsWith("top 10")) {
    expect(plan).toMatchObject({ limit: 10, order: [{ by: { kind: "measure", index: 0 }, direction: "desc" }] });
    expect(plan.dimensions.length).toBeGreaterThan(0);
    expect(asked).toContain(dimension?.column.entity);
  } else if (!asked.startsWith("how many") || asked.includes(" per ")) {
    const shown = model.entities
      .find(({ id }) => id === dimension?.column.entity)
      ?.columns.find(({ name }) => name === dimension?.column.column);
    expect(
      asked.endsWith((shown?.label ?? "?").toLowerCase()) || asked.includes(dimension?.label.toLowerCase() ?? "?"),
    ).toBe(true);
  }
});

test("Chinese and English suggestions of a pair are the same plan", () => {
  for (const { en, zh } of model.suggestedQuestions) {
    const plans = [en, zh].map((question) => {
      const read = interpretOffline({ question, model, now, locale: "en", previous: null });
      return read.kind === "draft" ? read.sql : read.kind;
    });
    expect(plans[1], zh).toBe(plans[0]);
  }
});

test("no suggestion ranks rows by themselves or splits by an amount", () => {
  for (const { en } of model.suggestedQuestions) {
    expect(en).not.toMatch(/top 10 (?:orders|order lines|returns)\b/i);
    expect(en).not.toMatch(/by (?:unit price|unit cost|quantity|reorder level)$/i);
  }
});
