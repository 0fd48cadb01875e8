import type { LegendComponentOption } from "echarts";
import type { CartesianChart, PreparedSeries } from "@/lib/chart/cartesian/cartesian-chart";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { cutMiddle, legendHeightPx, legendOption, textWidthPx } from "@/lib/chart/option-parts";

type Insets = { readonly top: number; readonly right: number; readonly bottom: number };

const nameLengthMax = 28;
const markPx = 30;
const toolsPx = 34;
const line = "path://M0,4H10V6H0Z";
const dashes = "path://M0,4H4V6H0Z M6,4H10V6H6Z";

/** The legend, where there is more than one series to tell apart, and the room it takes from the picture. */
export function legendLayout(
  { series, options }: CartesianChart,
  context: DrawingContext,
): { legend: LegendComponentOption; room: Insets } {
  const place = options.legend ?? "auto";
  const names = series.map(({ name }) => cutMiddle(name, nameLengthMax));
  const bare: Insets = { top: 12, right: 14, bottom: 2 };
  if (place === "none" || series.length < 2) return { legend: { show: false }, room: bare };
  const legend: LegendComponentOption = {
    ...legendOption(context, []),
    show: true,
    // The button of the chart's own tools stands in the corner.
    right: context.isPicture ? 0 : toolsPx,
    data: entries(series, context),
  };
  if (place === "right") {
    const widthPx = Math.min(Math.max(...names.map(textWidthPx)) + markPx + 8, context.widthPx * 0.35);
    const lengthMax = Math.max(6, Math.floor((widthPx - markPx) / 6.6));
    return {
      legend: {
        ...legend,
        ...{ orient: "vertical", left: context.widthPx - widthPx, right: 0, top: 8, bottom: 8, padding: 0 },
        formatter: (name) => cutMiddle(name, lengthMax),
      },
      room: { ...bare, right: widthPx + 12 },
    };
  }
  // Scrolled on one line on a page; on paper nobody can turn it, so it breaks.
  const heightPx = legendHeightPx(context.isPicture ? names : [], context.widthPx);
  return place === "bottom"
    ? { legend: { ...legend, top: "auto", bottom: 0 }, room: { ...bare, bottom: heightPx + 4 } }
    : { legend, room: { ...bare, top: heightPx + 6 } };
}

/** One a name: the series of another period share theirs, and a grey, as they have the colours of what they are compared with. */
function entries(series: readonly PreparedSeries[], { theme }: DrawingContext) {
  const isPaired = series.filter(({ comparison }) => comparison).length > 1;
  return series
    .filter((one, index) => series.findIndex(({ name }) => name === one.name) === index)
    .map((one) => ({
      ...{ name: one.name, icon: iconOf(one, series) },
      ...(one.comparison && isPaired ? { itemStyle: { color: theme.textMuted } } : {}),
    }));
}

/** Lines among bars look like lines in the legend, and another period is dashed in both: never told apart by colour alone. */
function iconOf({ as, comparison }: PreparedSeries, all: readonly PreparedSeries[]): string {
  if (as === "line" && comparison) return dashes;
  return as === "line" && all.some((one) => one.as === "bar" || one.comparison) ? line : "roundRect";
}
