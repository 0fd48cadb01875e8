import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { dismiss } from "@/lib/semantic/edits/change-thing";
import type { ModelChange } from "@/lib/semantic/edits/schema";
import { type Sight, visibleEntity, visibleThing } from "@/lib/semantic/edits/sight";
import { entitiesOf, type ThingKind, thingKinds, thingsOf, withThings } from "@/lib/semantic/edits/things";
import type { GlossaryTerm, SemanticModel } from "@/lib/semantic/schema";

type Remove = Extract<ModelChange, { kind: "remove" }>;

/** Takes something away, with what only makes sense beside it. One that is gone already is no mistake. **Fails** semantic/not-found. */
export function removeThing(model: SemanticModel, { what, id }: Remove, sight: Sight): Result<SemanticModel> {
  if (what === "query-entity") return removeQueryEntity(model, id, sight);
  if (!thingsOf(model, what).some((thing) => thing.id === id)) return ok(model);
  if (visibleThing(model, what, id, sight) === null) return refuse("semantic/not-found");
  const without = withThings(model, what, thingsOf(model, what).filter((thing) => thing.id !== id) as never);
  const dismissed = what === "term" ? without : dismiss(without, [id]);
  return ok(forgetReferences(dismissed, new Set([id])));
}

function removeQueryEntity(model: SemanticModel, id: string, sight: Sight): Result<SemanticModel> {
  const entity = model.entities.find((other) => other.id === id);
  if (entity === undefined) return ok(model);
  if (entity.kind !== "query" || visibleEntity(model, id, sight) === null) return refuse("semantic/not-found");
  const gone = new Set<string>();
  let rest: SemanticModel = { ...model, entities: model.entities.filter((other) => other.id !== id) };
  for (const kind of thingKinds.filter((one) => one !== "term")) rest = withoutEntity(rest, kind, id, gone);
  return ok(forgetReferences(rest, gone, id));
}

function withoutEntity(model: SemanticModel, kind: ThingKind, entity: string, gone: Set<string>): SemanticModel {
  const things = thingsOf(model, kind);
  const kept = things.filter((thing) => !entitiesOf(kind, thing).includes(entity));
  for (const thing of things) if (!kept.includes(thing)) gone.add(thing.id);
  return kept.length === things.length ? model : withThings(model, kind, kept as never);
}

/** Terms stay as words when what they mean is gone; a filter that is gone is nobody's default. */
function forgetReferences(model: SemanticModel, ids: ReadonlySet<string>, entity: string | null = null): SemanticModel {
  const isGone = ({ refersTo }: GlossaryTerm) =>
    refersTo !== null &&
    (refersTo.entity === entity ||
      ((refersTo.kind === "measure" || refersTo.kind === "filter") && ids.has(refersTo.name ?? "")));
  const terms = thingsOf(model, "term");
  const glossary = terms.map((term) => (isGone(term) ? { ...term, refersTo: null } : term));
  const entities = model.entities.map((one) =>
    one.defaultFilters?.some((id) => ids.has(id))
      ? { ...one, defaultFilters: one.defaultFilters.filter((id) => !ids.has(id)) }
      : one,
  );
  return withThings({ ...model, entities }, "term", glossary);
}
