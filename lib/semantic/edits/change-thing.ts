import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { checkThing } from "@/lib/semantic/edits/check-thing";
import { type Sight, visibleThing } from "@/lib/semantic/edits/sight";
import type { ThingChange } from "@/lib/semantic/edits/thing-change";
import { freshId, joinId } from "@/lib/semantic/edits/thing-id";
import { type Thing, type ThingKind, thingsOf, withThings } from "@/lib/semantic/edits/things";
import type { Join, SemanticModel } from "@/lib/semantic/schema";

/** Makes or changes a join, measure, filter, hierarchy or term; from then on it is a person's. **Fails** semantic/not-found, as `checkThing`. */
export function changeThing(model: SemanticModel, change: ThingChange, sight: Sight): Result<SemanticModel> {
  const { kind, id, fields } = change;
  const before = id === null ? null : visibleThing(model, kind, id, sight);
  if (id !== null && before === null) return refuse("semantic/not-found");
  const checked = checkThing(model, change, sight);
  if (!checked.ok) return checked;
  const thing = kind === "join" ? joinBy(fields as JoinFields) : thingBy(model, change, before);
  return ok(placeThing(model, kind, id, thing));
}

/** The model with a thing where the one with `id` stood, or after the others. */
export function placeThing(model: SemanticModel, kind: ThingKind, id: string | null, thing: Thing): SemanticModel {
  const things = thingsOf(model, kind);
  const stays = things.find((other) => other.id === thing.id && other.id !== id);
  const without = things.filter((other) => other.id !== thing.id && other.id !== id);
  const at = things.findIndex((other) => other.id === (stays?.id ?? id));
  const list = at < 0 ? [...things, thing] : without.toSpliced(Math.min(at, without.length), 0, thing);
  const changed = withThings(model, kind, list as never);
  // A join between other columns is another one: the machine must not bring the old one back.
  return dismiss(revive(changed, thing.id), id !== null && id !== thing.id ? [id] : []);
}

type JoinFields = Pick<Join, "from" | "to" | "cardinality">;

/** One that a person draws where there is one already is that one, now theirs. */
export function joinBy({ from, to, cardinality }: JoinFields): Join {
  const id = joinId({ from, to });
  return { id, from, to, cardinality, origin: "person", confidence: 1, reason: "Drawn by a person." };
}

function thingBy(model: SemanticModel, { kind, id, fields }: ThingChange, before: Thing | null): Thing {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const { inferred: _inferred, accepted: _accepted, ...kept } = (before ?? {}) as Record<string, unknown>;
  const key = id ?? freshId(model, kind === "term" ? null : String(fields.entity), nameIn(kind, fields));
  const whole = { ...kept, ...given, id: key, ...(kind !== "term" && { origin: "person" }) };
  // The fields of the change with the id and origin that its schema leaves out are a whole thing of its kind.
  return whole as unknown as Thing;
}

const nameIn = (kind: ThingKind, fields: ThingChange["fields"]) => String(kind === "term" ? fields.term : fields.label);

/** An analysis brings none of these back. */
export function dismiss(model: SemanticModel, ids: readonly string[]): SemanticModel {
  if (ids.length === 0) return model;
  return { ...model, dismissed: [...new Set([...(model.dismissed ?? []), ...ids])].sort() };
}

function revive(model: SemanticModel, id: string): SemanticModel {
  if (model.dismissed?.includes(id) !== true) return model;
  const { dismissed, ...rest } = model;
  const left = dismissed.filter((other) => other !== id);
  return left.length === 0 ? rest : { ...rest, dismissed: left };
}
