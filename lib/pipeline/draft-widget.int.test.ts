import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST as EXPLAIN } from "@/app/api/dashboards/query/explain/route";
import { POST } from "@/app/api/dashboards/query/route";
import { viewer } from "@/lib/auth/__fixtures__/viewers";
import { createApiToken } from "@/lib/auth/api-tokens";
import { systemViewer } from "@/lib/auth/system-viewer";
import { createUser } from "@/lib/auth/users";
import type { Role } from "@/lib/auth/viewer";
import type { WidgetDraft, WidgetDraftRequest } from "@/lib/dashboard/design/schema";
import { createSqliteShop } from "@/lib/pipeline/__fixtures__/sqlite-shop";
import { addAccessRule } from "@/lib/pipeline/manage-access-rules";
import { shutDown } from "@/lib/telemetry/shutdown";

let sourceId = "";
let designer = "";
let onlooker = "";

beforeAll(async () => {
  sourceId = await createSqliteShop();
  designer = await bearerFor("designer");
  onlooker = await bearerFor("viewer");
});

afterAll(shutDown);

async function bearerFor(role: Role): Promise<string> {
  const email = `${role}@querent.test`;
  const user = await createUser(systemViewer(), {
    ...{ email, name: email, role, password: null, groups: [], attributes: {} },
  });
  if (!user.ok) throw new Error(user.error.code);
  const token = await createApiToken(viewer(user.value.id, { role }), { name: "test", days: null });
  return `Bearer ${token.secret}`;
}

async function post(body: unknown, authorization = designer): Promise<Response> {
  const headers = { authorization, "content-type": "application/json" };
  const request = new Request("http://localhost/api/dashboards/query", {
    ...{ method: "POST", headers, body: JSON.stringify(body) },
  });
  return await POST(request, { params: Promise.resolve({}) });
}

async function draft(body: WidgetDraftRequest): Promise<WidgetDraft> {
  const response = await post(body);
  if (!response.ok) throw new Error(await response.text());
  return await response.json();
}

async function explained(text: string, authorization = designer): Promise<Response> {
  const request = new Request("http://localhost/api/dashboards/query/explain", {
    ...{ method: "POST", headers: { authorization, "content-type": "application/json" } },
    body: JSON.stringify({ sourceId, sql: text, parameters: [{ name: "least", kind: "number", value: 3 }] }),
  });
  return await EXPLAIN(request, { params: Promise.resolve({}) });
}

const sql = (text: string): WidgetDraftRequest => ({ from: "sql", sourceId, sql: text, parameters: [] });
const byCity = {
  ...{ version: 1 as const, root: "orders", distinct: false, filter: null, having: [], order: [], limit: null },
  measures: [
    {
      ...{ aggregate: "sum" as const, entity: "orders", measureId: null, label: "Amount" },
      column: { entity: "orders", column: "amount", path: null },
    },
  ],
  dimensions: [{ column: { entity: "customers", column: "city", path: null }, grain: null, label: "City" }],
  ...{ series: [], combine: null },
};

describe("POST /api/dashboards/query", () => {
  it("makes a query with a plan, its rows, a chart and words of a question, without keeping anything", async () => {
    const made = await draft({ from: "question", sourceId, question: "total amount by city" });
    expect(made).toMatchObject({
      kind: "query",
      engine: "offline",
      title: "total amount by city",
      query: { sourceId, question: "total amount by city", plan: { root: "orders" }, cacheSeconds: 60, parameters: [] },
      chart: { spec: { type: expect.any(String) }, alternatives: expect.any(Array) },
      explanation: { sentence: expect.stringMatching(/amount.*by.*city/i), rowRulesApplied: false },
    });
    expect(made.kind === "query" && made.result.rows.length).toBe(2);
  });

  it("says what cannot be answered instead of failing", async () => {
    expect(await draft({ from: "question", sourceId, question: "zebra quux flumph" })).toMatchObject({
      kind: "cannot_answer",
    });
  });

  it("compiles a plan anew and names it in words; one that the model cannot follow is refused beside it", async () => {
    const made = await draft({ from: "plan", sourceId, plan: byCity });
    expect(made).toMatchObject({ kind: "query", query: { question: null, plan: { root: "orders" } } });
    expect(made.kind === "query" && made.result.rows).toEqual([
      ["Paris", 480],
      ["Berlin", 300],
    ]);
    const wrong = {
      ...byCity,
      dimensions: [{ ...byCity.dimensions[0], column: { entity: "customers", column: "age" } }],
    };
    expect(await (await post({ from: "plan", sourceId, plan: wrong })).json()).toMatchObject({
      kind: "refused",
      code: "nl2sql/cannot-answer",
    });
  });

  it("runs SQL that the guard lets pass, and marks what it does not", async () => {
    expect(await draft(sql("SELECT city, count(*) AS n FROM customers GROUP BY city"))).toMatchObject({
      kind: "query",
      query: { plan: null, question: null },
      explanation: { sentence: null, tables: [expect.stringMatching(/customers/i)] },
    });
    expect(await draft(sql("DELETE FROM customers"))).toMatchObject({ kind: "refused", code: "guard/statement" });
    expect(await draft(sql("SELECT city, secret FROM customers"))).toMatchObject({
      ...{ kind: "refused", code: "guard/column", position: 13 },
      message: expect.stringContaining("secret"),
    });
  });

  it("leaves parameters open in what it gives, and runs with their own values", async () => {
    const text = "SELECT count(*) AS n FROM customers WHERE city IN ({{cities}}) AND id >= {{least}}";
    const parameters = [
      { name: "cities", kind: "list" as const, value: ["Paris", "x') OR 1=1 --"] },
      { name: "least", kind: "number" as const, value: 3 },
    ];
    const made = await draft({ from: "sql", sourceId, sql: text, parameters });
    expect(made).toMatchObject({ kind: "query", query: { sql: text, parameters }, result: { rows: [[1]] } });
    expect(await draft({ from: "sql", sourceId, sql: text, parameters: [] })).toMatchObject({
      ...{ kind: "refused", code: "guard/parameter" },
    });
  });

  it("explains SQL by what the guard finds and the engine plans, and runs nothing", async () => {
    const text = "SELECT city FROM customers WHERE id >= {{least}}";
    expect(await (await explained(text)).json()).toMatchObject({
      ...{ kind: "explained", conditions: ["id >= 3"], rowRulesApplied: false, withoutPlan: null },
      tables: [expect.stringMatching(/customers/i)],
      plan: { lines: [expect.stringContaining("customers")], rowsRead: expect.any(Number) },
    });
    expect(await (await explained("SELECT secret FROM customers")).json()).toMatchObject({
      ...{ kind: "refused", code: "guard/column", position: 7 },
    });
    expect((await explained(text, onlooker)).status).toBe(403);
  });

  it("is for designers alone", async () => {
    const response = await post(sql("SELECT 1 AS n"), onlooker);
    expect([response.status, (await response.json()).error.code]).toEqual([403, "auth/forbidden"]);
  });

  it("keeps row rules, whichever way the query came", async () => {
    const rule = { entity: "customers", condition: "city = 'Paris'", roles: ["designer" as const], groups: [] };
    const added = await addAccessRule(systemViewer(), sourceId, { kind: "row", ...rule });
    if (!added.ok) throw new Error(added.error.code);
    const ways: WidgetDraftRequest[] = [
      { from: "question", sourceId, question: "number of customers" },
      sql("SELECT count(*) AS n FROM customers"),
      {
        from: "plan",
        sourceId,
        plan: { ...byCity, root: "customers", dimensions: [], measures: [countOf("customers")] },
      },
    ];
    for (const way of ways) {
      const made = await draft(way);
      expect(made.kind === "query" && [made.result.rows[0]?.[0], made.explanation.rowRulesApplied]).toEqual([2, true]);
    }
    // A plan would quote the rule, and count rows that it hides.
    const said = await (await explained("SELECT count(*) AS n FROM customers")).text();
    expect(JSON.parse(said)).toMatchObject({ kind: "explained", rowRulesApplied: true, plan: null });
    expect(said).not.toContain("Paris");
  });
});

const countOf = (entity: string) => ({
  ...{ aggregate: "count" as const, entity, column: null, measureId: null, label: "n" },
});
