import { describe, expect, it } from "vitest";
import type { AccessRule, RuleDraft } from "@/lib/access/schema";
import { column, entity, model } from "./__fixtures__/models";
import { restrictedModel } from "./restricted-model";
import { tableRules } from "./table-rules";
import { visibleModel } from "./visible-model";

const everyone = { roles: [], groups: [] };
const rules = (...drafts: RuleDraft[]): AccessRule[] =>
  drafts.map((draft, index) => ({ ...draft, id: `r${index}`, sourceId: "source-1" }));
const row = (of: string, condition = "TRUE"): RuleDraft => ({ kind: "row", entity: of, condition, ...everyone });
const hide = (of: string, name: string): RuleDraft => ({ kind: "hide", entity: of, column: name, ...everyone });
const mask = (of: string, name: string, as: "hash" | "first-letters" | "year"): RuleDraft => ({
  ...{ kind: "mask", entity: of, column: name, mask: as, ...everyone },
});

const known = { distinctCount: 2, min: "A", max: "Z", frequentValues: [{ value: "A", count: 3 }] };
const shop = model(
  [
    entity("region", [column("manager", known)], { labelColumn: "manager" }),
    entity(
      "orders",
      [
        column("region_id", { type: "integer", role: "key", ...known }),
        column("amount", { type: "decimal", role: "measure", ...known, numericText: true }),
        column("placed_on", { type: "date", role: "time", ...known }),
        column("status", known),
      ],
      { timeColumn: "placed_on", rowEstimate: 1_234 },
    ),
    entity("order_list", [column("amount"), column("manager")], { kind: "view" }),
  ],
  {
    measures: [
      { ...blank("orders"), id: "total", label: "Total amount", aggregate: "sum", expression: "amount" },
      { ...blank("orders"), id: "count", label: "Orders", aggregate: "count", expression: null },
    ],
  },
);

function blank(of: string) {
  return { entity: of, description: null, synonyms: [], unit: null };
}

const columnOf = (of: ReturnType<typeof restrictedModel>, table: string, name: string) =>
  of.entities.find(({ id }) => id === table)?.columns.find((one) => one.name === name);

const named = (condition: string) => ({
  entity: "orders",
  label: condition,
  description: null,
  synonyms: [],
  condition,
  origin: "inferred" as const,
});

describe("a hidden column", () => {
  const cut = restrictedModel(shop, rules(hide("orders", "amount"), hide("region", "manager")));

  it("is gone with all that needs it: measures, labels, suggested questions", () => {
    expect(JSON.stringify(cut)).not.toMatch(/amount|manager/i);
    expect(cut.measures.map(({ id }) => id)).toEqual(["count"]);
    expect(cut.entities.find(({ id }) => id === "region")?.labelColumn).toBeNull();
  });

  it("takes joins and the main date with it", () => {
    const cut = restrictedModel(shop, rules(hide("orders", "region_id"), hide("orders", "placed_on")));
    expect(cut.joins).toEqual([]);
    expect(cut.entities.find(({ id }) => id === "orders")?.timeColumn).toBeNull();
  });

  it("leaves what is known of the others, and of other tables", () => {
    expect(columnOf(cut, "orders", "status")).toMatchObject(known);
  });
});

describe("a masked column", () => {
  const cut = restrictedModel(shop, rules(mask("orders", "placed_on", "year"), mask("orders", "region_id", "hash")));

  it("has the type of what is shown, and nothing that was read from the real values", () => {
    const nothing = { distinctCount: null, min: null, max: null, frequentValues: [] };
    expect(columnOf(cut, "orders", "placed_on")).toMatchObject({ type: "integer", role: "category", ...nothing });
    expect(columnOf(cut, "orders", "region_id")).toMatchObject({ type: "text", role: "category", ...nothing });
  });

  it("joins nothing, dates nothing and is in no measure", () => {
    expect(cut.joins).toEqual([]);
    expect(cut.entities.find(({ id }) => id === "orders")?.timeColumn).toBeNull();
    const masked = restrictedModel(shop, rules(mask("orders", "amount", "hash")));
    expect(masked.measures.map(({ id }) => id)).toEqual(["count"]);
    expect(columnOf(masked, "orders", "amount")).not.toHaveProperty("numericText");
  });

  it("is treated in the strictest of several ways", () => {
    const both = tableRules(shop, rules(mask("orders", "status", "first-letters"), mask("orders", "status", "hash")));
    expect(both.get("orders")?.masks.get("status")).toBe("hash");
    const hidden = tableRules(shop, rules(mask("orders", "status", "hash"), hide("orders", "status")));
    expect(hidden.get("orders")?.masks.size).toBe(0);
    expect(hidden.get("orders")?.hidden).toEqual(new Set(["status"]));
  });
});

describe("a table with row conditions", () => {
  const cut = restrictedModel(shop, rules(row("orders")));

  it("tells nothing of rows that are not shown; its size is an order of magnitude", () => {
    const orders = cut.entities.find(({ id }) => id === "orders");
    expect(orders?.rowEstimate).toBe(1_000);
    for (const { min, max, distinctCount, frequentValues } of orders?.columns ?? []) {
      expect([min, max, distinctCount, ...frequentValues]).toEqual([null, null, null]);
    }
    expect(columnOf(cut, "region", "manager")).toMatchObject(known);
  });

  it("tells no reason that counts all rows, and no suggested filter on a value of theirs", () => {
    const reason = { code: "role-repeats", params: { distinct: 3, rows: 900 } };
    const entities = shop.entities.map((entity) => ({
      ...entity,
      columns: entity.columns.map((column) => ({
        ...column,
        inferred: { role: { confidence: 1, by: "rules" as const, reason } },
      })),
    }));
    const suggested = { ...named("status = 'lost'"), id: "orders.status=lost" };
    const filters = [suggested, { ...named("status = 'open'"), id: "open", accepted: true }];
    const ruled = restrictedModel({ ...shop, entities, filters }, rules(row("orders")));
    expect(ruled.filters?.map(({ id }) => id)).toEqual(["open"]);
    expect(columnOf(ruled, "orders", "status")).not.toHaveProperty("inferred");
    expect(columnOf(ruled, "region", "manager")).toHaveProperty("inferred");
  });
});

describe("views", () => {
  const ids = (of: ReturnType<typeof restrictedModel>) => of.entities.map(({ id }) => id);

  it("do not exist while any rule concerns the viewer, unless one of their own does", () => {
    expect(ids(restrictedModel(shop, rules(row("orders"))))).toEqual(["region", "orders"]);
    expect(ids(restrictedModel(shop, rules(hide("orders", "amount"))))).toEqual(["region", "orders"]);
    expect(ids(restrictedModel(shop, rules(row("orders"), row("order_list"))))).toContain("order_list");
  });

  it("over data files are tables like any other", () => {
    const files = model(
      shop.entities.map((one) => ({ ...one, kind: "view" as const })),
      { kind: "duckdb" },
    );
    expect(ids(restrictedModel(files, rules(row("orders"))))).toEqual(["region", "orders", "order_list"]);
  });
});

describe("a rule's table", () => {
  const conditions = (of: ReturnType<typeof model>, id: string) => [...tableRules(of, rules(row(id))).keys()].sort();
  const inSchemas = model([
    entity("orders", [], { id: "public.orders", schema: "public" }),
    entity("orders", [], { id: "archive.orders", schema: "archive" }),
  ]);

  it("is found again when its source got a second schema: all that are called so are ruled", () => {
    expect(conditions(inSchemas, "orders")).toEqual(["archive.orders", "public.orders"]);
    expect(conditions(inSchemas, "public.orders")).toEqual(["public.orders"]);
    expect(conditions(shop, "public.orders")).toEqual(["orders"]);
  });

  it("is found in any spelling of case, and so is its column", () => {
    expect(conditions(shop, "ORDERS")).toEqual(["orders"]);
    expect(tableRules(shop, rules(hide("Orders", "AMOUNT"))).get("orders")?.hidden).toEqual(new Set(["amount"]));
  });
});

it("gives the same object for the same model and rules, whoever they were written for, and the model itself without rules", () => {
  const given = rules(row("orders", "a = 1"));
  expect(restrictedModel(shop, given)).toBe(restrictedModel(shop, rules(row("orders", "a = 1"))));
  expect(restrictedModel(shop, given)).not.toBe(restrictedModel(shop, rules(row("orders", "a = 2"))));
  expect(visibleModel(restrictedModel(shop, given))).toBe(visibleModel(restrictedModel(shop, given)));
  expect(restrictedModel(shop, [])).toBe(shop);
});
