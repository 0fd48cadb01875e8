"use client";

import { useFormatter, useTranslations } from "next-intl";
import { usePartName } from "@/components/dashboards/design/difference/use-part-name";
import type { ConfigDifference } from "@/lib/dashboard/design/schema";

const kinds = ["added", "changed", "moved", "removed"] as const;

/** A difference on one line: "2 widgets added, 1 moved, filters". */
export function useDifferenceLine(): (difference: ConfigDifference) => string {
  const t = useTranslations("design.history");
  const format = useFormatter();
  const partName = usePartName();
  return ({ widgets, others }) => {
    const counts = kinds.flatMap((kind) => {
      const count = widgets.filter(({ what }) => what === kind).length;
      return count === 0 ? [] : [t(`counts.${kind}`, { count })];
    });
    const said = [...counts, ...others.map(partName)];
    return said.length === 0 ? t("onlyTitle") : format.list(said, { type: "unit" });
  };
}
