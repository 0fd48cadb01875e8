import { blankChart, type Fit, names } from "@/lib/chart/fit";
import { chartLimits } from "@/lib/chart/limits";
import { isAdditive, isOnePointEach, measuresOnOneAxis } from "@/lib/chart/result-profile";

const measureMax = 4;

/** Measures that do not share an axis, over one time or a few names. */
export const fitCombination: Fit = (profile, { asked }) => {
  const { times, categories, measures } = profile;
  const [x, further] = [...times, ...categories];
  if (!x || measures.length < 2 || measures.length > measureMax) return null;
  const combination = { ...blankChart, type: "combination" as const, x: x.column.name, y: names(measures) };
  if (asked) return combination;
  if (further || x.distinctCount < 2 || !isOnePointEach(profile, [x])) return null;
  if (times.length === 0 && x.distinctCount > chartLimits.categories) return null;
  return measuresOnOneAxis(measures).length < measures.length ? combination : null;
};

/** A few steps that add up, of which some take away. */
export const fitWaterfall: Fit = (profile, { asked }) => {
  const { times, categories, measures } = profile;
  const [x, further] = [...times, ...categories];
  const [measure] = measures;
  if (!x || !measure) return null;
  const waterfall = { ...blankChart, type: "waterfall" as const, x: x.column.name, y: [measure.column.name] };
  if (asked) return waterfall;
  if (further || x.distinctCount < 2 || x.distinctCount > chartLimits.categories) return null;
  const { min = 0, max = 0 } = measure.range ?? {};
  return min < 0 && max > 0 && isAdditive(measure.column) && isOnePointEach(profile, [x]) ? waterfall : null;
};
