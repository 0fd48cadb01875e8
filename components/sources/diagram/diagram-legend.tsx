"use client";

import { useTranslations } from "next-intl";
import classes from "@/components/sources/diagram/diagram-tab.module.css";
import { isSuggestedJoin } from "@/components/sources/diagram/suggested-join";
import type { SemanticModel } from "@/lib/semantic/schema";

/** What the lines mean, as far as there are such. */
export function DiagramLegend({ model: { joins, polymorphicKeys = [] } }: { model: SemanticModel }) {
  const t = useTranslations("diagram.legend");
  const suggestedCount = joins.filter(isSuggestedJoin).length;
  const counts = {
    known: joins.length - suggestedCount,
    suggested: suggestedCount,
    pointer: polymorphicKeys.length,
  };
  const states = (["known", "suggested", "pointer"] as const).filter((state) => counts[state] > 0);
  return (
    <ul className={classes.legend} aria-label={t("label")}>
      {states.map((state) => (
        <li key={state}>
          <span className={classes.sample} data-state={state} aria-hidden="true" />
          {t(state, { count: counts[state] })}
        </li>
      ))}
    </ul>
  );
}
