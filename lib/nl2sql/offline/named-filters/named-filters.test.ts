import { describe, expect, it } from "vitest";
import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import { column, entity, model } from "@/lib/semantic/__fixtures__/models";
import type { NamedFilter } from "@/lib/semantic/schema";
import { takeFilters } from "./take-filters";

const filter = (id: string, of: string, label: string, condition: string, given: Partial<NamedFilter> = {}) => ({
  ...{ id, entity: of, label, description: null, synonyms: [], condition, origin: "person" as const },
  ...given,
});

const shop = model(
  [
    entity("customer", [
      column("name"),
      column("city", { role: "geography" }),
      column("last_seen", { type: "date", role: "time" }),
    ]),
    entity(
      "order",
      [
        column("customer_id", { type: "integer", role: "key" }),
        column("amount", { type: "decimal", role: "measure" }),
        column("state", {
          frequentValues: [
            { value: "paid", count: 9 },
            { value: "cancelled", count: 3 },
          ],
        }),
      ],
      { defaultFilters: ["kept", "stale"] },
    ),
  ],
  {
    filters: [
      filter("active", "customer", "Active customer", "last_seen > '2025-01-01'", {
        synonyms: ["regulars"],
        translations: { zh: { label: "活跃客户" } },
      }),
      filter("kept", "order", "Not cancelled", "state <> 'cancelled'"),
      filter("stale", "order", "Old order", "gone_column > 3"),
      filter("guess", "order", "Large order", "amount > 100", { origin: "inferred" }),
    ],
  },
);

function draftOf(question: string, locale = "en") {
  const answer = interpretOffline({ question, model: shop, now: new Date("2026-01-01"), locale, previous: null });
  if (answer.kind !== "draft") throw new Error(`${question}: ${answer.kind}`);
  return { ...answer, sql: answer.sql.replaceAll('"', "") };
}

describe("a named condition in a question", () => {
  it("is taken out of it, with its noun left", () => {
    expect(takeFilters("how many active customers per city", shop).question).toBe("how many customers per city");
    expect(takeFilters("number of customers among regulars", shop).question).toBe("number of customers");
    expect(takeFilters("活跃客户的数量", shop).taken.map(({ filter }) => filter.id)).toEqual(["active"]);
  });

  it("stays where it is quoted or only suggested", () => {
    expect(takeFilters('customers named "active customer"', shop).taken).toEqual([]);
    expect(takeFilters("how many large orders", shop).taken).toEqual([]);
    // Its column is gone.
    expect(takeFilters("how many old orders", shop).taken).toEqual([]);
  });

  it("becomes the condition of the query, is told, and may be denied", () => {
    const draft = draftOf("how many active customers per city");
    expect(draft.sql).toMatch(/last_seen > '2025-01-01'/);
    expect(draft.understood).toContain("Active customer");
    expect(draftOf("how many customers are not active customers").sql).toMatch(/NOT \(.*last_seen > '2025-01-01'/);
  });

  it("of another table is joined", () => {
    const draft = draftOf("total amount of orders from active customers");
    expect(draft.sql).toMatch(/JOIN .*customer/);
    expect(draft.sql).toMatch(/last_seen > '2025-01-01'/);
  });
});

describe("usual filters", () => {
  it("hold unless the question speaks of their columns, and are said", () => {
    const draft = draftOf("how many orders");
    expect(draft.sql).toMatch(/state <> 'cancelled'/);
    expect(draft.assumptions.join()).toContain("Not cancelled");
    const cancelled = draftOf("how many cancelled orders");
    expect(cancelled.sql).not.toMatch(/<> 'cancelled'/);
    expect(cancelled.sql).toMatch(/= 'cancelled'/);
  });

  it("of a table that is not asked about change nothing", () => {
    expect(draftOf("how many customers per city").sql).not.toContain("cancelled");
  });
});
