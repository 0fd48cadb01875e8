import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  appendWidget,
  type Direction,
  moveWidget,
  removeWidget,
  resizeWidget,
  sizeMin,
} from "@/components/dashboards/design/move-widget";
import {
  completeConfig,
  completeWidget,
  type DashboardConfig,
  type GridPlace,
  type Widget,
} from "@/lib/dashboard/config/schema";

const text = (id: string, place: GridPlace): Widget =>
  completeWidget({ id, kind: "text", title: id, markdown: "", place });
const configOf = (places: Record<string, [number, number, number, number]>): DashboardConfig =>
  completeConfig({ widgets: Object.entries(places).map(([id, [x, y, w, h]]) => text(id, { x, y, w, h })) });
const placeOf = (config: DashboardConfig, id: string) => config.widgets.find((widget) => widget.id === id)?.place;

function overlapCount({ widgets }: DashboardConfig): number {
  return widgets.flatMap((a, index) =>
    widgets.slice(0, index).filter((b) => {
      const [p, q] = [a.place, b.place];
      return p.x < q.x + q.w && q.x < p.x + p.w && p.y < q.y + q.h && q.y < p.y + p.h;
    }),
  ).length;
}

describe("moving by keyboard", () => {
  it("steps sideways into free columns", () => {
    expect(placeOf(moveWidget(configOf({ a: [0, 0, 4, 3] }), "a", "right"), "a")).toMatchObject({ x: 1, y: 0 });
  });

  it("goes past the widget below, which rises into its place", () => {
    const next = moveWidget(configOf({ a: [0, 0, 6, 3], b: [0, 3, 6, 4] }), "a", "down");
    expect(placeOf(next, "a")).toMatchObject({ y: 4 });
    expect(placeOf(next, "b")).toMatchObject({ y: 0 });
  });

  it("says by the same configuration that there is nowhere to go", () => {
    const config = configOf({ a: [0, 0, 12, 3] });
    for (const direction of ["left", "right", "up", "down"] as const)
      expect(moveWidget(config, "a", direction)).toBe(config);
  });

  it("makes room when a widget grows, and stops at the edge and at the smallest size", () => {
    const grown = resizeWidget(configOf({ a: [0, 0, 6, 3], b: [6, 0, 6, 3] }), "a", "right");
    expect(placeOf(grown, "a")).toMatchObject({ w: 7 });
    expect(overlapCount(grown)).toBe(0);
    const config = configOf({ a: [10, 0, sizeMin.w, sizeMin.h] });
    for (const direction of ["left", "right", "up"] as const) expect(resizeWidget(config, "a", direction)).toBe(config);
  });

  it("lets what stood below rise when a widget is removed", () => {
    expect(placeOf(removeWidget(configOf({ a: [0, 0, 6, 3], b: [0, 3, 6, 4] }), "a"), "b")).toMatchObject({ y: 0 });
  });
});

describe("any sequence of steps", () => {
  const direction = fc.constantFrom<Direction>("left", "right", "up", "down");
  const step = fc.record({ act: fc.constantFrom("move", "resize", "append"), widget: fc.nat(11), direction });

  it("never makes widgets overlap, leave the grid or get lost", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (steps) => {
        let config = configOf({ w0: [0, 0, 6, 4], w1: [6, 0, 6, 4], w2: [0, 4, 4, 3], w3: [4, 4, 8, 5] });
        for (const { act, widget, direction: towards } of steps) {
          const id = `w${widget % config.widgets.length}`;
          if (act === "move") config = moveWidget(config, id, towards);
          if (act === "resize") config = resizeWidget(config, id, towards);
          if (act === "append" && config.widgets.length < 12) {
            config = appendWidget(config, text(`w${config.widgets.length}`, { x: 0, y: 0, w: 5, h: 3 }));
          }
          expect(overlapCount(config)).toBe(0);
          for (const { place } of config.widgets) {
            expect(place.x).toBeGreaterThanOrEqual(0);
            expect(place.y).toBeGreaterThanOrEqual(0);
            expect(place.x + place.w).toBeLessThanOrEqual(12);
          }
        }
        expect(new Set(config.widgets.map(({ id }) => id)).size).toBe(config.widgets.length);
      }),
      { numRuns: 200 },
    );
  });
});
