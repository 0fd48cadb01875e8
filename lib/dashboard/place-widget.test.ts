import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completeWidget, type GridPlace } from "@/lib/dashboard/config/schema";
import { findFreePlace, placesOverlap, settleWidgets } from "@/lib/dashboard/place-widget";

const anyPlace: fc.Arbitrary<GridPlace> = fc.record({
  x: fc.integer({ min: 0, max: 11 }),
  y: fc.integer({ min: 0, max: 40 }),
  w: fc.integer({ min: 1, max: 12 }),
  h: fc.integer({ min: 1, max: 12 }),
});
const anyWidgets = fc
  .array(anyPlace, { maxLength: 25 })
  .map((places) =>
    places.map((place, index) => completeWidget({ id: `w${index}`, kind: "text", title: "", markdown: "", place })),
  );

const hasOverlap = (places: readonly GridPlace[]) =>
  places.some((a, index) => places.slice(0, index).some((b) => placesOverlap(a, b)));

describe("settleWidgets", () => {
  it("leaves no overlap and nothing outside the grid, whatever comes in, and loses no widget", () => {
    fc.assert(
      fc.property(anyWidgets, (widgets) => {
        const settled = settleWidgets(widgets);
        expect(settled.map(({ id }) => id)).toEqual(widgets.map(({ id }) => id));
        expect(hasOverlap(settled.map(({ place }) => place))).toBe(false);
        expect(settled.every(({ place }) => place.x >= 0 && place.y >= 0 && place.x + place.w <= 12)).toBe(true);
      }),
    );
  });

  it("does not move what is settled, so that opening the designer changes nothing", () => {
    fc.assert(
      fc.property(anyWidgets, (widgets) => {
        const settled = settleWidgets(widgets);
        expect(settleWidgets(settled)).toEqual(settled);
      }),
    );
  });
});

describe("findFreePlace", () => {
  it("finds a place that overlaps nothing and that settling does not move", () => {
    fc.assert(
      fc.property(anyWidgets, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 10 }), (widgets, w, h) => {
        const settled = settleWidgets(widgets);
        const place = findFreePlace(
          settled.map((widget) => widget.place),
          { w, h },
        );
        expect(settled.some((other) => placesOverlap(place, other.place))).toBe(false);
        const added = completeWidget({ id: "new", kind: "text", title: "", markdown: "", place });
        expect(settleWidgets([...settled, added]).at(-1)?.place).toEqual(place);
      }),
    );
  });

  it("fills the first gap in reading order before it goes below", () => {
    const taken = [
      { x: 0, y: 0, w: 6, h: 4 },
      { x: 0, y: 4, w: 12, h: 4 },
    ];
    expect(findFreePlace(taken, { w: 6, h: 4 })).toEqual({ x: 6, y: 0, w: 6, h: 4 });
    expect(findFreePlace(taken, { w: 7, h: 4 })).toEqual({ x: 0, y: 8, w: 7, h: 4 });
  });
});
