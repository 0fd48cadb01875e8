import type { EChartsOption, XAXisComponentOption, YAXisComponentOption } from "echarts";
import type { CartesianChart } from "@/lib/chart/cartesian/cartesian-chart";
import { drawnPlaces, wholeAxis } from "@/lib/chart/cartesian/draw-window";
import { legendLayout } from "@/lib/chart/cartesian/option-legend";
import { markSeries } from "@/lib/chart/cartesian/option-marks";
import { placeAxis } from "@/lib/chart/cartesian/option-place-axis";
import { seriesOption } from "@/lib/chart/cartesian/option-series";
import { valueAxis } from "@/lib/chart/cartesian/option-value-axis";
import { hasSlider, sliderRoomPx, zoomOption } from "@/lib/chart/cartesian/option-zoom";
import { placeTooltip, type TooltipItem } from "@/lib/chart/cartesian/tooltip";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { tooltipOption } from "@/lib/chart/option-parts";

/** Draws lines, areas, bars and what is put together of them. */
export function cartesianOption(chart: CartesianChart, context: DrawingContext): EChartsOption {
  const across = placeAxis(chart, context);
  const up = chart.axes.map((_, index) => valueAxis(chart, index === 0 ? 0 : 1, context));
  const zoom = zoomOption(chart, context);
  const places = drawnPlaces(chart, wholeAxis, context.widthPx);
  return {
    ...frameOption(chart, context),
    ...(zoom.length > 0 ? { dataZoom: zoom } : {}),
    // The two kinds of axes differ in their places only, which are set where they matter.
    xAxis: (chart.horizontal ? up : across) as XAXisComponentOption,
    yAxis: (chart.horizontal ? across : up) as YAXisComponentOption,
    series: [
      ...chart.series.map((_, index) => seriesOption({ chart, index, context, places })),
      ...markSeries(chart, context),
    ] as EChartsOption["series"],
    // A long line takes longer to draw than the pointer to move: the pointer's mark lies on a sheet of its own, and sets no dot on the line.
    ...(places ? { axisPointer: { zlevel: 1, triggerEmphasis: false } } : {}),
    // The last, because two options are compared from behind: its function is new each time, so that no one compares 100,000 values.
    tooltip: {
      ...tooltipOption(context, "axis"),
      ...(places ? { transitionDuration: 0 } : {}),
      ...(chart.series.some(({ as }) => as === "bar")
        ? { axisPointer: { type: "shadow", shadowStyle: { opacity: 0.08 } } }
        : {}),
      formatter: (items) => placeTooltip(chart, (Array.isArray(items) ? items : [items]) as TooltipItem[], context),
    },
  };
}

/** The legend and the room between the edges and the axes. */
function frameOption(chart: CartesianChart, context: DrawingContext): Pick<EChartsOption, "legend" | "grid"> {
  const { legend, room } = legendLayout(chart, context);
  const isTitled = chart.axes.some(({ title }) => title !== "") || Boolean(chart.options.axisX?.title);
  const sliderPx = hasSlider(chart, context) ? sliderRoomPx : 0;
  // Lines across lying bars are named at their upper end, above the axes.
  const marksPx = chart.horizontal && chart.marks.length > 0 ? 14 : 0;
  return {
    legend: sliderPx > 0 && legend.bottom === 0 ? { ...legend, bottom: sliderPx } : legend,
    grid: {
      top: room.top + marksPx,
      left: 4,
      right: Math.max(room.right, chart.horizontal || hasEndLabels(chart) ? 24 : 0),
      bottom: room.bottom + sliderPx,
      outerBoundsMode: "same",
      outerBoundsContain: isTitled ? "all" : "axisLabel",
    },
  };
}

/** The text at the last dot of a line reaches beyond the axis. */
const hasEndLabels = ({ options, series }: CartesianChart) =>
  options.labels === true && series.some(({ as }) => as !== "bar");
