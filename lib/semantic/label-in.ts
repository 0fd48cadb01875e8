import type { Entity, Measure, NamedFilter, SemanticColumn } from "@/lib/semantic/schema";

type Named = Pick<Entity | SemanticColumn | Measure | NamedFilter, "label" | "translations">;

/** What a table, column, measure or filter is called in a language. `locale` such as "en" or "zh". */
export function labelIn({ label, translations }: Named, locale: string): string {
  return (locale.startsWith("zh") ? translations?.zh?.label : undefined) ?? label;
}
