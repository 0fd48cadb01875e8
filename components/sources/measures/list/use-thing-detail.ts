"use client";

import { useLocale, useTranslations } from "next-intl";
import { formulaOf, type Thing } from "@/components/sources/measures/thing";
import { labelIn } from "@/lib/semantic/label-in";
import type { Hierarchy, SemanticModel } from "@/lib/semantic/schema";

/** What a thing is made of, in one line. */
export function useThingDetail({ entities }: SemanticModel): (thing: Thing) => string {
  const t = useTranslations("measures.grains");
  const locale = useLocale();
  const levelName = ({ entity, levels }: Hierarchy) =>
    levels.map((level) => {
      const place = entities.find(({ id }) => id === (level.entity ?? entity));
      const column = place?.columns.find(({ name }) => name === level.column);
      if (level.grain) return t(level.grain);
      return column ? labelIn(column, locale) : level.column;
    });
  return (thing) => {
    switch (thing.kind) {
      case "measure":
        return formulaOf(thing.value);
      case "filter":
        return thing.value.condition;
      case "hierarchy":
        return levelName(thing.value).join(" → ");
    }
  };
}
