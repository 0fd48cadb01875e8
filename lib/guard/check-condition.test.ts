import { describe, expect, it } from "vitest";
import { errorMessage } from "@/lib/i18n/error-message";
import { sourceKinds } from "@/lib/source/schema";
import { shopModel } from "./__fixtures__/shop-model";
import { checkCondition } from "./check-condition";

function check(condition: string, kind: (typeof sourceKinds)[number] = "postgres") {
  const entity = shopModel(kind).entities.find(({ table }) => table === "employees");
  if (!entity) throw new Error("no employees");
  return checkCondition(condition, entity, kind);
}

describe("a condition of a row rule", () => {
  it.each(sourceKinds)("may use any column of the table, hidden ones too, and attributes on %s", (kind) => {
    const condition = "region IN ({{user.regions}}) AND (salary < {{ user.pay-limit }} OR manager_id = {{user.id}})";
    expect(check(condition, kind)).toEqual({ ok: true, value: { attributes: ["regions", "pay-limit", "id"] } });
  });

  it.each([
    "TRUE",
    "region = 'x' OR NOT name LIKE 'a%'",
    "LOWER(region) = LOWER({{user.region}})",
    "id BETWEEN 1 AND 5",
  ])("may be %s", (condition) => {
    expect(check(condition)).toEqual({ ok: true, value: { attributes: expect.any(Array) } });
  });

  it.each([
    ["regoin = 'x'", { reason: "column", name: "regoin", suggestion: "region" }],
    ["customers.id = 1", { reason: "column", name: "customers.id" }],
    ["LOWR(region) = 'x'", { reason: "function", name: "LOWR", suggestion: "LOWER" }],
    ["PG_SLEEP(5) = 0", { reason: "function" }],
    ["region = '{{user.region}}'", { reason: "quoted", name: "region" }],
    ['region = "{{user.region}}"', { reason: "quoted" }],
    ["region = 'x' -- {{user.region}}", { reason: "quoted" }],
    ["region = {{region}}", { reason: "placeholder" }],
    ["region = {{user.region", { reason: "placeholder" }],
    ["{{user.region}}", { reason: "alone" }],
    ["region = 'x' OR ({{user.region}})", { reason: "alone" }],
    ["NOT {{user.region}}", { reason: "alone" }],
    ["region = (SELECT 'x')", { reason: "query" }],
    ["EXISTS (SELECT 1 FROM payroll)", { reason: "query" }],
    ["id IN (SELECT employee_id FROM payroll)", { reason: "query" }],
    ["SUM(salary) > 1", { reason: "aggregate" }],
    ["ROW_NUMBER() OVER () = 1", { reason: "aggregate" }],
    ["region = 'x'; DROP TABLE employees", { reason: "one" }],
    ["region = 'x' LIMIT 1", { reason: "one" }],
    ["region = 'x' GROUP BY id", { reason: "one" }],
    ["region = 'x' UNION SELECT 1", { reason: "one" }],
    ["region = 'x' FOR UPDATE", { reason: "one" }],
    ["1 = 1) OR (1 = 1", { reason: "parse" }],
    ["region =", { reason: "parse" }],
    ["querent_attribute_0 = 1", { reason: "name" }],
  ])("is refused as %s", (condition, params) => {
    const checked = check(condition);
    expect(checked).toMatchObject({ ok: false, error: { code: "guard/condition", params } });
    if (checked.ok) return;
    for (const language of ["en", "zh"] as const) expect(errorMessage(checked.error, language)).not.toContain("guard");
  });

  it("says what is wrong in a sentence", () => {
    const checked = check("regoin = 'x'");
    expect(checked.ok ? "" : errorMessage(checked.error, "en")).toBe(
      "This condition cannot be used: the table has no column regoin. Perhaps region is meant.",
    );
  });

  it("takes no name in double quotes for a text on SQLite", () => {
    expect(check(`"regoin" <> 'x'`, "sqlite")).toMatchObject({ ok: false, error: { code: "guard/condition" } });
  });
});
