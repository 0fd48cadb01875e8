import { expect, test } from "vitest";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";
import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import type { CannotAnswer } from "@/lib/nl2sql/schema";

const model = demoShopModel();
const now = new Date("2024-06-15T12:00:00Z");
const read = (question: string, locale = "en") => interpretOffline({ question, model, now, locale, previous: null });

function refused(question: string, locale = "en"): CannotAnswer {
  const interpretation = read(question, locale);
  if (interpretation.kind !== "cannot_answer") throw new Error(`${question}: ${JSON.stringify(interpretation)}`);
  return interpretation;
}

test.each([
  ["revenue by carrier", "carrier"],
  ["average shipping cost per warehouse", "warehouse"],
  ["number of orders for each courier", "courier"],
  ["number of orders for each customer nickname", "customer nickname"],
])("a split that does not exist is never dropped: %s", (question, word) => {
  const { reason, nearest, unused } = refused(question);
  expect(reason).toContain(`no “${word}” to split by`);
  expect(unused).toContain(word);
  expect(nearest.length).toBeGreaterThan(0);
});

test("the nearest questions put what exists in the place of what does not, and are answered", () => {
  const { nearest } = refused("revenue by carrier");
  expect(nearest).toContain("revenue by status");
  for (const question of nearest) expect(read(question).kind).toBe("draft");
});

test.each([
  ["which airport has the highest shipping cost", "airport"],
  ["list the parcels", "parcels"],
  ["what is the weather in Berlin", "weather"],
])("a noun that nothing is called is not skipped: %s", (question, word) => {
  expect(refused(question).reason).toContain(`Nothing in this data is called “${word}”`);
});

test.each(["average crew count of the stores", "how many passengers are there"])(
  "a figure of something unknown is not a figure of something else: %s",
  (question) => {
    expect(refused(question).reason).toContain("Nothing in this data is called");
  },
);

test.each([
  "employees who never smoked",
  "customers that are vegetarian",
  "products without gluten",
  "stores with a VAT",
  "how many stores have a visitor count greater than 100",
])("a condition of which nothing is known is not dropped: %s", (question) => {
  expect(refused(question).reason).toContain("could not be matched");
});

test.each([
  "the overdue orders by status",
  "Show me the data on orders by status",
  "number of orders per employee each time",
  "how many people are in Berlin by segment",
])("words beside a known noun only lower the confidence: %s", (question) => {
  const interpretation = read(question);
  if (interpretation.kind === "cannot_answer") expect(interpretation.reason).not.toMatch(/“|called/);
});

test("says it in Chinese too", () => {
  expect(refused("按承运商统计收入", "zh").reason).toContain("数据中没有“承运商”");
});
