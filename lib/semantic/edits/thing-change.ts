import type { ModelChange } from "@/lib/semantic/edits/schema";
import type { ThingKind } from "@/lib/semantic/edits/things";

/** A change that makes or changes a thing, whatever its kind: `fields` is all of it but its id and where it came from. */
export type ThingChange = {
  readonly kind: ThingKind;
  readonly id: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
};

/** A change read as one of a thing; null for those of tables, columns and the whole model. */
export function thingChange(change: ModelChange): ThingChange | null {
  switch (change.kind) {
    case "join":
      return { kind: "join", id: change.id, fields: change.join };
    case "measure":
      return { kind: "measure", id: change.id, fields: change.measure };
    case "filter":
      return { kind: "filter", id: change.id, fields: change.filter };
    case "hierarchy":
      return { kind: "hierarchy", id: change.id, fields: change.hierarchy };
    case "term":
      return { kind: "term", id: change.id, fields: change.term };
    default:
      return null;
  }
}

/** The same change with other fields. */
export function withFields(change: ModelChange, fields: Readonly<Record<string, unknown>>): ModelChange {
  // The fields are those of the change or of a thing of its kind.
  return { ...change, [change.kind]: fields } as ModelChange;
}
