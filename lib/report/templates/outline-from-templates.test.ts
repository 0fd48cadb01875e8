import { describe, expect, it } from "vitest";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";
import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import { outlineFromTemplates } from "./outline-from-templates";

const model = demoShopModel();
const now = new Date("2024-07-01");
const period = { from: "2024-01-01", to: "2024-04-01", grain: null };

function outline(subject: string, more: { locale?: "en" | "zh"; period?: typeof period } = {}) {
  return outlineFromTemplates(model, { subject, locale: "en", period: null, now, ...more });
}

const headings = (...asked: Parameters<typeof outline>) => outline(...asked)?.items.map(({ heading }) => heading);

describe("the sections of a report without a model", () => {
  it("tell a figure, its course, its change, who has most of it and how it splits", () => {
    expect(headings("sales")?.slice(0, 5)).toEqual([
      "Revenue in all",
      "Revenue by month",
      "Revenue against the period before",
      "Top 10 products by revenue",
      "Revenue by payment method",
    ]);
  });

  it("tell things by their number, by what they bring in, and by the newest of them", () => {
    const about = headings("our customers");
    expect(about?.[0]).toBe("Number of customers in all");
    expect(about).toContain("Number of customers by country");
    expect(about?.at(-1)).toBe("The 10 newest customers");
    expect(headings("store performance")).toContain("Top 10 stores by revenue");
    expect(headings("store performance")).not.toContain("Top 10 stores by number of stores");
  });

  it("are limited to the value that the subject names, each of them", () => {
    const toys = outline("sales of Toys");
    expect(toys?.scope).toMatchObject({ column: { entity: "categories" }, values: ["Toys"] });
    expect(toys?.items.length).toBeGreaterThan(4);
    for (const { sql } of toys?.items ?? []) expect(sql).toContain("'Toys'");
  });

  it("are the same questions in Chinese", () => {
    const sql = (subject: string, locale: "en" | "zh") => outline(subject, { locale })?.items.map((item) => item.sql);
    expect(sql("销售情况", "zh")).toEqual(sql("sales", "en"));
    expect(headings("客户", { locale: "zh" })).toContain("最新的10个客户");
  });

  it("are questions that the offline engine is sure of", () => {
    const asked = (outline("orders")?.items ?? []).filter(({ question }) => !question.includes("newest"));
    for (const { question } of asked) {
      const read = interpretOffline({ question, model, now, locale: "en", previous: null });
      expect(read, question).toMatchObject({ kind: "draft", confident: true });
    }
  });

  it("look at the days of the report by the date of what is counted, the change at as many days before", () => {
    const items = outline("sales", { period })?.items ?? [];
    expect(items.every(({ inPeriod }) => inPeriod === true)).toBe(true);
    for (const { sql } of items) expect(sql).toContain(`"orders"."ordered_at" < '2024-04-01'`);
    const change = items.find(({ heading }) => heading.includes("against"))?.sql;
    expect(change).toContain(`>= '2023-10-02' AND "orders"."ordered_at" < '2024-01-01'`);
  });

  it("are none when the data has nothing of that name, and the main ones when everything is meant", () => {
    expect(outline("weather")).toBeNull();
    expect(headings("the business")).toEqual(headings("sales"));
  });
}, 60_000);
