import { describe, expect, it } from "vitest";
import type { ColumnRole } from "@/lib/execute/schema";
import type { DataType } from "@/lib/source/schema";
import { columnOf } from "../__fixtures__/structures";
import { asNumberColumn } from "./as-number-column";
import type { ColumnPlace } from "./column-place";
import { inferRole } from "./infer-role";
import { personalDataOf } from "./personal-data";

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
  ["start", "text", ["1/22/2014 17:03", "12/3/2014 9:15"], "time"],
  ["Birth_Date", "text", ["April 17, 1987", "May 26, 1986"], "time"],
  ["open_year", "text", ["1998", "2009"], "time"],
  ["IndepYear", "integer", ["-660", "1994"], "time"],
  ["hours_per_week", "integer", ["5", "40"], "measure"],
  ["size", "integer", many((index) => String(index * 37)), "measure"],
  ["rating", "text", many((index) => ["PG", "R"][index % 2] ?? ""), "category"],
  ["rating", "integer", ["1", "9"], "measure"],
  ["sender_type", "integer", many((index) => String(index % 2)), "category"],
  ["origin", "text", many((index) => ["Germany", "Japan", "United States"][index % 3] ?? ""), "geography"],
  ["entity", "text", many((index) => ["Germany", "Japan", "France"][index % 3] ?? ""), "geography"],
  ["head_of_state", "text", many((index) => `person ${index}`), "text"],
  ["state", "text", many((index) => ["open", "closed"][index % 2] ?? ""), "category"],
  ["ordernumber", "integer", many((index) => String(9000 + index * 3)), "key"],
  ["index", "integer", many(String), "key"],
  ["客户编号", "integer", null, "key"],
  ["国家", "text", null, "geography"],
  ["是否有效", "integer", ["0", "1"], "flag"],
  ["Umsatz", "decimal", null, "measure"],
  ["Bundesland", "text", null, "geography"],
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

describe("inferRole of keys", () => {
  const pointed: ColumnPlace = { ...alone, join: { side: "to", isAlone: true, isDeclared: false, confidence: 0.7 } };
  const declared: ColumnPlace = { ...alone, join: { side: "from", isAlone: true, isDeclared: true, confidence: 1 } };

  it("leaves names and places that are only pointed to, and says why a declared key is one", () => {
    const names = columnOf(
      "product_name",
      "text",
      many((index) => `name ${index}`),
    );
    expect(inferRole(names, pointed).value).toBe("text");
    expect(inferRole(names, declared)).toMatchObject({ value: "key", by: "database", confidence: 1 });
    expect(
      inferRole(
        columnOf(
          "semester",
          "text",
          many((index) => `s${index % 2}`),
        ),
        inKey,
      ).value,
    ).toBe("category");
  });
});

describe("personalDataOf", () => {
  const kind = (name: string, table = "things", type: DataType = "text") =>
    personalDataOf(columnOf(name, type), table, type === "date" ? "time" : "text")?.value ?? null;

  it("says what about a person a column holds", () => {
    const names = [
      "email",
      "cell_phone",
      "ssn",
      "date_of_birth",
      "ip_address",
      "billing_address",
      "last_name",
      "password",
    ];
    expect(names.map((name) => kind(name))).toEqual([
      "mail",
      "phone",
      "government-id",
      "birth",
      "network",
      "address",
      "name",
      "account",
    ]);
    expect([kind("name", "customers"), kind("Telefon"), kind("手机号")]).toEqual(["name", "phone", "phone"]);
  });

  it("is not taken in by what is only about it, nor by flags and times", () => {
    expect(["email_status", "phone_type", "login_count"].map((name) => kind(name))).toEqual([null, null, null]);
    expect(kind("email_sent_at", "things", "date")).toBeNull();
  });

  it("is less sure where the values do not look like it", () => {
    const column = columnOf("phone", "text", ["red", "blue"]);
    const statistics = column.statistics && { ...column.statistics, shapes: {} };
    expect(personalDataOf({ ...column, statistics }, "things", "text")?.confidence).toBeLessThan(0.7);
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
