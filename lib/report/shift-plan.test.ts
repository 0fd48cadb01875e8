import { describe, expect, it } from "vitest";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";
import { describePlan } from "@/lib/nl2sql/describe-plan";
import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import type { QueryPlan } from "@/lib/nl2sql/schema";
import { daysBefore, shiftPlan } from "./shift-plan";

const model = demoShopModel();
const period = { from: "2025-01-01", to: "2025-02-01" };

function plan(question: string): QueryPlan {
  const read = interpretOffline({ question, model, now: new Date("2024-07-01"), locale: "en", previous: null });
  if (read.kind !== "draft" || read.plan === null) throw new Error(`${question} has no plan`);
  return read.plan;
}

function shifted(question: string, to: typeof period | null = period): string | null {
  const moved = shiftPlan(plan(question), model, to);
  return moved && describePlan(moved, model, "en");
}

describe("a plan of other days", () => {
  it("has its days replaced, not added to", () => {
    expect(shifted("Revenue by payment method in 2023")).toBe(
      "Revenue by Order payment method; where Order ordered at from 2025-01-01 to 2025-01-31",
    );
  });

  it("keeps its other conditions", () => {
    expect(shifted("Revenue of Toys in 2023")).toMatch(/Toys.*2025-01-01/);
  });

  it("gets days by the date of what it measures when it had none", () => {
    expect(shifted("Top 10 products by revenue")).toContain("Order ordered at from 2025-01-01 to 2025-01-31");
    expect(shifted("How many customers are there?")).toContain("Customer signed up on");
  });

  it("loses its days when all are wanted", () => {
    expect(shifted("Revenue by payment method in 2023", null)).toBe("Revenue by Order payment method");
  });

  it("moves both of two ranges that are set against each other", () => {
    const moved = shiftPlan(plan("revenue 2022 vs 2023"), model, period);
    expect(moved?.measures.map(({ filter }) => filter?.kind === "predicate" && filter.values)).toEqual([
      ["2024-12-01", "2025-01-01"],
      ["2025-01-01", "2025-02-01"],
    ]);
    expect(moved?.measures.map(({ label }) => label.slice(-23))).toEqual(
      ["2024-12-01–2024-12-31", "2025-01-01–2025-01-31"].map((days) => expect.stringContaining(days)),
    );
  });

  it("is none where a time stands that cannot be moved", () => {
    const inside: QueryPlan = {
      ...plan("Revenue by payment method"),
      filter: {
        kind: "not",
        filter: {
          ...{ kind: "predicate", column: { entity: "orders", column: "ordered_at", path: null } },
          ...{ operator: "between", values: ["2023-01-01", "2024-01-01"], exact: true },
        },
      },
    };
    expect(shiftPlan(inside, model, period)).toBeNull();
    expect(shiftPlan(plan("How many categories are there?"), model, period)).toBeNull();
  });

  it("has before it a period of as many days", () => {
    expect(daysBefore({ from: "2024-03-01", to: "2024-04-01" })).toEqual({ from: "2024-01-30", to: "2024-03-01" });
  });
}, 60_000);
