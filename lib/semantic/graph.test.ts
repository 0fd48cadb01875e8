import { describe, expect, it } from "vitest";
import { shopStructure } from "./__fixtures__/structures";
import { buildModel } from "./build-model";
import { joinPath, joinSteps } from "./graph";
import type { Join, SemanticModel } from "./schema";

const shop = buildModel(shopStructure(), "s");

function join(from: string, to: string, confidence = 1): Join {
  return {
    id: `${from}->${to}`,
    from: { entity: from, columns: ["x"] },
    to: { entity: to, columns: ["id"] },
    cardinality: "many-to-one",
    origin: "declared",
    confidence,
    reason: "",
  };
}

const modelOf = (joins: Join[]): SemanticModel => ({ ...shop, entities: [], joins });

describe("the join graph", () => {
  it("finds the shortest road, in walking order", () => {
    expect(joinPath(shop, "order_lines", "customers")?.map((step) => step.id)).toEqual([
      "order_lines.order_id->orders.id",
      "orders.customer_id->customers.customer_id",
    ]);
  });

  it("says where a row meets several", () => {
    expect(joinSteps(shop, "order_lines", "customers")?.map((step) => step.toMany)).toEqual([false, false]);
    expect(joinSteps(shop, "customers", "products")?.map((step) => step.toMany)).toEqual([true, true, false]);
  });

  it("needs no join to stay, and finds none where there is none", () => {
    expect(joinPath(shop, "orders", "orders")).toEqual([]);
    expect(joinPath(modelOf([join("a", "b")]), "a", "c")).toBeNull();
  });

  it("takes the road that fans out least among equally short ones", () => {
    const model = modelOf([join("bridge", "a"), join("bridge", "z"), join("a", "m"), join("m", "z")]);
    expect(joinPath(model, "a", "z")?.map((step) => step.id)).toEqual(["a->m", "m->z"]);
  });

  it("takes the surer of two joins between the same tables, whatever their order", () => {
    const sure = { ...join("a", "b", 1), id: "zz" };
    const unsure = { ...join("a", "b", 0.8), id: "aa" };
    expect(joinPath(modelOf([sure, unsure]), "a", "b")).toEqual([sure]);
    expect(joinPath(modelOf([unsure, sure]), "a", "b")).toEqual([sure]);
  });

  it("does not walk through what is hidden", () => {
    const hidden = {
      ...shop,
      entities: shop.entities.map((entity) => ({ ...entity, hidden: entity.id === "orders" })),
    };
    expect(joinPath(hidden, "order_lines", "customers")).toBeNull();
  });

  it("gives the same roads whatever was asked before", () => {
    const joins = [join("a", "b"), join("b", "c"), join("c", "d"), join("x", "d"), join("a", "x", 0.9), join("y", "z")];
    const fresh = (to: string) => joinPath(modelOf(joins), "a", to)?.map(({ id }) => id) ?? null;
    const walked = modelOf(joins);
    for (const to of ["b", "z", "d", "c", "x", "b"])
      expect(joinPath(walked, "a", to)?.map(({ id }) => id) ?? null, to).toEqual(fresh(to));
    expect(fresh("d")).toEqual(["a->x", "x->d"]);
  });
});
