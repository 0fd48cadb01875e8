import type { Entity, SemanticColumn } from "@/lib/semantic/schema";

type Named = Pick<Entity | SemanticColumn, "label" | "synonyms" | "translations"> & { table?: string; name?: string };

/** Whether what somebody types is part of any name of a table or column, in any language. */
export function wordsMatch(search: string, { label, synonyms, translations, table, name }: Named): boolean {
  const words = search.trim().toLowerCase();
  if (words === "") return true;
  const names = [label, table, name, translations?.zh?.label, ...synonyms];
  return names.some((each) => each?.toLowerCase().includes(words));
}
