import type { GlossaryTerm, Hierarchy, Join, Measure, NamedFilter, SemanticModel } from "@/lib/semantic/schema";

/** What a model has beside its tables, each with an id, by the name that changes call it. */
export const thingLists = {
  join: "joins",
  measure: "measures",
  filter: "filters",
  hierarchy: "hierarchies",
  term: "glossary",
} as const;
export type ThingKind = keyof typeof thingLists;
export const thingKinds = Object.keys(thingLists) as readonly ThingKind[];

export type ThingOf = {
  join: Join;
  measure: Measure;
  filter: NamedFilter;
  hierarchy: Hierarchy;
  term: GlossaryTerm;
};
export type Thing = ThingOf[ThingKind];

/** The things of a kind; none where the model is from before there were any. */
export function thingsOf<K extends ThingKind>(model: SemanticModel, kind: K): readonly ThingOf[K][] {
  // Each list holds what its kind says, as the two tables above and the model's own type put it.
  return (model[thingLists[kind]] ?? []) as ThingOf[K][];
}

/** The model with other things of a kind. An empty list that may be absent is left out: that is how models without any are stored. */
export function withThings<K extends ThingKind>(
  model: SemanticModel,
  kind: K,
  things: readonly ThingOf[K][],
): SemanticModel {
  const list = thingLists[kind];
  const isOptional = kind !== "join" && kind !== "measure";
  if (!isOptional || things.length > 0) return { ...model, [list]: [...things] };
  const { [list]: _empty, ...rest } = model;
  // Only a list that may be absent is left out.
  return rest as unknown as SemanticModel;
}

/** The tables that a thing is about. */
export function entitiesOf(kind: ThingKind, thing: Thing): string[] {
  if (kind === "join") {
    const { from, to } = thing as Join;
    return [from.entity, to.entity];
  }
  if (kind === "term") {
    const { refersTo } = thing as GlossaryTerm;
    return refersTo ? [refersTo.entity] : [];
  }
  return [(thing as Measure | NamedFilter | Hierarchy).entity];
}

/** A thing as a person calls it; a join is called after the two tables that it connects. */
export function nameOfThing(model: SemanticModel, kind: ThingKind, thing: Thing): string {
  if (kind === "term") return (thing as GlossaryTerm).term;
  if (kind !== "join") return (thing as Measure).label;
  const labelOf = (id: string) => model.entities.find((entity) => entity.id === id)?.label ?? id;
  const { from, to } = thing as Join;
  return `${labelOf(from.entity)} → ${labelOf(to.entity)}`;
}
