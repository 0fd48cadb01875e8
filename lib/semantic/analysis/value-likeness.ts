import type { SemanticColumn } from "@/lib/semantic/schema";

type Values = Pick<SemanticColumn, "distinctCount" | "min" | "max" | "frequentValues" | "nullFraction">;

/** How alike the sampled values of two columns are, from 0 to 1. Nulls: null when one of them holds too little to tell. */
export function valueLikeness(before: Values, after: Values): number | null {
  const [few, many] = [before.distinctCount ?? 0, after.distinctCount ?? 0].sort((a, b) => a - b) as [number, number];
  if (few === 0) return null;
  const signs = [few / many, Number(before.min === after.min), Number(before.max === after.max)];
  const nulls = [before.nullFraction, after.nullFraction];
  if (typeof nulls[0] === "number" && typeof nulls[1] === "number") signs.push(1 - Math.abs(nulls[0] - nulls[1]));
  const frequent = overlap(before.frequentValues, after.frequentValues);
  // Which values they are says more than how many and how far apart.
  if (frequent !== null) signs.push(frequent, frequent, frequent);
  return signs.reduce((sum, sign) => sum + sign, 0) / signs.length;
}

/** The share of rows that have the same value on both sides; null where a side has no list. */
function overlap(before: Values["frequentValues"], after: Values["frequentValues"]): number | null {
  if (before.length === 0 || after.length === 0) return null;
  const totals = [before, after].map((values) => values.reduce((sum, { count }) => sum + count, 0)) as [number, number];
  if (totals.includes(0)) return null;
  const shares = new Map(after.map(({ value, count }) => [value, count / totals[1]]));
  return before.reduce((sum, { value, count }) => sum + Math.min(count / totals[0], shares.get(value) ?? 0), 0);
}
