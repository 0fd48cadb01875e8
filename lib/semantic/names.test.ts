import { describe, expect, it } from "vitest";
import { columnOf } from "./__fixtures__/structures";
import { chineseOf } from "./chinese-words";
import { labelFromName, labelOfTable } from "./label-from-name";
import { quoteName } from "./quote-name";
import { inferUnit, isMoney } from "./roles/infer-unit";
import { personalDataOf } from "./roles/personal-data";

describe("labels", () => {
  it.each([
    ["cust_nm", "Customer name"],
    ["orderQty", "Order quantity"],
    ["TotalAmt", "Total amount"],
    ["HTTPStatus", "HTTP status".replace("HTTP", "Http")],
    ["customer_id", "Customer ID"],
    ["国家", "国家"],
    ["constructor", "Constructor"],
    ["__", "__"],
  ])("writes the column %s as %s", (name, label) => expect(labelFromName(name)).toBe(label));

  it.each([
    ["tbl_customers", "Customers"],
    ["dim_cust", "Customer"],
    ["FactSales", "Sales"],
    ["fact", "Fact"],
    ["OrderItems", "Order items"],
  ])("writes the table %s as %s", (name, label) => expect(labelOfTable(name)).toBe(label));

  it("translates only labels of which every word is known", () => {
    expect(chineseOf("Order lines")).toBe("订单明细");
    expect(chineseOf("Order gadget")).toBeNull();
    expect(chineseOf("constructor")).toBeNull();
  });
});

describe("units", () => {
  it.each([
    ["price", null, null],
    ["price_eur", null, "EUR"],
    ["AmountUSD", null, "USD"],
    ["discount_pct", ["5", "25"], "%"],
    ["discount_rate", ["0.05", "0.25"], null],
    ["delivery_days", null, "days"],
    ["weight_kg", null, "kg"],
    ["duration_ms", null, "ms"],
    ["age", null, "years"],
    ["quantity", null, null],
  ] as const)("of %s (%j) is %s", (name, values, unit) =>
    expect(inferUnit(columnOf(name, "decimal", values as string[] | null))?.value ?? null).toBe(unit),
  );

  it("knows money from rates and counts", () => {
    expect(isMoney("unit_price")).toBe(true);
    expect(isMoney("tax_rate")).toBe(false);
    expect(isMoney("payment_count")).toBe(false);
  });
});

const isPersonal = (column: Parameters<typeof personalDataOf>[0], table: string) =>
  personalDataOf(column, table, "text") !== null;

describe("personal data", () => {
  it("is found by the column's name, the table's, and the values", () => {
    expect(isPersonal(columnOf("email", "text"), "things")).toBe(true);
    expect(isPersonal(columnOf("name", "text"), "employees")).toBe(true);
    expect(isPersonal(columnOf("name", "text"), "products")).toBe(false);
    expect(isPersonal(columnOf("contact", "text", ["a@example.test", "b@example.test"]), "stores")).toBe(true);
    expect(isPersonal(columnOf("country", "text"), "customers")).toBe(false);
  });
});

describe("quoteName", () => {
  it("quotes what an engine would read as something else", () => {
    expect(quoteName("total", "postgres")).toBe("total");
    expect(quoteName("Total", "postgres")).toBe('"Total"');
    expect(quoteName("order", "mysql")).toBe("`order`");
    expect(quoteName('a"b', "duckdb")).toBe('"a""b"');
  });
});
