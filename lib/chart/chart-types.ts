import type { ChartTypeModule } from "@/lib/chart/chart-type";
import type { ChartType } from "@/lib/chart/schema";
import { area } from "@/lib/chart/types/area";
import { bar } from "@/lib/chart/types/bar";
import { funnel } from "@/lib/chart/types/funnel";
import { heatmap } from "@/lib/chart/types/heatmap";
import { histogram } from "@/lib/chart/types/histogram";
import { line } from "@/lib/chart/types/line";
import { pie } from "@/lib/chart/types/pie";
import { scatter } from "@/lib/chart/types/scatter";

/** The types that ECharts draws, in the order in which they are offered when nothing else speaks for one. For the server, which has room for all. */
const drawn: readonly ChartTypeModule[] = [bar, line, scatter, pie, histogram, area, heatmap, funnel];

export const chartTypeModules: ReadonlyMap<ChartType, ChartTypeModule> = new Map(
  drawn.map((module) => [module.type, module]),
);
