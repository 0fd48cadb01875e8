import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakpoints, completeConfig, completeWidget, type GridPlace } from "@/lib/dashboard/config/schema";
import { itemsAt, settleWidgets, withDerivedPlaces, withItems } from "@/lib/dashboard/layout/arrange-widgets";
import { findFreePlace } from "@/lib/dashboard/layout/free-place";
import { rulesAt } from "@/lib/dashboard/layout/grid-rules";
import { placesOverlap } from "@/lib/dashboard/layout/item";
import { moveItems } from "@/lib/dashboard/layout/move-items";
import { handles, resizeItem } from "@/lib/dashboard/layout/resize-item";
import { gridsOf, widgetsOn } from "@/lib/dashboard/layout/widget-grids";

const anyPlace: fc.Arbitrary<GridPlace> = fc.record({
  x: fc.integer({ min: 0, max: 11 }),
  y: fc.integer({ min: 0, max: 40 }),
  w: fc.integer({ min: 1, max: 12 }),
  h: fc.integer({ min: 1, max: 12 }),
});
const anyConfig = fc
  .array(
    fc.record({
      place: anyPlace,
      tabId: fc.constantFrom(null, "t1", "t2", "gone"),
      sectionId: fc.constantFrom(null, "s1", "s2", "gone"),
      locked: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((widgets) =>
    completeConfig({
      tabs: [
        { id: "t1", title: "One" },
        { id: "t2", title: "Two" },
      ],
      sections: [
        { id: "s1", tabId: null, title: "Of the first tab" },
        { id: "s2", tabId: "t2", title: "Of the second" },
      ],
      widgets: widgets.map((widget, index) =>
        completeWidget({ ...widget, id: `w${index}`, kind: "text", title: "", markdown: "" }),
      ),
    }),
  );

const hasOverlap = (places: readonly GridPlace[]) =>
  places.some((a, index) => places.slice(0, index).some((b) => placesOverlap(a, b)));

describe("settleWidgets", () => {
  it("leaves no overlap on any grid and nothing outside, whatever comes in, and loses no widget", () => {
    fc.assert(
      fc.property(anyConfig, (config) => {
        const settled = settleWidgets(config);
        expect(settled.widgets.map(({ id }) => id)).toEqual(config.widgets.map(({ id }) => id));
        const onGrids = gridsOf(settled).map((grid) => widgetsOn(settled, grid).map(({ place }) => place));
        expect(onGrids.flat()).toHaveLength(config.widgets.length);
        expect(onGrids.some(hasOverlap)).toBe(false);
        expect(onGrids.flat().every(({ x, y, w }) => x >= 0 && y >= 0 && x + w <= 12)).toBe(true);
      }),
    );
  });

  it("does not move what is settled, so that opening the designer changes nothing", () => {
    fc.assert(
      fc.property(anyConfig, (config) => {
        const settled = settleWidgets(config);
        expect(settleWidgets(settled)).toBe(settled);
      }),
    );
  });
});

describe("withItems", () => {
  const anyMove = fc.record({ x: fc.integer({ min: -8, max: 8 }), y: fc.integer({ min: -9, max: 20 }) });

  it("keeps every drag and resize on every width just as it was shown, and leaves the other widths alone", () => {
    fc.assert(
      fc.property(
        anyConfig,
        fc.array(fc.tuple(fc.nat(24), anyMove, fc.constantFrom(...breakpoints), fc.constantFrom(null, ...handles)), {
          minLength: 1,
          maxLength: 8,
        }),
        (given, script) => {
          let config = settleWidgets(given);
          for (const [pick, by, breakpoint, handle] of script) {
            const id = `w${pick % config.widgets.length}`;
            const grid = gridsOf(config).find((candidate) => widgetsOn(config, candidate).some((on) => on.id === id));
            if (!grid) throw new Error("a widget stands on no grid");
            const [items, rules] = [itemsAt(config, grid, breakpoint), rulesAt(config, breakpoint)];
            const shown =
              handle === null
                ? moveItems(items, new Set([id]), by, rules)
                : resizeItem(items, id, { handle, by, least: { w: 1, h: 1 } }, rules);
            const next = withItems(config, breakpoint, shown, new Set([id]));
            expect(itemsAt(next, grid, breakpoint)).toEqual(shown);
            if (breakpoint !== "desktop") {
              expect(next.widgets.map(({ place }) => place)).toEqual(config.widgets.map(({ place }) => place));
            }
            config = next;
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("keeps what was moved below something that is derived from a place further down", () => {
    const text = (id: string, place: GridPlace, locked = false) =>
      completeWidget({ id, kind: "text", title: "", markdown: "", place, locked });
    const config = completeConfig({
      widgets: [
        text("a", { x: 0, y: 0, w: 1, h: 1 }, true),
        text("b", { x: 0, y: 1, w: 1, h: 1 }, true),
        text("wide", { x: 0, y: 3, w: 4, h: 1 }),
        text("moved", { x: 0, y: 2, w: 4, h: 1 }),
        text("c", { x: 1, y: 0, w: 1, h: 2 }, true),
      ],
    });
    const grid = { tabId: null, sectionId: null };
    const rules = rulesAt(config, "tablet");
    const narrowed = resizeItem(
      itemsAt(config, grid, "tablet"),
      "moved",
      { handle: "w", by: { x: 2, y: 0 }, least: { w: 1, h: 1 } },
      rules,
    );
    const before = withItems(config, "tablet", narrowed, new Set(["moved"]));
    const shown = moveItems(itemsAt(before, grid, "tablet"), new Set(["moved"]), { x: 4, y: 0 }, rules);
    expect(itemsAt(withItems(before, "tablet", shown, new Set(["moved"])), grid, "tablet")).toEqual(shown);
  });

  it("writes down by hand only what was moved, and takes it back", () => {
    const text = (id: string, y: number) =>
      completeWidget({ id, kind: "text", title: "", markdown: "", place: { x: 0, y, w: 12, h: 2 } });
    const config = completeConfig({ widgets: [text("a", 0), text("b", 2), text("c", 4)] });
    const grid = { tabId: null, sectionId: null };
    const items = itemsAt(config, grid, "phone");
    const rules = rulesAt(config, "phone");
    const by = { handle: "s", by: { x: 0, y: 3 }, least: { w: 1, h: 1 } } as const;
    const taller = withItems(config, "phone", resizeItem(items, "a", by, rules), new Set(["a"]));
    expect(taller.widgets.map(({ places }) => places.phone)).toEqual([
      { x: 0, y: 0, w: 4, h: 5 },
      undefined,
      undefined,
    ]);
    expect(withDerivedPlaces(taller, "phone", new Set(["a", "b"]))).toEqual(config);
  });
});

describe("findFreePlace", () => {
  it("fills the first gap in reading order before it goes below", () => {
    const taken = [
      { x: 0, y: 0, w: 6, h: 4 },
      { x: 0, y: 4, w: 12, h: 4 },
    ];
    expect(findFreePlace(taken, { w: 6, h: 4 })).toEqual({ x: 6, y: 0, w: 6, h: 4 });
    expect(findFreePlace(taken, { w: 7, h: 4 })).toEqual({ x: 0, y: 8, w: 7, h: 4 });
  });

  it("finds a place that overlaps nothing and that settling does not move", () => {
    fc.assert(
      fc.property(anyConfig, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 10 }), (given, w, h) => {
        const config = settleWidgets(given);
        const grid = { tabId: "t1", sectionId: null };
        const place = findFreePlace(
          widgetsOn(config, grid).map((widget) => widget.place),
          { w, h },
        );
        const added = completeWidget({ id: "new", kind: "text", title: "", markdown: "", place });
        const widgets = [...config.widgets, added];
        expect(settleWidgets({ ...config, widgets }).widgets.at(-1)?.place).toEqual(place);
      }),
    );
  });
});
