"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { labelIn } from "@/lib/semantic/label-in";
import type { Join, SemanticModel } from "@/lib/semantic/schema";

/** Says a relationship in words: "many Order items belong to one Orders". */
export function useJoinSentence({
  entities,
}: SemanticModel): (join: Pick<Join, "from" | "to" | "cardinality">) => string {
  const t = useTranslations("diagram.join.sentences");
  const locale = useLocale();
  return useMemo(() => {
    const labels = new Map(entities.map((entity) => [entity.id, labelIn(entity, locale)]));
    return ({ from, to, cardinality }) =>
      t(cardinality, { from: labels.get(from.entity) ?? from.entity, to: labels.get(to.entity) ?? to.entity });
  }, [entities, locale, t]);
}
