import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { samplePlaces } from "@/lib/chart/cartesian/sample-places";

const minutes = (count: number) => Array.from({ length: count }, (_, at) => at * 60_000);
const whole = { from: 0, to: Number.MAX_SAFE_INTEGER };

describe("samplePlaces", () => {
  it("keeps the ends and, within any window, the lowest and the highest of every series", () => {
    const value = fc.option(fc.integer({ min: -1_000, max: 1_000 }), { nil: null, freq: 5 });
    const rows = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(rows, fc.nat(400), fc.nat(400), fc.integer({ min: 2, max: 60 }), (given, a, b, countMax) => {
        const times = minutes(given.length);
        const series = [given.map(([one]) => one), given.map(([, other]) => other)];
        const [from, to] = [Math.min(a, b, given.length - 1), Math.min(Math.max(a, b), given.length - 1)];
        const places = samplePlaces({ times, series }, { from: from * 60_000, to: to * 60_000 }, countMax);
        expect(places).toEqual([...new Set(places)].sort((one, other) => one - other));
        expect([places[0], places.at(-1)]).toEqual([from, to]);
        for (const values of series) {
          const known = (at: readonly number[]) => at.flatMap((place) => values[place] ?? []);
          const all = known(Array.from({ length: to - from + 1 }, (_, index) => from + index));
          expect(Math.max(...known(places))).toBe(Math.max(...all));
          expect(Math.min(...known(places))).toBe(Math.min(...all));
        }
      }),
    );
  });

  it("keeps every place where there is room for all", () => {
    const series = [minutes(50).map(() => 1)];
    expect(samplePlaces({ times: minutes(50), series }, whole, 50)).toHaveLength(50);
  });

  it("never draws through a gap wider than a slice", () => {
    const times = minutes(100_000);
    const values = times.map((_, at) => (at > 40_000 && at < 41_000 ? null : at % 97));
    const places = samplePlaces({ times, series: [values] }, whole, 2_400);
    expect(places.length).toBeLessThanOrEqual(2_403);
    const before = places.findLastIndex((place) => place <= 40_000);
    expect(values[places[before + 1] ?? 0]).toBeNull();
  });

  it("gives nothing for a window without points", () => {
    expect(samplePlaces({ times: minutes(3), series: [[1, 2, 3]] }, { from: 1e9, to: 2e9 }, 10)).toEqual([]);
  });
});
