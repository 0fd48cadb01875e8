import { blankChart, type Fit, names } from "@/lib/chart/fit";
import { chartLimits } from "@/lib/chart/limits";
import { isAdditive, isOnePointEach, measuresOnOneAxis } from "@/lib/chart/result-profile";

/** Lines beyond this are a tangle. */
const lineCountMax = 40;

/** One or a few figures: a single row of measures (with at most one word that says of what), or a course over time and its last value. */
export const fitNumber: Fit = ({ rowCount, times, categories, measures }) => {
  const [time] = times;
  const [measure] = measures;
  if (!measure) return null;
  if (rowCount === 1 && measures.length <= chartLimits.numbers && times.length + categories.length <= 1) {
    return { ...blankChart, type: "number", x: (categories[0] ?? time)?.column.name ?? null, y: names(measures) };
  }
  const isCourse = time !== undefined && times.length === 1 && categories.length === 0;
  if (isCourse && time.distinctCount === rowCount && rowCount > 2) {
    return { ...blankChart, type: "number", x: time.column.name, y: [measure.column.name] };
  }
  return null;
};

/**
 * A course over time: one time column, at most one column that splits it into lines, one point each. A line that was asked for may also
 * run over ordered categories or numbers, and over rows that share their place.
 */
export const fitLine: Fit = (profile, wish) => {
  const { times, categories } = profile;
  const [measure, ...further] = profile.measures;
  if (!measure) return null;
  if (wish.asked) {
    const [x, series] = [...times, ...categories];
    const line = { ...blankChart, type: "line" as const };
    if (x) return { ...line, x: x.column.name, y: [measure.column.name], series: series?.column.name ?? null };
    const [second] = further;
    return second ? { ...line, x: measure.column.name, y: [second.column.name] } : null;
  }
  const [time] = times;
  const [series] = categories;
  if (!time || times.length > 1 || categories.length > 1 || time.distinctCount < 2) return null;
  if (!isOnePointEach(profile, series ? [time, series] : [time])) return null;
  if (series && series.distinctCount > lineCountMax) return null;
  return {
    ...blankChart,
    type: "line",
    x: time.column.name,
    y: series ? [measure.column.name] : names(measuresOnOneAxis(profile.measures)),
    series: series?.column.name ?? null,
  };
};

/** A line with the room below it filled; several are stacked, so only what adds up and is never below zero. */
export const fitArea: Fit = (profile, wish) => {
  const line = fitLine(profile, wish);
  const [measure] = profile.measures;
  if (!line || !measure || (measure.range?.min ?? 0) < 0) return null;
  if (line.series === null) return line.y.length === 1 ? { ...line, type: "area" } : null;
  return isAdditive(measure.column) ? { ...line, type: "area", stacked: true } : null;
};
