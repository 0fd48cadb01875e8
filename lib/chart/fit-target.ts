import { blankChart, type Fit, names } from "@/lib/chart/fit";
import { chartLimits } from "@/lib/chart/limits";
import { type ColumnProfile, isOnePointEach, type ResultProfile } from "@/lib/chart/result-profile";
import type { ChartSpec } from "@/lib/chart/schema";

const targetName =
  /\b(?:targets?|goals?|budgets?|plan(?:ned)?|quotas?|capacity|limit|forecast)\b|目标|预算|计划|配额|容量|上限/i;

const isTarget = ({ column }: ColumnProfile) => targetName.test(`${column.label} ${column.name.replaceAll("_", " ")}`);

/** The figure and what it is measured against: a column that says so by its name. */
function measured({ measures }: ResultProfile): { value: ColumnProfile; target: ColumnProfile | null } | null {
  const target = measures.find(isTarget) ?? null;
  const value = measures.find((measure) => measure !== target);
  return value ? { value, target } : null;
}

/** Whether a figure has an end by itself: a share of a hundred, or a target beside it. */
function hasEnd(value: ColumnProfile, target: ColumnProfile | null): boolean {
  const { range, column } = value;
  return target !== null || (column.unit === "%" && range !== null && range.min >= 0 && range.max <= 100);
}

/** A figure, or one a category, against what 100 % is. `placeMax`: how many stay readable. */
function fitTarget(type: "progress" | "gauge", placeMax: number): Fit {
  return (profile, { asked }): ChartSpec | null => {
    const found = measured(profile);
    const [category] = [...profile.categories, ...profile.times];
    if (!found || profile.categories.length + profile.times.length > 1) return null;
    if (!asked && (profile.rowCount > placeMax || !hasEnd(found.value, found.target))) return null;
    if (profile.rowCount > 1 && (!category || !isOnePointEach(profile, [category]))) return null;
    const y = names([found.value, ...(found.target ? [found.target] : [])]);
    return { ...blankChart, type, x: profile.rowCount > 1 ? (category?.column.name ?? null) : null, y };
  };
}

export const fitProgress = fitTarget("progress", chartLimits.progressBars);
export const fitGauge = fitTarget("gauge", chartLimits.gauges);
