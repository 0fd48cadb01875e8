"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { useDiagram } from "@/components/sources/diagram/diagram-context";
import { labelIn } from "@/lib/semantic/label-in";
import type { Entity } from "@/lib/semantic/schema";

/** What a screen reader hears of the parts of a diagram. */
export function useDiagramWords() {
  const t = useTranslations("diagram.spoken");
  const locale = useLocale();
  const { boxes } = useDiagram();
  const labelOf = useCallback(
    (id: string) => {
      const entity = boxes.get(id)?.entity;
      return entity ? labelIn(entity, locale) : id;
    },
    [boxes, locale],
  );
  const tableName = useCallback(
    (entity: Entity) => t("table", { table: labelIn(entity, locale), count: entity.columns.length }),
    [t, locale],
  );
  const edgeName = useCallback(
    (from: string, to: string) => t("join", { from: labelOf(from), to: labelOf(to) }),
    [t, labelOf],
  );
  const ariaLabels = useMemo(
    () => ({
      "node.a11yDescription.default": t("nodeKeys"),
      "node.a11yDescription.keyboardDisabled": t("nodeKeys"),
      "node.a11yDescription.ariaLiveMessage": ({ x, y }: { direction: string; x: number; y: number }) =>
        t("moved", { x: Math.round(x), y: Math.round(y) }),
      "edge.a11yDescription.default": t("edgeKeys"),
      "handle.ariaLabel": t("handle"),
    }),
    [t],
  );
  return { tableName, edgeName, ariaLabels };
}
