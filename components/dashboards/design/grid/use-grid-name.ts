"use client";

import { useTranslations } from "next-intl";
import { useDesign } from "@/components/dashboards/design/design-context";
import type { GridKey } from "@/lib/dashboard/layout/widget-grids";

/** What a grid is called: its section, its tab, or both. */
export function useGridName(): (grid: GridKey) => string {
  const t = useTranslations("canvas.grids");
  const { config } = useDesign();
  return ({ tabId, sectionId }) => {
    const tab = config.tabs.find(({ id }) => id === tabId)?.title;
    const section = config.sections.find(({ id }) => id === sectionId)?.title;
    if (section !== undefined) return tab === undefined ? section : t("sectionOfTab", { section, tab });
    return tab ?? t("top");
  };
}
