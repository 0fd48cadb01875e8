import { describe, expect, it } from "vitest";
import { type AccessPolicy, openPolicy, type TableAccess } from "@/lib/semantic/access-policy";
import { type SourceKind, sourceKinds } from "@/lib/source/schema";
import { shopModel } from "./__fixtures__/shop-model";
import { checkSql } from "./check-sql";

type Rules = { conditions?: string[]; masks?: [string, "hash" | "first-letters" | "year"][] };

function check(sql: string, kind: SourceKind, tables: Record<string, Rules>, database?: null) {
  const model = { ...shopModel(kind), ...(database === null && { database }) };
  const access = Object.entries(tables).map(([table, { conditions = [], masks = [] }]): [string, TableAccess] => {
    const entity = model.entities.find((item) => item.table === table);
    if (!entity) throw new Error(`no ${table}`);
    const values = new Map([["region", "north"]]);
    return [
      entity.id,
      { entity, conditions: conditions.map((rule) => ({ sql: rule, values })), masks: new Map(masks) },
    ];
  });
  const policy: AccessPolicy = { ...openPolicy, maskSalt: "salt", tables: new Map(access) };
  return checkSql(sql, { model, policy, rowCountMax: 100 });
}

const byRegion = { employees: { conditions: ["region = {{user.region}}", "salary < 9000"] } };

describe.each(sourceKinds)("rules in the text on %s", (kind) => {
  it("stand in the table's place, over hidden columns too, which stay hidden", () => {
    const checked = check("SELECT * FROM employees", kind, byRegion);
    expect(checked).toMatchObject({ ok: true, value: { rowRulesApplied: true, policed: true } });
    expect(checked.ok && checked.value.text.replaceAll("public.", "")).toBe(
      "SELECT id, name, manager_id, region FROM (SELECT employees.id, employees.name, employees.manager_id, employees.region " +
        "FROM employees WHERE (employees.region = 'north') AND (employees.salary < 9000)) AS employees LIMIT 101",
    );
    expect(check("SELECT salary FROM employees", kind, byRegion)).toMatchObject({
      error: { code: "guard/column", params: { column: "salary", suggestion: "" } },
    });
  });

  it("leave other tables, and tables with an empty entry, as they are", () => {
    const checked = check("SELECT name FROM customers", kind, { ...byRegion, customers: {} });
    expect(checked).toMatchObject({ ok: true, value: { rowRulesApplied: false, policed: false } });
    expect(checked.ok && checked.value.text).not.toContain("(");
  });

  it("say that masks apply, and what is masked has no column behind it", () => {
    const checked = check("SELECT email, name FROM customers", kind, { customers: { masks: [["email", "hash"]] } });
    expect(checked).toMatchObject({ ok: true, value: { rowRulesApplied: false, policed: true } });
    expect(checked.ok && checked.value.columns.map(({ source }) => source)).toEqual([
      null,
      { entity: "customers", column: "name" },
    ]);
  });

  it("take no name of theirs from the statement", () => {
    expect(check("SELECT * FROM querent_rows_1", kind, byRegion)).toMatchObject({ error: { code: "guard/table" } });
    const sql =
      "WITH querent_rows_1 AS (SELECT 1 AS id) SELECT e.id, 'querent_rows_x_1' AS x FROM employees e JOIN querent_rows_1 q ON q.id = e.id";
    const checked = check(sql, kind, byRegion);
    expect(checked.ok && checked.value.text).toContain("JOIN querent_rows_1 AS q");
    expect(checked.ok && checked.value.text).toContain("'querent_rows_x_1' AS x");
    expect(checked.ok && checked.value.text.split("(employees.region = 'north')")).toHaveLength(2);
  });

  it("may not be written by the viewer: the guard's own query is read like any other", () => {
    const own = check("SELECT id FROM employees", kind, byRegion);
    const again = check(own.ok ? own.value.text : "", kind, byRegion);
    expect(again).toMatchObject({ error: { code: "guard/column", params: { column: "employees.salary" } } });
    expect(check("SELECT QUERENT_SHA256(name) FROM employees", kind, byRegion)).toMatchObject({
      error: { code: "guard/function" },
    });
  });

  it("reach each place where the table is read", () => {
    const checked = check(
      "WITH e AS (SELECT id FROM employees) SELECT id FROM e WHERE id IN (SELECT manager_id FROM employees) UNION SELECT (SELECT MAX(id) FROM Employees) FROM employees",
      kind,
      byRegion,
    );
    expect(checked.ok && checked.value.text.split("(employees.region = 'north')")).toHaveLength(5);
  });
});

it("on MySQL without a database's name, a table behind a CTE of its name is refused where it has rules", () => {
  const sql = "WITH employees AS (SELECT id FROM employees) SELECT id FROM employees";
  expect(check(sql, "mysql", byRegion, null)).toMatchObject({ error: { code: "guard/table" } });
  expect(check(sql, "mysql", byRegion)).toMatchObject({ ok: true });
  expect(check(sql, "mysql", {}, null)).toMatchObject({ ok: true });
});
