import type { ChartType } from "@/lib/chart/schema";
import type { GridPlace } from "@/lib/dashboard/config/schema";

/** The size a new widget gets by what it shows. */
export const widgetSizes = {
  number: { w: 3, h: 3 },
  chart: { w: 6, h: 7 },
  table: { w: 6, h: 8 },
} as const satisfies Record<string, Pick<GridPlace, "w" | "h">>;

export type WidgetSize = keyof typeof widgetSizes;

/** Which of the sizes a chart type gets. */
export function sizeOf(type: ChartType): WidgetSize {
  if (type === "number" || type === "progress") return "number";
  return type === "table" || type === "pivot" ? "table" : "chart";
}

/** The smallest a widget can be drawn; below that neither a title nor a figure has room. */
export const leastSize = { w: 2, h: 2 } as const;
