import { blankChart, type Fit, names } from "@/lib/chart/fit";
import { isOnePointEach } from "@/lib/chart/result-profile";

/** A few values of one column stay in sight beside each other; more are a table. */
const acrossCountMax = 24;

/**
 * Two or more names and a figure: the one with the fewest values across, the others down. Times stand across before names of as few.
 */
export const fitPivot: Fit = (profile, { asked }) => {
  const { times, categories, measures } = profile;
  const headings = [...times, ...categories];
  if (headings.length < 2 || measures.length === 0) return null;
  const [across] = headings.toSorted((a, b) => a.distinctCount - b.distinctCount);
  const down = headings.filter((heading) => heading !== across);
  if (!across || across.distinctCount > acrossCountMax || (!asked && !isOnePointEach(profile, headings))) return null;
  const [first, ...inner] = names(down);
  const values = names(measures);
  return {
    ...{ ...blankChart, type: "pivot", x: first ?? null, y: values, series: across.column.name },
    // Further names stand below the first, which a specification alone cannot say.
    ...(inner.length > 0 && {
      options: { pivot: { rows: names(down), columns: [across.column.name], values: [], totals: true } },
    }),
  };
};
