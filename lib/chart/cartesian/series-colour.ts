import type { CartesianChart, PreparedSeries } from "@/lib/chart/cartesian/cartesian-chart";
import { chartColour } from "@/lib/chart/chart-colour";
import type { ChartTheme } from "@/lib/chart/palette";

/**
 * The colour of a series: a designer's, else the next of the palette. "Other" takes a grey, so that its colour means nothing; another
 * period has the colour of what it is compared with.
 */
export function seriesColour(chart: Pick<CartesianChart, "series">, index: number, theme: ChartTheme): string {
  const series = chart.series[index];
  if (!series) return theme.text;
  if (series.colour) return chartColour(series.colour, theme);
  if (series.isOther) return theme.rest;
  if (series.comparison) return seriesColour(chart, series.comparison.of, theme);
  const place = chart.series.slice(0, index).filter(isShown).length;
  return theme.palette[place % theme.palette.length] ?? theme.text;
}

const isShown = ({ isOther, comparison }: PreparedSeries) => !isOther && comparison === null;
