import { isDeepStrictEqual } from "node:util";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { joinBy, placeThing } from "@/lib/semantic/edits/change-thing";
import { checkThing } from "@/lib/semantic/edits/check-thing";
import type { ModelFile } from "@/lib/semantic/edits/file/file-schema";
import type { Step } from "@/lib/semantic/edits/file/step";
import { filterOf, hierarchyOf, measureOf, termOf } from "@/lib/semantic/edits/file/thing-of-file";
import { contentOf } from "@/lib/semantic/edits/model-part";
import { plainValue } from "@/lib/semantic/edits/plain-value";
import { removeThing } from "@/lib/semantic/edits/remove-thing";
import { type Sight, visibleThing } from "@/lib/semantic/edits/sight";
import { freshId } from "@/lib/semantic/edits/thing-id";
import { nameOfThing, type Thing, type ThingKind, thingKinds, thingLists, thingsOf } from "@/lib/semantic/edits/things";
import type { SemanticModel } from "@/lib/semantic/schema";

/** A thing as the file has it; without an id where a person wrote it and did not care. */
type Wanted = {
  readonly kind: ThingKind;
  readonly at: number;
  readonly thing: Omit<Thing, "id"> & { id?: string | undefined };
};

/**
 * What the file says of joins, measures, filters, hierarchies and terms: what it does not list goes first, so that names become free.
 * One that says what stands already stays whose it is.
 */
export function thingSteps(file: ModelFile, model: SemanticModel, sight: Sight): Step[] {
  const wanted = wantedThings(file);
  const steps = wanted.map(({ kind, at, thing }) => ({
    path: [thingLists[kind], at],
    apply: async (current: SemanticModel) => put(current, kind, thing, sight),
  }));
  return [...removals(file, wanted, model, sight), ...steps];
}

function wantedThings(file: ModelFile): Wanted[] {
  const list = <T>(kind: ThingKind, items: readonly T[] | undefined, make: (item: T) => Wanted["thing"]): Wanted[] =>
    (items ?? []).map((item, at) => ({ kind, at, thing: make(item) }));
  return [
    ...list("join", file.joins, ({ from, to, cardinality = "many-to-one" }) =>
      joinBy({
        from: { entity: from.table, columns: from.columns },
        to: { entity: to.table, columns: to.columns },
        cardinality,
      }),
    ),
    ...list("measure", file.measures, measureOf),
    ...list("filter", file.filters, filterOf),
    ...list("hierarchy", file.hierarchies, hierarchyOf),
    ...list("term", file.glossary, termOf),
  ];
}

function removals(file: ModelFile, wanted: readonly Wanted[], model: SemanticModel, sight: Sight): Step[] {
  return thingKinds
    .filter((kind) => file[thingLists[kind]] !== undefined)
    .flatMap((kind) => {
      const stay = new Set(
        wanted.filter((one) => one.kind === kind).map(({ thing }) => knownThing(model, kind, thing)?.id ?? thing.id),
      );
      const gone = thingsOf(model, kind).filter(
        (thing) => !stay.has(thing.id) && visibleThing(model, kind, thing.id, sight) !== null,
      );
      return gone.map(({ id }) => ({
        path: [thingLists[kind]],
        apply: async (current: SemanticModel) => removeThing(current, { kind: "remove", what: kind, id }, sight),
      }));
    });
}

/** The thing of the model that one of the file means: by its id, or by its table and name where it has none. */
function knownThing(model: SemanticModel, kind: ThingKind, wanted: Wanted["thing"]): Thing | undefined {
  const things: readonly Thing[] = thingsOf(model, kind);
  if (wanted.id !== undefined) return things.find(({ id }) => id === wanted.id);
  const name = nameIn(model, kind, wanted);
  const entityOf = (thing: object) => ("entity" in thing ? thing.entity : null);
  return things.find((thing) => entityOf(thing) === entityOf(wanted) && nameIn(model, kind, thing) === name);
}

const nameIn = (model: SemanticModel, kind: ThingKind, thing: Wanted["thing"]) =>
  nameOfThing(model, kind, thing as Thing).toLowerCase();

const says = (known: Thing, wanted: Wanted["thing"]) =>
  isDeepStrictEqual(plainValue(contentOf(known)), plainValue(contentOf(wanted as Thing)));

function put(model: SemanticModel, kind: ThingKind, wanted: Wanted["thing"], sight: Sight): Result<SemanticModel> {
  const known = knownThing(model, kind, wanted);
  if (known !== undefined && visibleThing(model, kind, known.id, sight) === null) return refuse("semantic/not-found");
  if (known !== undefined && says(known, wanted)) return ok(model);
  const fields = contentOf(wanted as Thing);
  const checked = checkThing(model, { kind, id: known?.id ?? null, fields }, sight);
  if (!checked.ok) return checked;
  const entity = "entity" in wanted ? String(wanted.entity) : null;
  const id = known?.id ?? wanted.id ?? freshId(model, entity, nameIn(model, kind, wanted));
  return ok(placeThing(model, kind, known?.id ?? null, { ...wanted, id } as Thing));
}
