import type { EditableField, Entity, Inference, SemanticColumn } from "@/lib/semantic/schema";

type Holder = Entity | SemanticColumn;
type Inferred = Partial<Record<EditableField, Inference>>;

/**
 * A newly built table or column with what people set or accepted in the known one, and with what a model had found where the new
 * analysis only has rules or nothing: words that cost tokens are not lost to an analysis that asked no model.
 */
export function keepEdits<T extends Holder>(known: T, fresh: T): T {
  const edited = known.edited ?? [];
  const found = fieldsByModel(known, fresh).filter((field) => !edited.includes(field));
  if (edited.length === 0 && found.length === 0) return fresh;
  const fields = [...edited, ...found];
  const kept = Object.fromEntries(fields.flatMap((field) => entryOf(known, field)));
  const inferred = inferredOf(known.inferred ?? {}, fresh.inferred ?? {}, fields);
  const { inferred: _fresh, ...rest } = fresh;
  return {
    ...rest,
    ...kept,
    ...(edited.includes("personalKind") && "personal" in known && { personal: known.personal }),
    ...(edited.length > 0 && { edited }),
    ...(Object.keys(inferred).length > 0 && { inferred }),
  } as T;
}

/** A comment that was written in the database since then is worth more than what a model made up. */
function fieldsByModel(known: Holder, fresh: Holder): EditableField[] {
  const before: Inferred = known.inferred ?? {};
  const now: Inferred = fresh.inferred ?? {};
  return (Object.keys(before) as EditableField[]).filter(
    (field) => before[field]?.by === "model" && (now[field] === undefined || now[field].by === "rules"),
  );
}

function entryOf(holder: Holder, field: EditableField): [string, unknown][] {
  const value = (holder as Record<string, unknown>)[field];
  return value === undefined ? [] : [[field, value]];
}

/** Why the kept fields were believed stands with them; for the others it is what the new analysis says. */
function inferredOf(known: Inferred, fresh: Inferred, kept: readonly EditableField[]): Inferred {
  const others = Object.entries(fresh).filter(([field]) => !kept.includes(field as EditableField));
  const own = kept.flatMap((field) => (known[field] === undefined ? [] : [[field, known[field]] as const]));
  return Object.fromEntries([...others, ...own]);
}
