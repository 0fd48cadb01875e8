import { describe, expect, it } from "vitest";
import { column, entity, model } from "@/lib/semantic/__fixtures__/models";
import { visibleModel } from "@/lib/semantic/visible-model";

const shop = model(
  [
    entity("customers", [column("city"), column("salary", { hidden: true })], { defaultFilters: ["rich"] }),
    entity("orders", [column("customers_id"), column("amount", { role: "measure" })]),
    entity("secrets", [column("text")], { hidden: true }),
  ],
  {
    filters: [
      { ...filter("rich", "customers", "salary > 9"), synonyms: [] },
      { ...filter("berlin", "customers", "city = 'Berlin'") },
    ],
    hierarchies: [
      { id: "h1", entity: "customers", label: "Pay", levels: [{ column: "salary" }], origin: "person" },
      {
        id: "h2",
        entity: "orders",
        label: "Place",
        levels: [{ entity: "customers", column: "city" }],
        origin: "person",
      },
    ],
    glossary: [
      term("t1", "Client", { kind: "entity", entity: "customers", name: null }, ["patron"]),
      term("t2", "Home", { kind: "column", entity: "customers", name: "city" }),
      term("t3", "Pay", { kind: "column", entity: "customers", name: "salary" }),
      term("t4", "Locals", { kind: "filter", entity: "customers", name: "berlin" }),
    ],
  },
);

function filter(id: string, of: string, condition: string) {
  return {
    id,
    entity: of,
    label: id,
    description: null,
    synonyms: [] as string[],
    condition,
    origin: "person" as const,
  };
}

function term(
  id: string,
  word: string,
  refersTo: { kind: "entity" | "column" | "filter"; entity: string; name: string | null },
  synonyms: string[] = [],
) {
  return { id, term: word, meaning: "", synonyms, refersTo };
}

describe("the model of those who ask", () => {
  const seen = visibleModel(shop);

  it("has no filter, level or reference that needs a hidden column", () => {
    expect(seen.filters?.map(({ id }) => id)).toEqual(["berlin"]);
    expect(seen.hierarchies?.map(({ id }) => id)).toEqual(["h2"]);
    expect(seen.glossary?.find(({ id }) => id === "t3")?.refersTo).toBeNull();
  });

  it("calls things by the words of the business too", () => {
    const [customers] = seen.entities;
    expect(customers?.synonyms).toEqual(["Client", "patron"]);
    expect(customers?.columns.find(({ name }) => name === "city")?.synonyms).toEqual(["Home"]);
    expect(seen.filters?.[0]?.synonyms).toEqual(["Locals"]);
  });

  it("is the same object each time", () => {
    expect(visibleModel(shop)).toBe(seen);
  });
});
