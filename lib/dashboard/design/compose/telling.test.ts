import { describe, expect, it } from "vitest";
import { several } from "@/lib/dashboard/design/compose/names";
import {
  isLinkTable,
  isTellingGroup,
  isTellingNumber,
  isTellingSum,
  isTellingTime,
} from "@/lib/dashboard/design/compose/telling";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";
import type { SemanticColumn } from "@/lib/semantic/schema";

const [table] = demoShopModel().entities;
const [plain] = table?.columns ?? [];
if (table === undefined || plain === undefined) throw new Error("the model is empty");
const column = (name: string, given: Partial<SemanticColumn> = {}): SemanticColumn => ({
  ...plain,
  ...{ name, label: name, type: "decimal", role: "measure", hidden: false, personal: false, nullFraction: 0 },
  ...{ distinctCount: 12, min: null, max: null, numericText: false },
  ...given,
});

describe("what a dashboard tells", () => {
  it.each(["merchant_code", "zip", "model_year", "latitude", "mcc"])("never adds up or averages %s", (name) => {
    expect(isTellingNumber(column(name))).toBe(false);
  });

  it("adds up what happened, and of things only amounts", () => {
    expect(isTellingSum(column("freight"), false)).toBe(true);
    expect(isTellingSum(column("rental_duration"), true)).toBe(false);
    expect(isTellingSum(column("units_on_order"), true)).toBe(true);
    expect(isTellingSum(column("total_gpa"), false)).toBe(false);
  });

  it("follows dates of what happened, not of bookkeeping and not a single day", () => {
    const time = (name: string, min: string, max: string) =>
      isTellingTime(column(name, { role: "time", type: "date", min, max }));
    expect(time("order_date", "2024-01-01", "2024-06-30")).toBe(true);
    expect(time("last_update", "2024-01-01", "2024-06-30")).toBe(false);
    expect(time("order_date", "2024-01-01", "2024-01-02")).toBe(false);
  });

  it("splits by groups that people think in", () => {
    const group = (name: string, given: Partial<SemanticColumn> = {}) =>
      isTellingGroup(column(name, { role: "category", type: "text", ...given }), 100);
    expect(group("channel")).toBe(true);
    expect(group("postal_code")).toBe(false);
    expect(group("ship_region", { nullFraction: 0.6 })).toBe(false);
    expect(group("receiver_type", { type: "integer", distinctCount: 2 })).toBe(false);
    expect(group("name", { distinctCount: 90 })).toBe(false);
  });

  it("knows links by what they hold", () => {
    const bare = { ...table, isLink: false, labelColumn: null, timeColumn: null };
    const numbers = [column("from_work", { type: "integer" }), column("to_work", { type: "integer" })];
    expect(isLinkTable({ ...bare, columns: numbers })).toBe(true);
    expect(isLinkTable({ ...bare, columns: [...numbers, column("weight")] })).toBe(false);
  });

  it.each([
    ["Order", "orders"],
    ["Order details", "order details"],
    ["Payments received", "payments received"],
    ["Wallet transactions daily", "wallet transactions daily"],
    ["Sales item", "sales items"],
  ])("counts several of %s as %s", (label, many) => {
    expect(several(label)).toBe(many);
  });
});
