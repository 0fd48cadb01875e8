import type { EnginePart } from "@/lib/chart/chart-type";

/** The parts of ECharts that lines, areas, bars and their combinations share. */
export const cartesianEngine: readonly EnginePart[] = ["bar", "line", "dataZoom", "markLine"];
