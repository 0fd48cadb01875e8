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
  DataZoomComponent,
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
import type { ChartComparison } from "@/lib/chart/chart-type";
import { chartTypeModules } from "@/lib/chart/chart-types";
import { chartWords } from "@/lib/chart/chart-words";
import { captionPx } from "@/lib/chart/drawing-context";
import type { ChartLocale } from "@/lib/chart/format-number";
import { readMapFile } from "@/lib/chart/map/read-map-file";
import { escapeHtml } from "@/lib/chart/option-parts";
import { type ChartTheme, type ColourScheme, chartTheme, type PaletteName } from "@/lib/chart/palette";
import { prepareChart } from "@/lib/chart/prepare-any-chart";
import type { ChartCap, ChartTexts, PreparedChart } from "@/lib/chart/prepared-chart";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ResultSet } from "@/lib/execute/schema";

// What the option files use, less what only a living page has: tooltips.
echarts.use([
  ...[BarChart, LineChart, PieChart, FunnelChart, TreemapChart, SunburstChart, GaugeChart, RadarChart],
  ...[ScatterChart, HeatmapChart, BoxplotChart, SankeyChart, MapChart, CustomChart, MarkLineComponent],
  ...[GridComponent, LegendComponent, VisualMapComponent, CalendarComponent, RadarComponent, GeoComponent],
  ...[DataZoomComponent, SVGRenderer],
]);

export type ChartPicture = {
  /** A whole `<svg>` element: no script, no style sheet, nothing that is loaded from elsewhere. */
  readonly svg: string;
  /** The chart in words, for who does not see it. */
  readonly summary: string;
  /** What the picture leaves out, to stand below it: "25 of 140 shown". */
  readonly notes: readonly string[];
};

export type PictureFrame = {
  readonly locale: ChartLocale;
  readonly widthPx: number;
  readonly heightPx: number;
  /** The colours of the dashboard that it is from. */
  readonly palette?: PaletteName;
  /** Writes what the picture leaves out into it, for files that stand alone. */
  readonly hasNotes?: boolean;
};

/** A line of notes below the chart. */
const notesPx = 24;

/**
 * Draws a result as the page will draw it, so that its picture is there before the engine. Notes stand below it, in a line of
 * `captionPx`. **Nulls** as `renderSvg`.
 */
export function renderForScreen(
  { result, spec, comparison }: { result: ResultSet; spec: ChartSpec; comparison: ChartComparison | null },
  { locale, widthPx, heightPx, palette, scheme }: Omit<PictureFrame, "hasNotes"> & { readonly scheme: ColourScheme },
): ChartPicture | null {
  const words = chartWords(locale);
  const prepared = prepareForPicture(result, spec, words.texts, comparison);
  if (prepared.kind !== "drawn") return null;
  const chart = prepared.fitToHeight(heightPx - captionPx, widthPx);
  const notes = words.notes(chart.caps, { rowCount: result.rows.length, truncated: result.truncated });
  const size = { widthPx, heightPx: heightPx - (notes.length > 0 ? captionPx : 0) };
  const theme = chartTheme(scheme, false, palette);
  const { tooltip: _, ...option } = chartOption(chart, { theme, texts: words.texts, ...size });
  const summary = words.summary(chart);
  return { svg: named(draw(option, size), summary), summary, notes };
}

function prepareForPicture(
  result: ResultSet,
  spec: ChartSpec,
  texts: ChartTexts,
  comparison: ChartComparison | null = null,
): PreparedChart {
  const region = chartTypeModules.get(spec.type)?.map?.(result, spec);
  if (region) readMapFile(region);
  return prepareChart(result, spec, texts, comparison);
}

/**
 * Draws a result as a picture for reports and exports, in the colours of paper. The same input gives the same text.
 * Nulls: numbers, tables, empty results and specifications whose columns are gone have no picture: their caller writes text.
 */
export function renderSvg(result: ResultSet, spec: ChartSpec, frame: PictureFrame): ChartPicture | null {
  const { locale, widthPx, palette, hasNotes = false } = frame;
  const words = chartWords(locale);
  const prepared = prepareForPicture(result, spec, words.texts);
  if (prepared.kind !== "drawn") return null;
  const whole = prepared.fitToHeight(frame.heightPx, widthPx);
  const isNoted = hasNotes && (whole.caps.length > 0 || result.truncated);
  const heightPx = frame.heightPx - (isNoted ? notesPx : 0);
  const chart = isNoted ? prepared.fitToHeight(heightPx, widthPx) : whole;
  const theme = chartTheme("light", false, palette);
  const summary = words.summary(chart);
  const { tooltip: _, ...option } = chartOption(chart, {
    ...{ theme, texts: words.texts, widthPx, heightPx },
    isPicture: true,
  });
  const drawn = named(draw({ ...option, backgroundColor: theme.surface }, { widthPx, heightPx }), summary);
  const notes = words.notes(chart.caps.map(inFile), { rowCount: result.rows.length, truncated: result.truncated });
  return { svg: isNoted ? withNotes(drawn, notes, frame, theme) : drawn, summary, notes };
}

/** In a file nobody zooms in. */
const inFile = (cap: ChartCap): ChartCap => (cap.what === "sampled" ? { ...cap, what: "thinned" } : cap);

/** The picture above a line that says what it leaves out: an SVG in another keeps its own measures. */
function withNotes(svg: string, notes: readonly string[], { widthPx, heightPx }: PictureFrame, theme: ChartTheme) {
  const size = `width="${widthPx}" height="${heightPx}"`;
  const style = `font-family="${theme.fontFamily}" font-size="12" fill="${theme.textMuted}"`;
  const text = `<text x="8" y="${heightPx - 8}" ${style}>${escapeHtml(notes.join(" · "))}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${widthPx} ${heightPx}"><rect ${size} fill="${theme.surface}"/>${svg}${text}</svg>`;
}

/** ECharts' own `renderToSVGString` with the one choice it does not offer: no style sheet for hovering, which a picture has no use for. */
type SvgPainter = { renderToString(options: { cssEmphasis: boolean; cssAnimation: boolean }): string };

function draw(option: EChartsOption, { widthPx, heightPx }: Pick<PictureFrame, "widthPx" | "heightPx">): string {
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
