"use client";

import { useLocale } from "next-intl";
import { labelIn } from "@/lib/semantic/label-in";
import type { GlossaryTerm, SemanticModel } from "@/lib/semantic/schema";

export type Reference = NonNullable<GlossaryTerm["refersTo"]>;

/** What a term stands for, by the names that people know: "Orders › Status". */
export function useReferenceName({ entities, measures, filters = [] }: SemanticModel): (to: Reference) => string {
  const locale = useLocale();
  return ({ kind, entity, name }) => {
    const table = entities.find(({ id }) => id === entity);
    const tableName = table ? labelIn(table, locale) : entity;
    if (kind === "entity" || name === null) return tableName;
    const thing =
      kind === "column"
        ? table?.columns.find((column) => column.name === name)
        : [...measures, ...filters].find(({ id }) => id === name);
    return `${tableName} › ${thing ? labelIn(thing, locale) : name}`;
  };
}
