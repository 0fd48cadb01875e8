import type { EditableField, Inference, SemanticColumn } from "@/lib/semantic/schema";

/** What a table and a column have in common where they are spoken of. */
export type Worded = Pick<
  SemanticColumn,
  "label" | "description" | "synonyms" | "translations" | "edited" | "inferred"
>;

/** The fields that words are for. */
export const wordedFields = ["label", "description", "synonyms", "translations"] as const;

/** Adds where fields come from to what is known of others. */
export function withInferred<T extends Worded>(
  thing: T,
  inferred: Readonly<Partial<Record<EditableField, Inference>>>,
): T {
  return Object.keys(inferred).length === 0 ? thing : { ...thing, inferred: { ...thing.inferred, ...inferred } };
}
