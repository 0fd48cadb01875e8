import "server-only";
import { createHash } from "node:crypto";
import type { EChartsOption } from "echarts";
import {
  BarChart,
  BoxplotChart,
  CustomChart,
  FunnelChart,
  GaugeChart,
  HeatmapChart,
  LineChart,
  MapChart,
  PieChart,
  RadarChart,
  SankeyChart,
  ScatterChart,
  SunburstChart,
  TreemapChart,
} from "echarts/charts";
import {
  CalendarComponent,
  GeoComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  RadarComponent,
  VisualMapComponent,
} from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { chartOption } from "@/lib/chart/chart-option";
import { chartTypeModules } from "@/lib/chart/chart-types";
import { chartWords } from "@/lib/chart/chart-words";
import type { ChartLocale } from "@/lib/chart/format-number";
import { readMapFile } from "@/lib/chart/map/read-map-file";
import { escapeHtml } from "@/lib/chart/option-parts";
import { chartTheme } from "@/lib/chart/palette";
import { prepareChart } from "@/lib/chart/prepare-any-chart";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";

// What the option files use, less what only a living page has: tooltips.
echarts.use([
  ...[BarChart, LineChart, PieChart, FunnelChart, TreemapChart, SunburstChart, GaugeChart, RadarChart],
  ...[ScatterChart, HeatmapChart, BoxplotChart, SankeyChart, MapChart, CustomChart, MarkLineComponent],
  ...[GridComponent, LegendComponent, VisualMapComponent, CalendarComponent, RadarComponent, GeoComponent, SVGRenderer],
]);

export type ChartPicture = {
  /** A whole `<svg>` element: no script, no style sheet, nothing that is loaded from elsewhere. */
  readonly svg: string;
  /** The chart in words, for who does not see it. */
  readonly summary: string;
  /** What the picture leaves out, to stand below it: "25 of 140 shown". */
  readonly notes: readonly string[];
};

export type PictureFrame = { readonly locale: ChartLocale; readonly widthPx: number; readonly heightPx: number };

/**
 * Draws a result as a picture for reports and exports, in the colours of paper. The same input gives the same text.
 * Nulls: numbers, tables, empty results and specifications whose columns are gone have no picture: their caller writes text.
 */
export function renderSvg(result: ResultSet, spec: ChartSpec, frame: PictureFrame): ChartPicture | null {
  const { locale, widthPx, heightPx } = frame;
  const words = chartWords(locale);
  const region = chartTypeModules.get(spec.type)?.map?.(result, spec);
  if (region) readMapFile(region);
  const prepared = prepareChart(result, spec, words.texts);
  if (prepared.kind !== "drawn") return null;
  const chart = prepared.fitToHeight(heightPx, widthPx);
  const theme = chartTheme("light", false);
  const summary = words.summary(chart);
  const { tooltip: _, ...option } = chartOption(chart, {
    ...{ theme, texts: words.texts, widthPx, heightPx },
    isPicture: true,
  });
  const drawn = draw({ ...option, backgroundColor: theme.surface }, frame);
  return {
    svg: named(drawn, summary),
    summary,
    notes: words.notes(chart.caps, { rowCount: result.rows.length, truncated: result.truncated }),
  };
}

/** ECharts' own `renderToSVGString` with the one choice it does not offer: no style sheet for hovering, which a picture has no use for. */
type SvgPainter = { renderToString(options: { cssEmphasis: boolean; cssAnimation: boolean }): string };

function draw(option: EChartsOption, { widthPx, heightPx }: PictureFrame): string {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: widthPx, height: heightPx });
  try {
    chart.setOption(option);
    // The renderer is chosen in the line above, so its painter is the SVG one.
    const painter = chart.getZr().painter as unknown as SvgPainter;
    return painter.renderToString({ cssEmphasis: false, cssAnimation: false });
  } finally {
    chart.dispose();
  }
}

/**
 * ECharts numbers clip paths by a counter of the process. Named after the picture instead, the text is the same at every drawing, and
 * two pictures on one page do not clip each other. Only attributes are touched: in texts ECharts writes quotes as entities.
 */
function named(svg: string, summary: string): string {
  const bare = svg.replaceAll(/ ecmeta_\w+="[^"]*"/g, "");
  const name = createHash("sha256").update(bare.replaceAll(ownName, ' $1="$2')).digest("hex").slice(0, 8);
  return bare
    .replaceAll(ownName, ` $1="$2chart-${name}-`)
    .replace("<svg ", `<svg role="img" aria-label="${escapeHtml(summary)}" `);
}

const ownName = / (id|class|clip-path|fill|stroke|mask|filter)="(url\(#)?zr\d+-/g;
