import type { Entity, SemanticColumn } from "@/lib/semantic/schema";

type Worded = Pick<Entity | SemanticColumn, "label" | "description" | "translations">;
export type Words = { label: string; description: string | null };
/** What a person writes; a description is taken away with null. */
type NewWords = { label: string } | { description: string | null };

/** What something is called and means for a reader: in Chinese where that is known, else as it was first written. */
export function wordsIn({ label, description, translations }: Worded, locale: string): Words {
  const chinese = locale.startsWith("zh") ? translations?.zh : undefined;
  return { label: chinese?.label ?? label, description: chinese?.description ?? description };
}

/**
 * What is to be set when a reader changes the words that they see. Where they see the Chinese ones it is those; the others, which
 * people read in other languages, stay.
 */
export function wordsToSet({ translations }: Worded, locale: string, words: NewWords) {
  const chinese = locale.startsWith("zh") ? translations?.zh : undefined;
  if ("label" in words) {
    if (chinese?.label === undefined) return { label: words.label };
    return { translations: { zh: { ...chinese, label: words.label } } };
  }
  if (chinese?.description === undefined) return { description: words.description };
  const { description: _, ...others } = chinese;
  return {
    translations: { zh: words.description === null ? others : { ...others, description: words.description } },
  };
}
