import { describe, expect, it } from "vitest";
import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import { column, entity, model } from "@/lib/semantic/__fixtures__/models";
import type { Measure } from "@/lib/semantic/schema";
import { answerTexts } from "./answer-texts";
import { suggestFollowups } from "./suggest-followups";

const now = new Date("2026-05-01T00:00:00Z");
const total: Measure = {
  id: "orders.amount",
  entity: "orders",
  label: "Total Amount",
  description: null,
  synonyms: [],
  aggregate: "sum",
  expression: "amount",
  unit: null,
};
const amount = column("amount", { label: "Amount", type: "decimal", role: "measure" });
const orderedOn = column("ordered_on", { label: "Ordered on", type: "date", role: "time" });
const shop = model(
  [
    entity("customers", [
      column("city", { label: "City", distinctCount: 12 }),
      column("mail", { personal: true, distinctCount: 9 }),
    ]),
    entity(
      "orders",
      [
        column("customers_id", { type: "integer", role: "key" }),
        column("status", { label: "Status", distinctCount: 3 }),
        amount,
        orderedOn,
      ],
      { timeColumn: "ordered_on" },
    ),
  ],
  { measures: [total] },
);

function suggest(asked: string, tables = ["orders"]) {
  return suggestFollowups({ model: shop, tables, plan: null, asked, text: answerTexts("en"), locale: "en", now });
}

describe("what to ask next", () => {
  it("is the same figure over time and split another way", () => {
    const questions = suggest("total amount");
    expect(questions).toHaveLength(3);
    expect(questions).toContain("Total amount by month");
    expect(questions).toContain("Total amount by status");
  });

  it("is always something the offline engine is sure of", () => {
    for (const question of suggest("total amount")) {
      const read = interpretOffline({ question, model: shop, now, locale: "en", previous: null });
      expect(read).toMatchObject({ kind: "draft", confident: true });
    }
  });

  it("is never what was just asked, nor a split by people's data", () => {
    const questions = suggest("total amount by month");
    expect(questions).not.toContain("Total amount by month");
    expect(questions.join()).not.toMatch(/mail/i);
  });

  it("is nothing when the answer read no known table", () => {
    expect(suggest("one", [])).toEqual([]);
  });
});
