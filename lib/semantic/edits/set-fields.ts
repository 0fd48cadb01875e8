import type { EditableField, Entity, SemanticColumn } from "@/lib/semantic/schema";

type Translations = Entity["translations"];
type Fields = Readonly<Partial<Record<EditableField, unknown>>>;

/** A table or column with what a person set, marked as theirs. What the machine thought of these fields is forgotten with its values. */
export function setFields<T extends Entity | SemanticColumn>(holder: T, set: Fields): T {
  const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) as Fields;
  const fields = Object.keys(given) as EditableField[];
  const inferred = Object.fromEntries(
    Object.entries(holder.inferred ?? {}).filter(([field]) => !fields.includes(field as EditableField)),
  );
  const { inferred: _before, ...rest } = holder;
  return {
    ...rest,
    ...given,
    ...("translations" in given && {
      translations: mergeTranslations(holder.translations, given.translations as Translations),
    }),
    // The older flag says whether, the kind says what.
    ...("personalKind" in given && { personal: given.personalKind !== null }),
    edited: [...new Set([...(holder.edited ?? []), ...fields])].sort(),
    ...(Object.keys(inferred).length > 0 && { inferred }),
  } as T;
}

/** Label and description are given one by one; an empty text takes one away. */
function mergeTranslations(before: Translations, given: Translations): Translations {
  const zh = Object.entries({ ...before?.zh, ...given?.zh }).filter(([, text]) => text !== undefined && text !== "");
  return zh.length > 0 ? { zh: Object.fromEntries(zh) } : {};
}
