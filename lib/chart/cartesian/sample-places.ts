import { firstAtOrAfter } from "@/lib/chart/cartesian/first-at-or-after";

/** A stretch of the axis. **Units** milliseconds since 1970, both ends included. */
export type TimeWindow = { readonly from: number; readonly to: number };

type Sampled = {
  /** **Order** ascending. */
  readonly times: readonly number[];
  /** The values of each series by place. **Nulls** a gap. */
  readonly series: readonly (readonly (number | null)[])[];
};

/**
 * The places of a long line that its picture needs within a window: of each slice as wide as a few pixels the lowest and the highest
 * of every series, so that no peak is lost, and of each gap that is wider than a slice where it begins. Series share their places, so
 * that a tooltip finds all of them at one.
 * **Order** ascending, each once. All of them where there are no more than `countMax`, which gaps alone may exceed.
 */
export function samplePlaces({ times, series }: Sampled, { from, to }: TimeWindow, countMax: number): number[] {
  const first = firstAtOrAfter(times, from);
  const end = Math.max(first, firstAtOrAfter(times, to + 1));
  if (end - first <= countMax) return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
  const sliceCount = Math.max(1, Math.floor(countMax / (2 * series.length)));
  const start = times[first] ?? 0;
  const sliceMs = ((times[end - 1] ?? 0) - start) / sliceCount || 1;
  const kept = new Set([first, end - 1]);
  for (const values of series) keepExtremes({ times, values, first, end, start, sliceMs }, kept);
  return [...kept].sort((a, b) => a - b);
}

type Scan = {
  readonly times: readonly number[];
  readonly values: readonly (number | null)[];
  readonly first: number;
  readonly end: number;
  readonly start: number;
  readonly sliceMs: number;
};

/** One pass: it runs with every turn of the wheel. */
function keepExtremes({ times, values, first, end, start, sliceMs }: Scan, kept: Set<number>): void {
  let [slice, lowest, highest, gapFrom, valuedAt] = [0, -1, -1, -1, first];
  const keep = () => {
    if (lowest < 0) return;
    kept.add(lowest).add(highest);
    [lowest, highest] = [-1, -1];
  };
  for (let place = first; place < end; place++) {
    const time = times[place] ?? 0;
    if (time >= start + (slice + 1) * sliceMs) {
      keep();
      slice = Math.floor((time - start) / sliceMs);
    }
    const value = values[place] ?? null;
    if (value === null) {
      if (gapFrom < 0) gapFrom = place;
      continue;
    }
    if (gapFrom >= 0 && time - (times[valuedAt] ?? 0) > sliceMs) kept.add(gapFrom);
    [gapFrom, valuedAt] = [-1, place];
    if (lowest < 0 || value < (values[lowest] ?? 0)) lowest = place;
    if (highest < 0 || value > (values[highest] ?? 0)) highest = place;
  }
  keep();
}
