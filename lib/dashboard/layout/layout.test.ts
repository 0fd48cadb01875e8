import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignItems, alignments } from "@/lib/dashboard/layout/align-items";
import { placesAt } from "@/lib/dashboard/layout/derive-places";
import { type GridItem, type GridRules, placesOverlap } from "@/lib/dashboard/layout/item";
import { moveItems } from "@/lib/dashboard/layout/move-items";
import { handles, resizeItem } from "@/lib/dashboard/layout/resize-item";
import { settleItems } from "@/lib/dashboard/layout/settle-items";
import { type Direction, stepItems, stepSize } from "@/lib/dashboard/layout/step-items";

const anyPlace = fc.record({
  x: fc.integer({ min: 0, max: 11 }),
  y: fc.integer({ min: 0, max: 40 }),
  w: fc.integer({ min: 1, max: 12 }),
  h: fc.integer({ min: 1, max: 12 }),
});
const anyItems = fc
  .array(fc.record({ place: anyPlace, locked: fc.integer({ min: 0, max: 9 }).map((n) => n === 0) }), {
    minLength: 1,
    maxLength: 30,
  })
  .map((items) => items.map((item, index): GridItem => ({ ...item, id: `w${index}` })));
const anyRules: fc.Arbitrary<GridRules> = fc.record({
  columns: fc.constantFrom(12, 8, 4),
  compaction: fc.constantFrom("up" as const, "none" as const),
  collision: fc.constantFrom("push" as const, "swap" as const),
});
const anyStep = fc.record({ x: fc.integer({ min: -12, max: 12 }), y: fc.integer({ min: -20, max: 20 }) });
const anyAct = fc.oneof(
  fc.record({
    kind: fc.constant("move" as const),
    picks: fc.array(fc.nat(29), { minLength: 1, maxLength: 5 }),
    by: anyStep,
  }),
  fc.record({
    kind: fc.constant("resize" as const),
    pick: fc.nat(29),
    handle: fc.constantFrom(...handles),
    by: anyStep,
  }),
  fc.record({
    kind: fc.constant("align" as const),
    picks: fc.array(fc.nat(29), { minLength: 2, maxLength: 5 }),
    alignment: fc.constantFrom(...alignments),
  }),
  fc.record({
    kind: fc.constant("step" as const),
    resizes: fc.boolean(),
    picks: fc.array(fc.nat(29), { minLength: 1, maxLength: 5 }),
    direction: fc.constantFrom<Direction>("left", "right", "up", "down"),
  }),
  fc.record({ kind: fc.constant("undo" as const) }),
);

function expectSound(items: readonly GridItem[], before: readonly GridItem[], columns: number) {
  expect(items.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  const overlaps = items.flatMap((a, index) => items.slice(0, index).filter((b) => placesOverlap(a.place, b.place)));
  expect(overlaps).toEqual([]);
  expect(items.every(({ place }) => place.x >= 0 && place.y >= 0 && place.x + place.w <= columns)).toBe(true);
}

it("after a thousand random drags, resizes, alignments and undos nothing overlaps and no widget is lost", () => {
  let acts = 0;
  fc.assert(
    fc.property(anyItems, anyRules, fc.array(anyAct, { minLength: 25, maxLength: 25 }), (given, rules, script) => {
      const start = settleItems(given, rules);
      const locked = new Map(start.filter((item) => item.locked).map(({ id, place }) => [id, place]));
      const past = [start as readonly GridItem[]];
      for (const act of script) {
        const now = past.at(-1) ?? start;
        const idAt = (pick: number) => `w${pick % now.length}`;
        if (act.kind === "undo") {
          if (past.length > 1) past.pop();
        } else if (act.kind === "move") {
          past.push(moveItems(now, new Set(act.picks.map(idAt)), act.by, rules));
        } else if (act.kind === "resize") {
          const { handle, by } = act;
          past.push(resizeItem(now, idAt(act.pick), { handle, by, least: { w: 1, h: 1 } }, rules));
        } else if (act.kind === "step") {
          const { picks, direction, resizes } = act;
          const [first = 0] = picks;
          past.push(
            resizes
              ? stepSize(now, idAt(first), direction, rules)
              : stepItems(now, new Set(picks.map(idAt)), direction, rules),
          );
        } else past.push(alignItems(now, new Set(act.picks.map(idAt)), act.alignment, rules));
        const next = past.at(-1) ?? start;
        expectSound(next, start, rules.columns);
        for (const { id, place } of next) if (locked.has(id)) expect(place).toEqual(locked.get(id));
        acts += 1;
      }
    }),
    { numRuns: 60 },
  );
  expect(acts).toBeGreaterThanOrEqual(1_000);
});

describe("settleItems", () => {
  it("leaves a settled layout as it is", () => {
    fc.assert(
      fc.property(anyItems, anyRules, (items, rules) => {
        const settled = settleItems(items, rules);
        expectSound(settled, items, rules.columns);
        expect(settleItems(settled, rules)).toEqual(settled);
      }),
    );
  });
});

const item = (id: string, x: number, y: number, w: number, h: number, locked = false): GridItem => ({
  ...{ id, locked },
  place: { x, y, w, h },
});
const grid = (given: Partial<GridRules> = {}): GridRules => ({
  ...{ columns: 12, compaction: "up", collision: "push" },
  ...given,
});
const places = (items: readonly GridItem[]) => Object.fromEntries(items.map(({ id, place: { x, y } }) => [id, [x, y]]));

describe("moveItems", () => {
  it("pushes down what it comes to lie on", () => {
    const moved = moveItems([item("a", 0, 0, 6, 3), item("b", 6, 0, 6, 3)], new Set(["a"]), { x: 6, y: 0 }, grid());
    expect(places(moved)).toEqual({ a: [6, 0], b: [6, 3] });
  });

  it("lets what is passed on the way down rise into the room that was left", () => {
    const items = [item("a", 0, 0, 6, 3), item("b", 0, 3, 6, 3)];
    expect(places(moveItems(items, new Set(["a"]), { x: 0, y: 2 }, grid()))).toEqual({ a: [0, 0], b: [0, 3] });
    expect(places(moveItems(items, new Set(["a"]), { x: 0, y: 3 }, grid()))).toEqual({ a: [0, 3], b: [0, 0] });
  });

  it("changes places where the dashboard swaps", () => {
    const rules = grid({ collision: "swap" });
    const moved = moveItems([item("a", 0, 0, 6, 3), item("b", 6, 0, 6, 3)], new Set(["a"]), { x: 5, y: 0 }, rules);
    expect(places(moved)).toEqual({ a: [6, 0], b: [0, 0] });
  });

  it("keeps a group together at the edge of the grid", () => {
    const moved = moveItems(
      [item("a", 0, 0, 3, 3), item("b", 4, 1, 3, 3)],
      new Set(["a", "b"]),
      { x: 9, y: 2 },
      grid({ compaction: "none" }),
    );
    expect(places(moved)).toEqual({ a: [5, 2], b: [9, 3] });
  });

  it("goes around what is locked", () => {
    const moved = moveItems(
      [item("a", 0, 0, 6, 3), item("b", 6, 0, 6, 3, true)],
      new Set(["a"]),
      { x: 6, y: 0 },
      grid(),
    );
    expect(places(moved)).toEqual({ a: [6, 3], b: [6, 0] });
  });

  it("leaves gaps where compaction is off", () => {
    const rules = grid({ compaction: "none" });
    expect(places(moveItems([item("a", 0, 0, 6, 3)], new Set(["a"]), { x: 2, y: 9 }, rules))).toEqual({ a: [2, 9] });
  });
});

describe("resizeItem", () => {
  it.each([
    ["nw", { x: 3, y: 1, w: 5, h: 4 }],
    ["se", { x: 2, y: 0, w: 7, h: 6 }],
    ["w", { x: 3, y: 0, w: 5, h: 5 }],
    ["n", { x: 2, y: 1, w: 6, h: 4 }],
  ] as const)("draws %s and leaves the opposite side", (handle, place) => {
    const rules = grid({ compaction: "none" });
    const resized = resizeItem(
      [item("a", 2, 0, 6, 5)],
      "a",
      { handle, by: { x: 1, y: 1 }, least: { w: 1, h: 1 } },
      rules,
    );
    expect(resized[0]?.place).toEqual(place);
  });
});

describe("a step by keyboard", () => {
  it("goes sideways into free columns", () => {
    expect(places(stepItems([item("a", 0, 0, 4, 3)], new Set(["a"]), "right", grid()))).toEqual({ a: [1, 0] });
  });

  it("goes past the widget below, which rises into its place", () => {
    const items = [item("a", 0, 0, 6, 3), item("b", 0, 3, 6, 4)];
    expect(places(stepItems(items, new Set(["a"]), "down", grid()))).toEqual({ a: [0, 4], b: [0, 0] });
  });

  it("says by the same items that there is nowhere to go", () => {
    const items = [item("a", 0, 0, 12, 3)];
    for (const direction of ["left", "right", "up", "down"] as const)
      expect(places(stepItems(items, new Set(["a"]), direction, grid()))).toEqual(places(items));
  });

  it("makes room when a widget grows, also to the left at the edge, and stops at the smallest size", () => {
    const [grown] = stepSize([item("a", 0, 0, 6, 3), item("b", 6, 0, 6, 3)], "a", "right", grid());
    expect(grown?.place.w).toBe(7);
    const [atEdge] = stepSize([item("a", 10, 0, 2, 2)], "a", "right", grid());
    expect(atEdge?.place).toEqual({ x: 9, y: 0, w: 3, h: 2 });
    const small = [item("a", 10, 0, 2, 2)];
    for (const direction of ["left", "up"] as const) expect(stepSize(small, "a", direction, grid())).toBe(small);
  });
});

describe("placesAt", () => {
  const widget = (id: string, x: number, y: number, w: number, h: number, phone?: GridItem["place"]) => ({
    ...{ id, place: { x, y, w, h }, locked: false },
    places: phone ? { phone } : {},
  });

  it("puts numbers two by two on a phone and gives charts its width", () => {
    const all = [widget("a", 0, 0, 3, 3), widget("b", 3, 0, 3, 3), widget("c", 6, 0, 3, 3), widget("d", 0, 3, 8, 7)];
    expect(Object.fromEntries(placesAt(all, "phone"))).toEqual({
      a: { x: 0, y: 0, w: 2, h: 3 },
      b: { x: 2, y: 0, w: 2, h: 3 },
      c: { x: 0, y: 3, w: 2, h: 3 },
      d: { x: 0, y: 6, w: 4, h: 7 },
    });
  });

  it("keeps what was put by hand and arranges the others around it", () => {
    const by = placesAt([widget("a", 0, 0, 6, 4), widget("b", 6, 0, 6, 4, { x: 0, y: 0, w: 4, h: 2 })], "phone");
    expect(by.get("b")).toEqual({ x: 0, y: 0, w: 4, h: 2 });
    expect(by.get("a")).toEqual({ x: 0, y: 2, w: 4, h: 4 });
  });
});
