import type { LayoutItem } from "react-grid-layout";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createGridEngine, type EngineInput } from "@/components/dashboards/design/grid/grid-engine";
import { createInteraction } from "@/components/dashboards/design/grid/grid-interaction";
import { type GridItem, placesOverlap } from "@/lib/dashboard/layout/item";

const items: GridItem[] = Array.from({ length: 100 }, (_, index) => ({
  id: `w${index}`,
  place: { x: (index % 4) * 3, y: Math.floor(index / 4) * 5, w: 3, h: 5 },
  locked: false,
}));

function engineOf(onPlaced: EngineInput["onPlaced"]) {
  const interaction = createInteraction();
  const show = vi.spyOn(interaction, "show");
  const engine = createGridEngine(() => ({
    ...{ gridKey: "grid", items, interaction, onPlaced, onLeft: () => undefined },
    rules: { columns: 12, compaction: "up", collision: "push" },
    movedWith: (id) => new Set([id]),
  }));
  return { engine, show };
}

const layoutWith = (id: string, at: { x: number; y: number }): LayoutItem[] =>
  items.map(({ id: i, place }) => ({ i, ...place, ...(i === id ? at : {}) }));

beforeEach(() => {
  vi.stubGlobal("window", { addEventListener: vi.fn(), removeEventListener: vi.fn() });
  vi.stubGlobal("cancelAnimationFrame", vi.fn());
});
afterEach(() => void vi.unstubAllGlobals());

it("works out where everything stands once for each cell, however often the pointer moves over it, and writes that down", () => {
  const onPlaced = vi.fn<EngineInput["onPlaced"]>();
  const { engine, show } = engineOf(onPlaced);
  engine.onDragStart([], null, layoutWith("w5", { x: 3, y: 5 })[5] ?? null);
  const before = show.mock.calls.length;
  const layouts = [1, 2, 3].map(() => engine.compactor.compact(layoutWith("w5", { x: 6, y: 7 }), 12));
  expect(show.mock.calls.length).toBe(before + 1);
  expect(layouts[2]).toEqual(layouts[0]);
  engine.onDragStop();
  const [kind, placed, ids] = onPlaced.mock.calls[0] ?? [];
  expect([kind, [...(ids ?? [])], placed?.length]).toEqual(["move", ["w5"], items.length]);
  expect(placed?.every((a, at) => placed.every((b, other) => at === other || !placesOverlap(a.place, b.place)))).toBe(
    true,
  );
});
