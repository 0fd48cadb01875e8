import type { ChartSpec } from "@/lib/chart/schema";

type ChartTypeKey =
  | "number"
  | "line"
  | "area"
  | "areaStacked"
  | "bar"
  | "barStacked"
  | "barHorizontal"
  | "barHorizontalStacked"
  | "pie"
  | "scatter"
  | "table";

/** The name of a chart below `charts.types`: the same type lying or stacked is another chart to the reader. */
export function chartTypeKey({
  type,
  horizontal,
  stacked,
}: Pick<ChartSpec, "type" | "horizontal" | "stacked">): ChartTypeKey {
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
