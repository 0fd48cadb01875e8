import { describe, expect, it } from "vitest";
import { refuse } from "@/lib/errors";
import { ok } from "@/lib/result";
import { column, entity, model } from "@/lib/semantic/__fixtures__/models";
import { mergeModel } from "@/lib/semantic/merge-model";
import type { Inference, SemanticModel } from "@/lib/semantic/schema";
import { applyChange } from "./apply-change";
import { modelDifferences } from "./model-differences";
import { rebaseChange } from "./rebase-change";
import { returnedModel } from "./returned-model";
import { type ModelChange, modelChangeSchema } from "./schema";

const now = "2024-06-15T00:00:00.000Z";
const guess = (confidence: number, by: Inference["by"] = "rules"): Inference => ({
  ...{ confidence, by },
  reason: { code: "x", params: {} },
});
const shop = model([
  entity("customers", [
    column("name", { inferred: { label: guess(0.9), role: guess(0.5) } }),
    column("mail", { description: "Where to write", inferred: { description: guess(1, "database") } }),
  ]),
  entity("orders", [
    column("customers_id", { type: "integer" }),
    column("status"),
    column("total", { type: "decimal", role: "measure" }),
  ]),
]);
const check = {
  expression: (sql: string) => (sql.includes("nothing") ? refuse("guard/expression", { reason: "column" }) : ok(null)),
  condition: () => ok(null),
  query: async () => ok([column("city"), column("day", { role: "time", type: "date" })]),
  statement: async () => ok(null),
};

async function apply(start: SemanticModel, ...changes: unknown[]) {
  let changed = start;
  const sight = { whole: start, seen: start, looked: start, check };
  for (const change of changes) {
    const next = await applyChange(changed, modelChangeSchema.parse(change), sight);
    if (!next.ok) return next.error;
    changed = next.value;
  }
  return changed;
}
async function changed(start: SemanticModel, ...changes: unknown[]): Promise<SemanticModel> {
  const result = await apply(start, ...changes);
  if ("code" in result) throw new Error(result.code);
  return result;
}

const revenue = {
  kind: "measure",
  id: null,
  measure: {
    ...{ entity: "orders", label: "Paid Revenue", description: null, synonyms: ["turnover"] },
    ...{ aggregate: "sum", expression: "total", unit: "EUR" },
  },
};
const paid = {
  kind: "filter",
  id: null,
  filter: { entity: "orders", label: "Paid", description: null, synonyms: [], condition: "status = 'paid'" },
};
const term = {
  kind: "term",
  id: null,
  term: {
    ...{ term: "GMV", meaning: "All that was ordered", synonyms: [] },
    refersTo: { kind: "filter", entity: "orders", name: "orders.paid" },
  },
};

describe("things that people make", () => {
  it("have ids that read well, are theirs, and survive an analysis that knows nothing of them", async () => {
    const mine = await changed(shop, revenue, paid, term, {
      kind: "entity",
      entity: "orders",
      set: { defaultFilters: ["orders.paid"] },
    });
    expect(mine.measures).toMatchObject([{ id: "orders.paid_revenue", origin: "person", label: "Paid Revenue" }]);
    const merged = mergeModel(mine, shop, now);
    expect(merged.measures.map(({ id }) => id)).toContain("orders.paid_revenue");
    expect(merged.filters).toEqual(mine.filters);
    expect(merged.glossary).toEqual(mine.glossary);
    expect(merged.entities[1]?.defaultFilters).toEqual(["orders.paid"]);
  });

  it("are checked: names that are taken, columns that are not there, SQL that cannot run", async () => {
    expect(await apply(shop, revenue, revenue)).toMatchObject({ code: "semantic/exists" });
    expect(await apply(shop, { ...revenue, measure: { ...revenue.measure, expression: "nothing" } })).toMatchObject({
      code: "guard/expression",
    });
    expect(await apply(shop, { ...revenue, measure: { ...revenue.measure, expression: null } })).toMatchObject({
      code: "semantic/measure",
    });
    expect(await apply(shop, term)).toMatchObject({ code: "semantic/refers", params: { name: "orders.paid" } });
    const levels = [{ column: "nowhere" }];
    const hierarchy = { kind: "hierarchy", id: null, hierarchy: { entity: "orders", label: "Places", levels } };
    expect(await apply(shop, hierarchy)).toMatchObject({ code: "semantic/column" });
  });

  it("take what hangs on them along when they go: nothing points at what is gone", async () => {
    const mine = await changed(shop, paid, term, {
      kind: "entity",
      entity: "orders",
      set: { defaultFilters: ["orders.paid"] },
    });
    const without = await changed(mine, { kind: "remove", what: "filter", id: "orders.paid" });
    expect(without.filters).toBeUndefined();
    expect(without.entities[1]?.defaultFilters).toEqual([]);
    expect(without.glossary).toMatchObject([{ term: "GMV", refersTo: null }]);
  });

  it("are joins of columns that can be equal, once", async () => {
    const join = (from: string[], to: string[], entityTo = "customers") => ({
      ...{ kind: "join", id: null },
      join: {
        from: { entity: "orders", columns: from },
        to: { entity: entityTo, columns: to },
        cardinality: "many-to-one",
      },
    });
    expect(await apply(shop, join(["status"], []))).toMatchObject({ params: { reason: "count" } });
    expect(await apply(shop, join(["id"], ["id"], "orders"))).toMatchObject({ params: { reason: "itself" } });
    const postgres = { ...shop, kind: "postgres" as const };
    expect(await apply(postgres, join(["status"], ["id"]))).toMatchObject({ params: { reason: "types" } });
    const drawn = await changed(shop, join(["status"], ["name"]), join(["status"], ["name"]));
    expect(drawn.joins.map(({ id }) => id)).toEqual(["orders-customers", "orders.status->customers.name"]);
  });

  it("may be a query that stands for a table; what hangs on it goes with it", async () => {
    const query = { kind: "query-entity", entity: null, query: { name: "Cities by day", sql: "SELECT 1" } };
    const made = await changed(shop, query);
    expect(made.entities[2]).toMatchObject({ id: "cities_by_day", kind: "query", timeColumn: "day" });
    expect(mergeModel(made, shop, now).entities.map(({ id }) => id)).toContain("cities_by_day");
    const counted = await changed(made, {
      ...revenue,
      measure: { ...revenue.measure, entity: "cities_by_day", expression: "city" },
    });
    const gone = await changed(counted, { kind: "remove", what: "query-entity", id: "cities_by_day" });
    expect(gone.entities).toHaveLength(2);
    expect(gone.measures).toEqual([]);
    expect(await apply(shop, { kind: "remove", what: "query-entity", id: "orders" })).toMatchObject({
      code: "semantic/not-found",
    });
  });
});

describe("suggestions", () => {
  it("become one's own above a threshold; what the database says is none", async () => {
    const accepted = await changed(shop, { kind: "accept", confidenceMin: 0.8 });
    const [name, mail] = accepted.entities[0]?.columns.slice(1) ?? [];
    expect(name?.edited).toEqual(["label"]);
    expect(mail?.edited).toBeUndefined();
    const all = await changed(shop, { kind: "accept", confidenceMin: 0, entity: "customers", column: "name" });
    expect(all.entities[0]?.columns[1]?.edited).toEqual(["label", "role"]);
  });

  it("that changed since they were looked at stay suggestions", async () => {
    const newer = await changed(shop);
    const [customers] = newer.entities;
    const renamed = {
      ...newer,
      entities: newer.entities.map((one) =>
        one === customers
          ? { ...one, columns: one.columns.map((c) => (c.name === "name" ? { ...c, label: "Other" } : c)) }
          : one,
      ),
    };
    const sight = { whole: renamed, seen: renamed, looked: shop, check };
    const accepted = await applyChange(renamed, { kind: "accept", confidenceMin: 0 }, sight);
    expect(accepted.ok && accepted.value.entities[0]?.columns[1]?.edited).toEqual(["role"]);
  });

  it("that are taken away do not come back, unless a person draws them again", async () => {
    const inferred: SemanticModel = { ...shop, joins: shop.joins.map((join) => ({ ...join, origin: "inferred" })) };
    const id = "orders-customers";
    const without = await changed(inferred, { kind: "remove", what: "join", id });
    expect(mergeModel(without, inferred, now).joins).toEqual([]);
    const accepted = await changed(inferred, { kind: "accept", confidenceMin: 0, ids: [id] });
    expect(mergeModel(accepted, { ...inferred, joins: [] }, now).joins).toMatchObject([{ id, accepted: true }]);
  });
});

describe("two people at once", () => {
  const describeIt = (description: string): ModelChange => ({
    ...{ kind: "column", entity: "orders", column: "status" },
    set: { description },
  });

  it("both keep what they wrote in different places, and one is told where it is the same", async () => {
    const theirs = await changed(shop, describeIt("Theirs"));
    const label: ModelChange = { kind: "column", entity: "orders", column: "status", set: { label: "State" } };
    expect(rebaseChange(label, shop, theirs)).toEqual({ ok: true, value: label });
    expect(rebaseChange(describeIt("Mine"), shop, theirs)).toMatchObject({
      ok: false,
      error: { of: "column", column: "status", field: "description" },
    });
    expect(rebaseChange(describeIt("Theirs"), shop, theirs).ok).toBe(true);
  });

  it("change a measure field by field, though it is sent whole", async () => {
    const base = await changed(shop, revenue);
    const id = "orders.paid_revenue";
    const send = (given: object): ModelChange =>
      modelChangeSchema.parse({ kind: "measure", id, measure: { ...revenue.measure, ...given } });
    const theirs = await changed(base, send({ unit: "USD" }));
    const rebased = rebaseChange(send({ label: "Turnover" }), base, theirs);
    expect(rebased.ok && rebased.value).toMatchObject({ measure: { label: "Turnover", unit: "USD" } });
    expect(rebaseChange(send({ unit: "GBP" }), base, theirs).ok).toBe(false);
    const gone = await changed(base, { kind: "remove", what: "measure", id });
    expect(rebaseChange(send({ label: "Turnover" }), base, gone).ok).toBe(false);
  });
});

describe("versions", () => {
  it("differ in what a reader would call a difference: what was said, accepted, made and taken away", async () => {
    const mine = await changed(
      shop,
      { kind: "column", entity: "orders", column: "status", set: { label: "State" } },
      { kind: "accept", confidenceMin: 0.8 },
      revenue,
      { kind: "remove", what: "join", id: "orders-customers" },
    );
    expect(modelDifferences(shop, mine)).toEqual([
      {
        ...{ section: "column", path: ["customers", "name"], field: "label", kind: "accepted" },
        ...{ before: "name", after: "name" },
      },
      {
        ...{ section: "column", path: ["orders", "State"], field: "label", kind: "changed" },
        ...{ before: "status", after: "State" },
      },
      {
        ...{ section: "join", path: ["orders → customers"], field: null, kind: "removed" },
        ...{ before: "orders.customers_id → customers.id", after: null },
      },
      {
        ...{ section: "measure", path: ["orders", "Paid Revenue"], field: null, kind: "added" },
        ...{ before: null, after: "sum(total)" },
      },
    ]);
    expect(modelDifferences(mine, mine)).toEqual([]);
  });

  it("come back over the tables of today: what was read since stays, what needs a column that is gone does not", async () => {
    const old = await changed(shop, paid, { kind: "entity", entity: "orders", set: { label: "Purchases" } });
    const [customers, orders] = shop.entities;
    if (!customers || !orders) throw new Error("the shop has two tables");
    const newest: SemanticModel = {
      ...shop,
      revision: 9,
      joins: [],
      entities: [customers, { ...orders, rowEstimate: 5, columns: orders.columns.slice(0, 1) }],
    };
    const returned = returnedModel(old, newest, now);
    expect(returned).toMatchObject({ revision: 9, joins: [], filters: [{ id: "orders.paid" }] });
    expect(returned.entities[1]).toMatchObject({ label: "Purchases", rowEstimate: 5 });
    expect(returned.entities[1]?.columns).toHaveLength(1);
    expect(returnedModel(newest, newest, now)).toBe(newest);
  });
});
