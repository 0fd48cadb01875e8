import { describe, expect, it } from "vitest";
import type { ColumnRole } from "@/lib/execute/schema";
import type { DataType } from "@/lib/source/schema";
import { columnOf } from "../__fixtures__/structures";
import { asNumberColumn } from "./as-number-column";
import type { ColumnPlace } from "./column-place";
import { inferRole } from "./infer-role";

const many = (value: (index: number) => string, count = 200) =>
  Array.from({ length: count }, (_, index) => value(index));
const alone: ColumnPlace = { table: "things", primary: null, join: null };
const inKey: ColumnPlace = { ...alone, primary: "part" };
const cases: [name: string, type: DataType, values: string[] | null, role: ColumnRole][] = [
  ["customer_id", "integer", null, "key"],
  ["CustomerID", "integer", null, "key"],
  ["movieid", "integer", null, "key"],
  ["order_uuid", "text", null, "key"],
  ["amount_paid", "decimal", null, "measure"],
  ["created_at", "timestamp", null, "time"],
  ["birth_date", "date", null, "time"],
  ["day", "text", ["2024-01-01", "2024-02-03"], "time"],
  ["release_year", "integer", ["1990", "2020"], "time"],
  ["years_of_service", "integer", ["1", "30"], "measure"],
  ["is_active", "integer", ["0", "1"], "flag"],
  ["has_children", "boolean", null, "flag"],
  ["member", "text", ["Y", "N", "Y", "N"], "flag"],
  ["country", "text", null, "geography"],
  ["CountryCode", "text", null, "geography"],
  ["latitude", "float", null, "geography"],
  ["zip_code", "text", null, "geography"],
  ["status_code", "integer", ["1", "2", "3"], "category"],
  ["level", "integer", null, "category"],
  ["phone", "integer", null, "text"],
  ["price", "decimal", null, "measure"],
  ["age", "integer", ["18", "80"], "measure"],
  ["payment_method", "text", many((index) => ["card", "cash"][index % 2] ?? ""), "category"],
  ["segment", "text", many((index) => `s${index % 4}`), "category"],
  ["product_name", "text", many((index) => `name ${index}`), "text"],
  ["comment", "text", many((index) => `c${index % 3}`), "text"],
  ["remark_code", "text", many((index) => `code ${index}`), "text"],
  ["payload", "json", null, "text"],
  ["picture", "binary", null, "text"],
  ["constructor", "text", null, "text"],
];

describe("inferRole", () => {
  for (const [name, type, values, role] of cases) {
    it(`reads ${name} (${type}) as ${role}`, () => {
      expect(inferRole(columnOf(name, type, values), alone).value).toBe(role);
    });
  }

  it("takes parts of keys for keys, except dates", () => {
    expect(inferRole(columnOf("code", "text"), inKey).value).toBe("key");
    expect(inferRole(columnOf("day", "date"), inKey).value).toBe("time");
  });
});

describe("asNumberColumn", () => {
  const kept = (name: string, values: string[], numeric = true) => {
    const column = columnOf(name, "text", values);
    return { ...column, statistics: column.statistics && { ...column.statistics, numeric } };
  };

  it("takes amounts that are kept as text for numbers, whole ones where no value has a point", () => {
    expect(asNumberColumn(kept("order_quantity", ["9", "10", "3"]), alone)?.type).toBe("integer");
    expect(asNumberColumn(kept("price", ["9.50", "10", "3"]), alone)?.type).toBe("decimal");
  });

  it("leaves names, codes, keys, phones and what is not all numbers", () => {
    for (const name of ["account_name", "postcode", "phone", "status_code", "customer_id"]) {
      expect(asNumberColumn(kept(name, ["900", "12", "7"]), alone)).toBeNull();
    }
    expect(asNumberColumn(kept("amount", ["9", "10", "3"]), inKey)).toBeNull();
    expect(asNumberColumn(kept("amount", ["9", "ten"], false), alone)).toBeNull();
    expect(asNumberColumn(columnOf("amount", "decimal", ["9"]), alone)).toBeNull();
  });
});
