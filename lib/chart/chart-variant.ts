import type { ChartSpec, ChartType } from "@/lib/chart/schema";

/** A chart as a reader would name it: the key of its name below `charts.types`. */
export type ChartVariant = ChartType | "areaStacked" | "barStacked" | "barHorizontal" | "barHorizontalStacked";

/** Names a specification: "Columns", "Stacked bars", "Line". */
export function chartVariant({ type, stacked, horizontal }: ChartSpec): ChartVariant {
  switch (type) {
    case "area":
      return stacked ? "areaStacked" : "area";
    case "bar":
      if (horizontal) return stacked ? "barHorizontalStacked" : "barHorizontal";
      return stacked ? "barStacked" : "bar";
    default:
      return type;
  }
}
