import type { ChartTypeModule } from "@/lib/chart/chart-type";
import type { ChartType } from "@/lib/chart/schema";
import { area } from "@/lib/chart/types/area";
import { bar } from "@/lib/chart/types/bar";
import { boxplot } from "@/lib/chart/types/boxplot";
import { bubble } from "@/lib/chart/types/bubble";
import { calendar } from "@/lib/chart/types/calendar";
import { combination } from "@/lib/chart/types/combination";
import { funnel } from "@/lib/chart/types/funnel";
import { gauge } from "@/lib/chart/types/gauge";
import { heatmap } from "@/lib/chart/types/heatmap";
import { histogram } from "@/lib/chart/types/histogram";
import { line } from "@/lib/chart/types/line";
import { map } from "@/lib/chart/types/map";
import { pie } from "@/lib/chart/types/pie";
import { progress } from "@/lib/chart/types/progress";
import { radar } from "@/lib/chart/types/radar";
import { sankey } from "@/lib/chart/types/sankey";
import { scatter } from "@/lib/chart/types/scatter";
import { sunburst } from "@/lib/chart/types/sunburst";
import { treemap } from "@/lib/chart/types/treemap";
import { waterfall } from "@/lib/chart/types/waterfall";

/** The types that ECharts draws, in the order in which they are offered when nothing else speaks for one. For the server, which has room for all. */
const drawn: readonly ChartTypeModule[] = [
  ...[bar, line, scatter, pie, histogram, area, heatmap, funnel, combination, waterfall],
  ...[progress, gauge, treemap, sunburst, bubble, boxplot, calendar, radar, sankey, map],
];

export const chartTypeModules: ReadonlyMap<ChartType, ChartTypeModule> = new Map(
  drawn.map((module) => [module.type, module]),
);
