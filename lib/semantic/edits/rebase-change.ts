import { isDeepStrictEqual } from "node:util";
import { fail, ok, type Result } from "@/lib/result";
import { contentOf, type ModelPart, valueAt } from "@/lib/semantic/edits/model-part";
import type { ModelChange } from "@/lib/semantic/edits/schema";
import { thingChange, withFields } from "@/lib/semantic/edits/thing-change";
import { type ThingKind, thingsOf } from "@/lib/semantic/edits/things";
import type { SemanticModel } from "@/lib/semantic/schema";

/** A piece that a change touches and what it is to say afterwards. */
type Touch = { readonly part: ModelPart; readonly wanted: unknown };

/**
 * A change that was made looking at `base`, as it is to be made to `newest`: what others changed meanwhile in other fields stays.
 * **Fails** with the part that somebody else has changed to something else meanwhile.
 */
export function rebaseChange(
  change: ModelChange,
  base: SemanticModel,
  newest: SemanticModel,
): Result<ModelChange, ModelPart> {
  const clash = touches(change, base).find(({ part, wanted }) => {
    const now = valueAt(newest, part);
    return !same(valueAt(base, part), now) && !same(now, wanted);
  });
  return clash === undefined ? ok(onNewest(change, base, newest)) : fail(clash.part);
}

/** Absent and null say the same. */
const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(a ?? null, b ?? null);

function touches(change: ModelChange, base: SemanticModel): Touch[] {
  switch (change.kind) {
    case "entity":
    case "column": {
      const { entity } = change;
      return Object.entries(change.set)
        .filter(([, wanted]) => wanted !== undefined)
        .map(([field, wanted]) => ({
          part:
            change.kind === "entity"
              ? { of: "entity", entity, field }
              : { of: "column", entity, column: change.column, field },
          wanted,
        }));
    }
    case "query-entity":
      return change.entity === null
        ? []
        : [{ part: { of: "entity", entity: change.entity, field: "query" }, wanted: change.query.sql }];
    case "remove":
      return change.what === "query-entity"
        ? [{ part: { of: "entity", entity: change.id, field: "query" }, wanted: null }]
        : [{ part: { of: change.what, id: change.id, field: null }, wanted: null }];
    case "describe":
      return [{ part: { of: "model", field: "description" }, wanted: change.description }];
    case "accept":
      return [];
    default:
      return touchesOfThing(change, base);
  }
}

function touchesOfThing(change: ModelChange, base: SemanticModel): Touch[] {
  const thing = thingChange(change);
  if (thing === null || thing.id === null) return [];
  const { kind, id } = thing;
  const changed = changedFields(kind, id, thing.fields, base);
  // One that was taken away meanwhile has no field to compare.
  return Object.entries(changed).map(([field, wanted]) => ({ part: { of: kind, id, field }, wanted }));
}

function changedFields(kind: ThingKind, id: string, fields: Readonly<Record<string, unknown>>, base: SemanticModel) {
  const before = thingsOf(base, kind).find((thing) => thing.id === id);
  const known = before === undefined ? {} : contentOf(before);
  return Object.fromEntries(Object.entries(fields).filter(([field, value]) => !same(known[field], value)));
}

/** A thing is sent whole: only the fields that differ from what was looked at are meant. */
function onNewest(change: ModelChange, base: SemanticModel, newest: SemanticModel): ModelChange {
  const thing = thingChange(change);
  if (thing === null || thing.id === null) return change;
  const now = thingsOf(newest, thing.kind).find(({ id }) => id === thing.id);
  if (now === undefined) return change;
  return withFields(change, { ...contentOf(now), ...changedFields(thing.kind, thing.id, thing.fields, base) });
}
