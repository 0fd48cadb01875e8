import { describe, expect, it } from "vitest";
import { ok } from "@/lib/result";
import { shopStructure } from "./__fixtures__/structures";
import { buildModel } from "./build-model";
import { deriveModel } from "./derive-model";
import { applyChange } from "./edits/apply-change";
import type { ModelChange } from "./edits/schema";
import { mergeModel } from "./merge-model";
import type { SemanticModel } from "./schema";
import { visibleModel } from "./visible-model";

const now = "2024-06-15T00:00:00.000Z";
const shop = buildModel(shopStructure(), "s");
type Edit = { entity?: string; column?: string } & EntityFields;
type EntityFields = Extract<ModelChange, { kind: "entity" }>["set"];
const sql = () => ok(null);
const check = { expression: sql, condition: sql, query: async () => ok([]), statement: async () => ok(null) };

async function edited(...edits: Edit[]): Promise<SemanticModel> {
  let model = shop;
  for (const { entity = "orders", column, ...set } of edits) {
    const change: ModelChange =
      column === undefined ? { kind: "entity", entity, set } : { kind: "column", entity, column, set };
    const changed = await applyChange(model, change, { whole: shop, seen: shop, looked: shop, check });
    if (!changed.ok) throw new Error(changed.error.code);
    model = changed.value;
  }
  return deriveModel(model, now);
}

const column = (model: SemanticModel, entity: string, name: string) =>
  model.entities.find((other) => other.id === entity)?.columns.find((other) => other.name === name);

describe("edits", () => {
  it("change what they name, leave the rest and mark what a person has set", async () => {
    const model = await edited({ column: "status", label: "State", synonyms: ["stage"] });
    expect(column(model, "orders", "status")).toMatchObject({
      label: "State",
      synonyms: ["stage"],
      hidden: false,
      edited: ["label", "synonyms"],
    });
    expect(column(model, "orders", "id")).toEqual(column(shop, "orders", "id"));
  });

  it("reach measures: they are called after the new names", async () => {
    const model = await edited({ label: "Purchases" });
    expect(model.measures.find((item) => item.id === "orders.count")?.label).toBe("Number of purchases");
  });
});

describe("a new analysis", () => {
  it("keeps what people set and takes the rest from the structure", async () => {
    const stored = await edited(
      { column: "status", label: "State" },
      { entity: "products", hidden: true, description: "What we sell" },
    );
    const structure = shopStructure();
    structure.tables
      .find((table) => table.name === "orders")
      ?.columns.push({
        ...(structure.tables[0]?.columns[0] as (typeof structure.tables)[0]["columns"][0]),
        name: "added_later",
      });
    const merged = mergeModel({ ...stored, revision: 7 }, buildModel(structure, "s"), now);
    expect(merged.revision).toBe(7);
    expect(column(merged, "orders", "status")?.label).toBe("State");
    expect(column(merged, "orders", "added_later")).toBeDefined();
    expect(merged.entities.find((entity) => entity.id === "products")).toMatchObject({
      hidden: true,
      description: "What we sell",
    });
  });

  it("does not keep what the machine wrote", () => {
    const stored = { ...shop, entities: shop.entities.map((entity) => ({ ...entity, label: "Old" })) };
    expect(mergeModel(stored, shop, now).entities.map((entity) => entity.label)).not.toContain("Old");
  });

  it("keeps joins that people drew as long as their columns stand", () => {
    const first = shop.joins[0];
    if (!first) throw new Error("the shop has joins");
    const drawn = { ...first, id: "drawn", origin: "person" as const };
    const lost = { ...drawn, id: "lost", from: { entity: "orders", columns: ["gone"] } };
    const merged = mergeModel({ ...shop, joins: [drawn, lost] }, shop, now);
    expect(merged.joins.map((join) => join.id)).toEqual([...shop.joins.map((join) => join.id), "drawn"]);
  });

  it("changes nothing when nothing changed", () => {
    expect(mergeModel(shop, buildModel(shopStructure(), "s"), shopStructure().capturedAt)).toEqual(shop);
  });
});

describe("the visible model", () => {
  it("has nothing of a hidden table: no entity, join, measure or question", async () => {
    const visible = visibleModel(await edited({ entity: "products", hidden: true }));
    expect(visible.entities.map((entity) => entity.id)).not.toContain("products");
    expect(visible.joins.map((join) => join.to.entity)).not.toContain("products");
    expect(visible.measures.map((measure) => measure.entity)).not.toContain("products");
    expect(JSON.stringify(visible.suggestedQuestions).toLowerCase()).not.toContain("product");
  });

  it("has nothing of a hidden column: not as key, label, date, nor in a measure", async () => {
    const model = await edited(
      { column: "ordered_at", hidden: true },
      { entity: "products", column: "name", hidden: true },
      { entity: "order_lines", column: "discount", hidden: true },
    );
    const visible = visibleModel(model);
    expect(visible.entities.find((entity) => entity.id === "orders")).toMatchObject({ timeColumn: null });
    expect(visible.entities.find((entity) => entity.id === "products")).toMatchObject({ labelColumn: null });
    expect(JSON.stringify(visible.measures)).not.toContain("discount");
    expect(column(visible, "order_lines", "discount")).toBeUndefined();
  });

  it("is the same object for the same model, so that indexes on it live", () => {
    expect(visibleModel(shop)).toBe(visibleModel(shop));
  });
});
