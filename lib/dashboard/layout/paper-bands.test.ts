import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bottomOf, placesOverlap } from "./item";
import { paperBands } from "./paper-bands";

const item = (id: string, x: number, y: number, w: number, h: number) => ({ id, place: { x, y, w, h } });

describe("paperBands", () => {
  it("ends a band wherever nothing stands across", () => {
    const bands = paperBands([item("c", 0, 5, 12, 4), item("a", 0, 0, 6, 3), item("b", 6, 0, 6, 5)]);
    expect(bands.map((band) => band.map(({ id }) => id))).toEqual([["a", "b"], ["c"]]);
    expect(bands[1]?.[0]?.place).toEqual({ x: 0, y: 0, w: 12, h: 4 });
  });

  it("keeps together what reaches past its neighbours", () => {
    const bands = paperBands([item("tall", 0, 0, 4, 9), item("one", 4, 0, 4, 4), item("two", 4, 4, 4, 5)]);
    expect(bands).toHaveLength(1);
  });

  it("loses none, cuts none, and keeps what stands beside what", () => {
    const places = fc.array(
      fc.record({
        x: fc.integer({ min: 0, max: 11 }),
        y: fc.integer({ min: 0, max: 40 }),
        w: fc.integer({ min: 1, max: 12 }),
        h: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(places, (all) => {
        const items = all.map((place, index) => ({ id: String(index), place, was: place }));
        const bands = paperBands(items);
        expect(bands.flat().map(({ id }) => Number(id))).toHaveLength(items.length);
        let top = 0;
        for (const band of bands) {
          expect(Math.min(...band.map(({ place }) => place.y))).toBe(0);
          // In one band all are moved alike, and none begins above the end of the band before.
          const moved = new Set(band.map(({ place, was }) => was.y - place.y));
          expect(moved.size).toBe(1);
          expect([...moved][0]).toBeGreaterThanOrEqual(top);
          top = bottomOf(band.map(({ was }) => was));
          for (const a of band)
            for (const b of band) expect(placesOverlap(a.place, b.place)).toBe(placesOverlap(a.was, b.was));
        }
      }),
    );
  });
});
