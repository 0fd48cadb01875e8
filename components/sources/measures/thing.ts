import type { ModelPreviewRequest } from "@/lib/pipeline/schema";
import type { Hierarchy, Measure, NamedFilter, SemanticModel } from "@/lib/semantic/schema";

export const thingKinds = ["measure", "filter", "hierarchy"] as const;
export type ThingKind = (typeof thingKinds)[number];

/** What is defined beside tables and columns: a figure, a condition with a name, or levels to open figures up by. */
export type Thing =
  | { readonly kind: "measure"; readonly value: Measure }
  | { readonly kind: "filter"; readonly value: NamedFilter }
  | { readonly kind: "hierarchy"; readonly value: Hierarchy };

/** All things of a kind, suggestions and others alike. Order: of the table `first`, then by table as the model has them. */
export function thingsOf(model: SemanticModel, kind: ThingKind, first: string | null = null): Thing[] {
  const places = new Map(model.entities.map(({ id }, index) => [id, index]));
  const placeOf = ({ value: { entity } }: Thing) =>
    entity === first ? -1 : (places.get(entity) ?? model.entities.length);
  return allOf(model, kind).toSorted((a, b) => placeOf(a) - placeOf(b));
}

function allOf({ measures, filters = [], hierarchies = [] }: SemanticModel, kind: ThingKind): Thing[] {
  switch (kind) {
    case "measure":
      return measures.map((value) => ({ kind, value }));
    case "filter":
      return filters.map((value) => ({ kind, value }));
    case "hierarchy":
      return hierarchies.map((value) => ({ kind, value }));
  }
}

/** Whether nobody has said yet that an inferred thing is right. Those from before there were reasons are taken as they are. */
export const isSuggestedThing = ({ value: { origin, inferred, accepted } }: Thing): boolean =>
  origin !== "person" && accepted !== true && inferred !== undefined && inferred.by !== "database";

/** How a measure is computed, as one writes it: "sum(quantity * unit_price)". */
export function formulaOf({ aggregate, expression }: Pick<Measure, "aggregate" | "expression">): string {
  if (aggregate === "count_distinct") return `count(distinct ${expression ?? "*"})`;
  return `${aggregate}(${expression ?? "*"})`;
}

/** What is computed to show what a thing comes to; a hierarchy comes to nothing by itself. */
export function previewRequestOf({ kind, value }: Thing): ModelPreviewRequest | null {
  switch (kind) {
    case "measure":
      return { kind, entity: value.entity, aggregate: value.aggregate, expression: value.expression };
    case "filter":
      return { kind, entity: value.entity, condition: value.condition };
    case "hierarchy":
      return null;
  }
}
