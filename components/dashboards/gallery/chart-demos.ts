import { barDemos } from "@/components/dashboards/gallery/demo-results/bars";
import { boxplotDemos } from "@/components/dashboards/gallery/demo-results/boxplot";
import { calendarDemos } from "@/components/dashboards/gallery/demo-results/calendar";
import { courseDemos } from "@/components/dashboards/gallery/demo-results/course";
import { funnelDemos } from "@/components/dashboards/gallery/demo-results/funnel";
import { gaugeDemos } from "@/components/dashboards/gallery/demo-results/gauge";
import { heatmapDemos } from "@/components/dashboards/gallery/demo-results/heatmap";
import { mapDemos } from "@/components/dashboards/gallery/demo-results/map";
import { numberDemos } from "@/components/dashboards/gallery/demo-results/number";
import { pieDemos } from "@/components/dashboards/gallery/demo-results/pie";
import { pivotDemos } from "@/components/dashboards/gallery/demo-results/pivot";
import { progressDemos } from "@/components/dashboards/gallery/demo-results/progress";
import { radarDemos } from "@/components/dashboards/gallery/demo-results/radar";
import { sankeyDemos } from "@/components/dashboards/gallery/demo-results/sankey";
import { scatterDemos } from "@/components/dashboards/gallery/demo-results/scatter";
import { tableDemos } from "@/components/dashboards/gallery/demo-results/table";
import { treeDemos } from "@/components/dashboards/gallery/demo-results/tree";
import type { GalleryDemo } from "@/components/dashboards/gallery/gallery-demo";

/** Every chart of the gallery, in the order of the palette: figures, courses, comparisons, parts, relations, spread, flows, rows. */
export const chartDemos: readonly GalleryDemo[] = [
  ...[...numberDemos, ...progressDemos, ...gaugeDemos],
  ...[...courseDemos, ...barDemos],
  ...[...pieDemos, ...treeDemos, ...funnelDemos],
  ...[...scatterDemos, ...heatmapDemos, ...calendarDemos, ...radarDemos],
  ...[...boxplotDemos, ...sankeyDemos, ...mapDemos, ...tableDemos, ...pivotDemos],
];
