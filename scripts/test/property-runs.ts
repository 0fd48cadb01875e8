import type { Parameters } from "fast-check";

/**
 * How often a property of generated SQL is tried. The seed is fixed, so that a red build is the change's doing and can be
 * repeated; `PROPERTY_FACTOR=20 npx vitest run …` searches new ground: so many times more tries, from a random seed.
 */
export function propertyRuns(count: number): Pick<Parameters, "numRuns" | "seed"> {
  const factor = Number(process.env.PROPERTY_FACTOR ?? 0);
  return factor > 0 ? { numRuns: count * factor } : { numRuns: count, seed: 20_261_125 };
}
