import type { EChartsOption, MapSeriesOption } from "echarts";
import { getMap, registerMap } from "echarts/core";
import { defineChartType } from "@/lib/chart/chart-type";
import { colourAt, colourScale } from "@/lib/chart/colour-scale";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { blankChart, type Fit } from "@/lib/chart/fit";
import { measureWriter } from "@/lib/chart/format-designed";
import { nullText } from "@/lib/chart/format-value";
import { guessRegion } from "@/lib/chart/map/known-places";
import { knownMap } from "@/lib/chart/map-geometry";
import { inkOn } from "@/lib/chart/mix-colours";
import { escapeHtml, tooltipOption } from "@/lib/chart/option-parts";
import { type MapChart as ColouredMap, mapRegionOf, prepareMap } from "@/lib/chart/prepare-map";

/** A figure a place: a column that says of which, and most of its names are on a map that is known. */
const fitMap: Fit = ({ categories, times, measures, rows }, { asked }) => {
  const [measure] = measures;
  if (!measure || (!asked && (times.length > 0 || categories.length !== 1))) return null;
  const place = categories.find(({ index }) => guessRegion(rows.map((row) => String(row[index] ?? ""))) !== null);
  const named = place ?? (asked ? categories.find(({ column }) => column.role === "geography") : undefined);
  if (!named) return null;
  const region = guessRegion(rows.map((row) => String(row[named.index] ?? "")));
  const map = { ...blankChart, type: "map" as const, x: named.column.name, y: [measure.column.name] };
  return region ? { ...map, options: { region } } : map;
};

const legendPx = 34;

/** Where the map stands: as large as it fits, in the middle, its shapes unstretched. */
function frame(chart: ColouredMap, { widthPx, heightPx }: DrawingContext) {
  const ratio = knownMap(chart.region)?.ratio ?? 1;
  const { legend } = chart.options;
  const top = legend === "none" || legend === "bottom" ? 4 : legendPx;
  const roomPx = Math.max(20, heightPx - top - (legend === "bottom" ? legendPx : 4));
  const width = Math.min(widthPx - 8, roomPx * ratio);
  const height = width / ratio;
  return { width, height, left: (widthPx - width) / 2, top: top + (roomPx - height) / 2 };
}

/** Draws each place in the colour of its value; those without one stay as pale as lines. */
function mapOption(chart: ColouredMap, context: DrawingContext): EChartsOption {
  const { theme, texts } = context;
  const map = knownMap(chart.region);
  // ECharts keeps maps by name for the whole page.
  if (map && !getMap(chart.region)) registerMap(chart.region, map.shapes as never);
  const { full, short } = measureWriter(chart.column, chart.options, texts.locale);
  const known = new Map(chart.places.map(({ id, value }) => [id, value]));
  const colour = colourAt(chart, context);
  const series: MapSeriesOption = {
    ...{ type: "map", map: chart.region, nameProperty: "id", aspectScale: 1, roam: false, selectedMode: false },
    ...frame(chart, context),
    itemStyle: { areaColor: theme.line, borderColor: theme.surface, borderWidth: 0.7 },
    emphasis: {
      label: { show: false },
      itemStyle: { areaColor: undefined, borderColor: theme.text, borderWidth: 1.2 },
    },
    label: {
      show: chart.options.labels === true,
      fontSize: 10,
      formatter: ({ name, value }) =>
        Number.isFinite(value) ? `${chart.nameOf.get(name) ?? ""}\n${short(Number(value))}` : "",
    },
    labelLayout: { hideOverlap: true },
    data: chart.places.map(({ id, value }) => ({ name: id, value, label: { color: inkOn(colour(value)) } })),
  };
  return {
    tooltip: {
      ...tooltipOption(context, "item"),
      formatter: (item) => {
        if (Array.isArray(item)) return "";
        const value = known.get(item.name);
        const name = escapeHtml(chart.nameOf.get(item.name) ?? item.name);
        return `${name}<br/>${escapeHtml(chart.column.label)}: <b>${escapeHtml(value === undefined ? nullText : full(value))}</b>`;
      },
    },
    visualMap: colourScale(chart, context, { seriesIndex: 0 }),
    series: [series],
  };
}

/** Where much and where little is: the world, a part of it, or the regions of a country. */
export const map = defineChartType<ColouredMap>({
  type: "map",
  group: "place",
  fit: fitMap,
  reason: () => "places",
  map: mapRegionOf,
  prepare: prepareMap,
  option: mapOption,
  points: ({ x, column, places }) => ({
    measure: column,
    dimension: x.label,
    series: [],
    points: places.map(({ name, value, cells }, dataIndex) => ({
      ...{ name, value, cells, series: null, at: { seriesIndex: 0, dataIndex } },
    })),
  }),
  engine: ["map", "visualMap"],
});
