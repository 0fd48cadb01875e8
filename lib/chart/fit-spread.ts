import { blankChart, type Fit } from "@/lib/chart/fit";
import { isNumeric } from "@/lib/chart/format-value";
import { chartLimits } from "@/lib/chart/limits";
import { type ColumnProfile, isGroupedNumber, isOnePointEach, type ResultProfile } from "@/lib/chart/result-profile";

/** What the points are coloured by: few values, each of several points, unless the question says to tell them apart. */
function colourOf({ categories, rowCount }: ResultProfile, split: boolean): ColumnProfile | null {
  const found = categories.find((category) =>
    !isNumeric(category.column) || category.distinctCount <= chartLimits.series ? category.distinctCount >= 2 : false,
  );
  if (!found) return null;
  if (found.distinctCount <= chartLimits.series && (split || found.distinctCount * 2 <= rowCount)) return found;
  // More kinds than colours: the largest keep theirs, and the picture says how many points it left out.
  return split && found.distinctCount * 4 <= rowCount ? found : null;
}

const isNumberLike = ({ column }: ColumnProfile) => ["integer", "decimal", "float"].includes(column.type);

/** Two measures against each other, a point a row. */
export const fitScatter: Fit = (profile, { asked, split }) => {
  // Places and codes are numbers too when points are asked for: "longitude against duration".
  const numbers = asked && profile.measures.length < 2 ? profile.columns.filter(isNumberLike) : profile.measures;
  const [first, second] = numbers;
  if (!first || !second) return null;
  if (!asked && (profile.rowCount < 4 || first.distinctCount < 3 || second.distinctCount < 3)) return null;
  const colour = colourOf(profile, split);
  const isAxis = colour?.column === first.column || colour?.column === second.column;
  return {
    ...blankChart,
    type: "scatter",
    x: first.column.name,
    y: [second.column.name],
    series: isAxis ? null : (colour?.column.name ?? null),
  };
};

/** Fewer different numbers are compared one by one. */
const binnedCountMin = 12;

/** How the values of one measure spread: a row each, or counted by value. */
export const fitHistogram: Fit = ({ measures, categories, times, rowCount }, { asked }) => {
  const [measure] = measures;
  if (!measure) return null;
  const grouped = categories.find(isGroupedNumber);
  if (grouped && measure.column.aggregate === "count" && categories.length === 1 && times.length === 0) {
    if (grouped.distinctCount <= (asked ? 2 : binnedCountMin)) return null;
    return { ...blankChart, type: "histogram", x: grouped.column.name, y: [measure.column.name] };
  }
  const isRaw = !measures.some(({ column }) => column.aggregate) && measure.distinctCount > 2;
  if (!isRaw || rowCount <= binnedCountMin || (!asked && measures.length > 1)) return null;
  return { ...blankChart, type: "histogram", x: measure.column.name };
};

/** A colour for each pair of two columns: what stays readable where bars in groups do not. */
export const fitHeatmap: Fit = (profile) => {
  const { times, categories, measures } = profile;
  const [across, down] = [...times, ...categories.toSorted((a, b) => b.distinctCount - a.distinctCount)];
  const [measure] = measures;
  if (!across || !down || !measure || times.length > 1 || times.length + categories.length !== 2) return null;
  if (across.distinctCount < 2 || down.distinctCount < 2 || down.column.role === "key") return null;
  if (down.distinctCount > 40 || across.distinctCount > 120 || !isOnePointEach(profile, [across, down])) return null;
  return { ...blankChart, type: "heatmap", x: across.column.name, y: [measure.column.name], series: down.column.name };
};
