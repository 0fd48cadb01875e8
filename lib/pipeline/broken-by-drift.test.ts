import { describe, expect, it } from "vitest";
import type { AccessRule } from "@/lib/access/schema";
import { brokenByDrift, type StoredSql } from "@/lib/pipeline/broken-by-drift";
import { followRenames, moveRule } from "@/lib/pipeline/follow-renames";
import { shopStructure } from "@/lib/semantic/__fixtures__/structures";
import { findDrift } from "@/lib/semantic/analysis/find-drift";
import { renamesOf } from "@/lib/semantic/analysis/rename-in-model";
import { buildModel } from "@/lib/semantic/build-model";
import { mergeModel } from "@/lib/semantic/merge-model";
import type { SemanticModel } from "@/lib/semantic/schema";

const shop = shopStructure();
const own = { description: null, synonyms: [], unit: null, origin: "person" as const };
const inForce: SemanticModel = {
  ...buildModel(shop, "s"),
  filters: [
    { ...own, id: "paid", entity: "orders", label: "Paid", condition: "status = 'paid'" },
    { ...own, id: "german", entity: "customers", label: "German", condition: "country = 'DE'" },
  ],
};
inForce.measures.push({
  ...own,
  id: "mails",
  entity: "customers",
  label: "Mails",
  aggregate: "count",
  expression: "email",
});

/** Customers have no mail address any more, and their country is called otherwise. */
const tables = shop.tables.map((table) => ({
  ...table,
  columns: table.columns
    .filter(({ name }) => name !== "email")
    .map((column) => (column.name === "country" ? { ...column, name: "land" } : column)),
}));
const fresh = buildModel({ ...shop, tables }, "s");
const drift = findDrift(inForce, fresh);
const adapted = followRenames(inForce, renamesOf(drift));
const change = { inForce, adapted, drift, next: mergeModel(adapted, fresh, shop.capturedAt) };

const query = (id: string, sql: string): StoredSql => ({
  kind: "widget",
  id,
  label: id,
  within: "Board",
  href: "/x",
  sql,
});
const everyone = { sourceId: "s", roles: [], groups: [] };
const rule = (id: string, of: Partial<AccessRule>): AccessRule =>
  ({ ...everyone, id, kind: "hide", entity: "customers", column: "country", ...of }) as AccessRule;

describe("what a change of a source breaks", () => {
  const queries = [
    query("countries", "SELECT country, COUNT(*) FROM customers GROUP BY country"),
    query("statuses", "SELECT status FROM orders"),
    query("never worked", "SELECT nothing FROM customers"),
  ];
  const rules = [
    rule("moved", {}),
    rule("gone", { column: "email" }),
    rule("row", { kind: "row", condition: "country = {{user.country}}" }),
  ];
  const broken = brokenByDrift(change, { rules, queries });

  it("is what uses something gone, and queries that call something by its old name, with what they use", () => {
    const [email, country] = ["email", "country"].map((column) => ({ entity: "customers", column }));
    expect(broken.map(({ kind, id, places }) => [kind, id, places])).toEqual([
      ["measure", "mails", [email]],
      ["access-rule", "gone", [email]],
      ["widget", "countries", [country]],
    ]);
    expect(broken[0]?.href).toBe("/data/s?tab=measures");
  });

  it("is no filter and no rule on a column that only has another name: they follow it", () => {
    const made = change.next.filters?.filter(({ origin }) => origin === "person") ?? [];
    expect(made.map(({ condition }) => condition)).toEqual(["status = 'paid'", "land = 'DE'"]);
    const renames = renamesOf(drift);
    expect(rules.map((one) => moveRule(one, renames, "duckdb"))).toMatchObject([
      { column: "land" },
      { column: "email" },
      { condition: "land = {{user.country}}" },
    ]);
  });
});
