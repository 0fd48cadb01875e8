import { blankChart, type Fit } from "@/lib/chart/fit";
import { chartLimits } from "@/lib/chart/limits";
import { isAdditive } from "@/lib/chart/result-profile";
import type { ChartSpec } from "@/lib/chart/schema";

/**
 * Parts of a whole by one level or by two, the one with fewer values outside. What does not add up makes no whole; more levels are a
 * designer's choice.
 */
function fitTree(type: "treemap" | "sunburst", partCountMin: number): Fit {
  return ({ times, categories, measures, rowCount }, { asked }): ChartSpec | null => {
    const [measure] = measures;
    const levels = categories.toSorted((a, b) => a.distinctCount - b.distinctCount).slice(0, 2);
    const [outer, inner] = levels;
    if (!measure || !outer || (measure.range?.max ?? 0) <= 0) return null;
    if (inner && !isAdditive(measure.column)) return null;
    if (!asked) {
      const isWhole = isAdditive(measure.column) && (measure.range?.min ?? -1) >= 0 && times.length === 0;
      if (!isWhole || categories.length > 3 || rowCount < partCountMin || rowCount > chartLimits.treeParts) return null;
    }
    return {
      ...blankChart,
      type,
      x: outer.column.name,
      series: inner?.column.name ?? null,
      y: [measure.column.name],
      ...(levels.length < categories.length && categories.length <= 3
        ? {
            options: {
              levels: categories.toSorted((a, b) => a.distinctCount - b.distinctCount).map(({ column }) => column.name),
            },
          }
        : {}),
    };
  };
}

/** Many parts: where a pie has too few colours. */
export const fitTreemap = fitTree("treemap", 4);
const anySunburst = fitTree("sunburst", 4);
/** A ring of one level is a pie. */
export const fitSunburst: Fit = (profile, wish) =>
  profile.categories.length > 1 || wish.asked ? anySunburst(profile, wish) : null;
