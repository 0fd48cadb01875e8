"use client";

import { useTranslations } from "next-intl";
import { chartIcon } from "@/components/charts/chart-icon";
import type { NewWidget } from "@/components/dashboards/design/grid/carried-widgets";
import { specOf } from "@/components/dashboards/design/grid/use-new-widgets";
import { widgetKinds } from "@/components/dashboards/kinds/widget-kinds";
import { chartVariant } from "@/lib/chart/chart-variant";

/** How the widgets of the palette are named and drawn. */
export function usePaletteLook() {
  const types = useTranslations("charts.types");
  const t = useTranslations("canvas.new");
  return {
    /** A type that has no name yet cannot be drawn yet either. */
    isKnown: (item: NewWidget) => item.kind !== "chart" || types.has(chartVariant(specOf(item))),
    keyOf: (item: NewWidget) => (item.kind === "chart" ? chartVariant(specOf(item)) : item.kind),
    nameOf: (item: NewWidget) => (item.kind === "chart" ? types(chartVariant(specOf(item))) : t(item.kind)),
    iconOf: (item: NewWidget) =>
      item.kind === "chart" ? chartIcon[chartVariant(specOf(item))] : widgetKinds[item.kind].icon,
    /** Bars lie: their picture is that of columns, turned. */
    turns: (item: NewWidget) => item.kind === "chart" && item.horizontal,
  };
}
