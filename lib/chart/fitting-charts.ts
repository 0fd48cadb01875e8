import { chartLimits } from "@/lib/chart/limits";
import {
  type ColumnProfile,
  isAdditive,
  isOnePointEach,
  measuresOnOneAxis,
  type ResultProfile,
} from "@/lib/chart/result-profile";
import type { ChartSpec, ChartType } from "@/lib/chart/schema";

const blank: ChartSpec = {
  version: 1,
  type: "table",
  x: null,
  y: [],
  series: null,
  stacked: false,
  horizontal: false,
  title: null,
};

const names = (profiles: readonly ColumnProfile[]) => profiles.map(({ column }) => column.name);

/** One or a few figures: a single row of measures (with at most one word that says of what), or a course over time and its last value. */
function fitNumber({ rowCount, times, categories, measures }: ResultProfile): ChartSpec | null {
  if (measures.length === 0) return null;
  if (rowCount === 1 && measures.length <= chartLimits.numbers && times.length + categories.length <= 1) {
    return {
      ...blank,
      type: "number",
      x: categories[0]?.column.name ?? times[0]?.column.name ?? null,
      y: names(measures),
    };
  }
  const [time] = times;
  const [measure] = measures;
  if (
    time &&
    measure &&
    times.length === 1 &&
    categories.length === 0 &&
    time.distinctCount === rowCount &&
    rowCount > 2
  ) {
    return { ...blank, type: "number", x: time.column.name, y: [measure.column.name] };
  }
  return null;
}

/** A course over time: one time column, at most one column that splits it into lines, one point each. */
function fitLine(profile: ResultProfile): ChartSpec | null {
  const [time] = profile.times;
  const [measure] = profile.measures;
  const series = profile.categories[0] ?? null;
  if (!time || !measure || profile.times.length > 1 || profile.categories.length > 1 || time.distinctCount < 2)
    return null;
  if (!isOnePointEach(profile, series ? [time, series] : [time])) return null;
  // Many lines of two points each are a table, not a course.
  if (series && series.distinctCount > 40) return null;
  return {
    ...blank,
    type: "line",
    x: time.column.name,
    y: series ? [measure.column.name] : names(measuresOnOneAxis(profile.measures)),
    series: series?.column.name ?? null,
  };
}

function fitArea(profile: ResultProfile): ChartSpec | null {
  const line = fitLine(profile);
  const [measure] = profile.measures;
  if (!line || !measure || (measure.range?.min ?? 0) < 0) return null;
  if (line.series === null) return line.y.length === 1 ? { ...line, type: "area" } : null;
  return isAdditive(measure.column) ? { ...line, type: "area", stacked: true } : null;
}

/** Bars lie down when their names would not fit side by side. */
function shouldLieDown(category: ColumnProfile): boolean {
  const shown = Math.min(category.distinctCount, chartLimits.categories);
  return shown > 12 || (shown > 4 && category.labelLengthMax > 14) || category.labelLengthMax > 30;
}

function fitBar(profile: ResultProfile): ChartSpec | null {
  const { times, categories, measures } = profile;
  const [measure] = measures;
  if (!measure || profile.rowCount < 2 || times.length > 1) return null;
  const dimensions = [...times, ...categories];
  if (dimensions.length === 0 || dimensions.length > 2 || !isOnePointEach(profile, dimensions)) return null;
  // The dimension with more values becomes the axis, unless one is a time, which always does.
  const [main, split] =
    times.length === 0 ? dimensions.toSorted((a, b) => b.distinctCount - a.distinctCount) : dimensions;
  if (!main || main.distinctCount < 2) return null;
  // Bars named by bare identifiers tell nobody anything once there are many.
  if (main.column.role === "key" && main.distinctCount > chartLimits.categories) return null;
  if (split && (split.distinctCount > chartLimits.series * 2 || split.distinctCount < 2)) return null;
  return {
    ...blank,
    type: "bar",
    x: main.column.name,
    y: split ? [measure.column.name] : names(measuresOnOneAxis(measures).slice(0, 3)),
    series: split?.column.name ?? null,
    stacked: split !== undefined && isAdditive(measure.column) && (measure.range?.min ?? 0) >= 0,
    horizontal: times.length === 0 && shouldLieDown(main),
  };
}

/** Parts of a whole: few, none negative, and such that adding them up means something. */
function fitPie(profile: ResultProfile): ChartSpec | null {
  const { times, categories, measures } = profile;
  const [category] = categories;
  const [measure] = measures;
  if (!category || !measure || times.length > 0 || categories.length > 1 || measures.length > 2) return null;
  if ((measure.range?.min ?? -1) < 0 || (measure.range?.max ?? 0) <= 0 || !isOnePointEach(profile, [category]))
    return null;
  const partCount = category.distinctCount + (category.nullCount > 0 ? 1 : 0);
  const isShare = measure.column.unit === "%";
  if (partCount < 2 || (!isAdditive(measure.column) && !isShare)) return null;
  // More than six only when the rest may become one part called "other".
  if (partCount > chartLimits.pieParts && (isShare || partCount > 40)) return null;
  return { ...blank, type: "pie", x: category.column.name, y: [measure.column.name] };
}

function fitScatter({ rowCount, measures, categories }: ResultProfile): ChartSpec | null {
  const [first, second] = measures;
  if (!first || !second || rowCount < 4) return null;
  if (first.distinctCount < 3 || second.distinctCount < 3) return null;
  const series = categories.find(({ distinctCount }) => distinctCount >= 2 && distinctCount <= chartLimits.series);
  const splits = series !== undefined && series.distinctCount * 2 <= rowCount;
  return {
    ...blank,
    type: "scatter",
    x: first.column.name,
    y: [second.column.name],
    series: splits ? series.column.name : null,
  };
}

const fits: Record<ChartType, (profile: ResultProfile) => ChartSpec | null> = {
  number: fitNumber,
  line: fitLine,
  area: fitArea,
  bar: fitBar,
  pie: fitPie,
  scatter: fitScatter,
  table: () => blank,
};

/** For every chart type that can truthfully show the result, how. A table always can. */
export function fittingCharts(profile: ResultProfile): Map<ChartType, ChartSpec> {
  const fitting = new Map<ChartType, ChartSpec>();
  for (const type of Object.keys(fits) as ChartType[]) {
    const spec = fits[type](profile);
    if (spec) fitting.set(type, spec);
  }
  return fitting;
}
