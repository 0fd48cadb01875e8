import { blankChart, type Fit, names } from "@/lib/chart/fit";
import { chartLimits } from "@/lib/chart/limits";
import {
  type ColumnProfile,
  isAdditive,
  isOnePointEach,
  measuresOnOneAxis,
  type ResultProfile,
} from "@/lib/chart/result-profile";

/** Bars lie down when their names would not fit side by side. */
function shouldLieDown(category: ColumnProfile): boolean {
  const shown = Math.min(category.distinctCount, chartLimits.categories);
  return shown > 12 || (shown > 4 && category.labelLengthMax > 14) || category.labelLengthMax > 30;
}

/** The axis of bars and what splits them: times are always the axis, else the column with more values. */
function axesOf({ times, categories, measures }: ResultProfile, asked: boolean) {
  const dimensions = [...times, ...categories];
  // "Bars of founding year and price": the first of two bare numbers is what the bars stand for.
  if (asked && dimensions.length === 0 && measures.length > 1)
    return { axes: measures.slice(0, 1), measures: measures.slice(1) };
  const axes = times.length === 0 ? dimensions.toSorted((a, b) => b.distinctCount - a.distinctCount) : dimensions;
  return { axes, measures };
}

/** Values beside each other, for one or two columns that say of what. */
export const fitBar: Fit = (profile, { asked }) => {
  const { axes, measures } = axesOf(profile, asked);
  const [measure] = measures;
  let [main, split] = axes;
  if (!measure || !main) return null;
  if (asked) split = split && split.distinctCount > 1 ? split : undefined;
  else {
    if (profile.rowCount < 2 || profile.times.length > 1 || axes.length > 2 || main.distinctCount < 2) return null;
    if (!isOnePointEach(profile, axes)) return null;
    // Bars named by bare identifiers tell nobody anything once there are many.
    if (main.column.role === "key" && main.distinctCount > chartLimits.categories) return null;
    if (split && (split.distinctCount > chartLimits.series * 2 || split.distinctCount < 2)) return null;
  }
  return {
    ...blankChart,
    type: "bar",
    x: main.column.name,
    y: split ? [measure.column.name] : names(measuresOnOneAxis(measures).slice(0, 3)),
    series: split?.column.name ?? null,
    stacked: split !== undefined && isAdditive(measure.column) && (measure.range?.min ?? 0) >= 0,
    horizontal: profile.times.length === 0 && shouldLieDown(main),
  };
};

/** Parts of a whole: few, none negative, and such that adding them up means something. */
export const fitPie: Fit = (profile, { asked }) => {
  const { times, categories, measures } = profile;
  const [measure] = measures;
  const [category] = asked ? [...categories, ...times] : categories;
  if (!category || !measure || (measure.range?.min ?? -1) < 0 || (measure.range?.max ?? 0) <= 0) return null;
  const isShare = measure.column.unit === "%";
  const adds = isAdditive(measure.column) || isShare;
  const partCount = category.distinctCount + (category.nullCount > 0 ? 1 : 0);
  // Without "other" every part needs a colour of its own.
  const mayMerge = isAdditive(measure.column) && !times.includes(category);
  const partCountMax = mayMerge ? 40 : asked ? chartLimits.series : chartLimits.pieParts;
  // Averages make no whole, but who asks for them as a pie gets each as large as it is.
  if (asked && !mayMerge && partCount > partCountMax) return null;
  if (!asked) {
    if (times.length > 0 || categories.length > 1 || measures.length > 2 || !adds) return null;
    if (partCount < 2 || partCount > partCountMax || !isOnePointEach(profile, [category])) return null;
  }
  return { ...blankChart, type: "pie", x: category.column.name, y: [measure.column.name] };
};

/** What is left after each of a few steps: falling from first to last, as the query ordered them. */
export const fitFunnel: Fit = (profile, { asked }) => {
  const { times, categories, measures } = profile;
  const [step] = categories;
  const [measure] = measures;
  if (!step || !measure || times.length > 0 || categories.length > 1 || (measure.range?.min ?? -1) < 0) return null;
  if (step.distinctCount < (asked ? 2 : 3) || step.distinctCount > chartLimits.steps) return null;
  return isOnePointEach(profile, [step])
    ? { ...blankChart, type: "funnel", x: step.column.name, y: [measure.column.name] }
    : null;
};
