import { describe, expect, it } from "vitest";
import { completeConfig, completeWidget, type DashboardConfig, type GridPlace } from "@/lib/dashboard/config/schema";
import { addWidgets, moveToGrid, removeWidgets, widgetCountMax } from "@/lib/dashboard/layout/add-widgets";
import { itemsAt } from "@/lib/dashboard/layout/arrange-widgets";
import { dropWidgets } from "@/lib/dashboard/layout/drop-widgets";

const text = (id: string, [x, y, w, h]: [number, number, number, number], sectionId: string | null = null) =>
  completeWidget({ id, kind: "text", title: id, markdown: "", place: { x, y, w, h }, sectionId });
const config = completeConfig({
  sections: [{ id: "s", title: "Below" }],
  widgets: [text("a", [0, 0, 6, 3]), text("b", [0, 3, 6, 4]), text("c", [0, 0, 4, 4], "s")],
});
const main = { tabId: null, sectionId: null };
const section = { tabId: null, sectionId: "s" };
const placeOf = ({ widgets }: DashboardConfig, id: string): GridPlace | undefined =>
  widgets.find((widget) => widget.id === id)?.place;

describe("addWidgets", () => {
  it("puts one widget at the first free place of its grid", () => {
    expect(placeOf(addWidgets(config, [text("new", [0, 0, 6, 3])], main), "new")).toEqual({ x: 6, y: 0, w: 6, h: 3 });
    expect(placeOf(addWidgets(config, [text("new", [0, 0, 6, 3])], section), "new")).toMatchObject({ x: 4, y: 0 });
  });

  it("keeps several as they stood to each other, below everything", () => {
    const added = addWidgets(config, [text("n1", [2, 9, 3, 2]), text("n2", [5, 9, 3, 2])], main);
    expect(placeOf(added, "n1")).toEqual({ x: 2, y: 7, w: 3, h: 2 });
    expect(placeOf(added, "n2")).toEqual({ x: 5, y: 7, w: 3, h: 2 });
  });

  it("never holds more than a hundred", () => {
    const many = Array.from({ length: 120 }, (_, index) => text(`n${index}`, [0, index, 12, 1]));
    expect(addWidgets(config, many, main).widgets).toHaveLength(widgetCountMax);
  });
});

it("lets what stood below rise when a widget is removed", () => {
  expect(placeOf(removeWidgets(config, new Set(["a"]), [main]), "b")).toMatchObject({ y: 0 });
});

it("moves widgets to another grid, loses none and closes the gap", () => {
  const moved = moveToGrid(config, new Set(["a"]), section, main);
  expect(moved.widgets.map(({ id, sectionId }) => [id, sectionId])).toEqual([
    ["a", "s"],
    ["b", null],
    ["c", "s"],
  ]);
  expect(placeOf(moved, "a")).toMatchObject({ x: 4, y: 0 });
  expect(placeOf(moved, "b")).toMatchObject({ y: 0 });
});

describe("dropWidgets", () => {
  it("puts a widget where it was let go, and what stood there makes way", () => {
    const drop = { widgets: [text("new", [0, 0, 6, 3])], grid: main, breakpoint: "desktop" as const };
    const dropped = dropWidgets(config, { ...drop, at: { x: 0, y: 3 } });
    expect(placeOf(dropped, "new")).toEqual({ x: 0, y: 3, w: 6, h: 3 });
    expect(placeOf(dropped, "b")).toMatchObject({ y: 6 });
  });

  it("let go on a phone, goes below everything on the desktop", () => {
    const drop = { widgets: [text("new", [0, 0, 6, 3])], grid: main, breakpoint: "phone" as const };
    const dropped = dropWidgets(config, { ...drop, at: { x: 0, y: 0 } });
    expect(placeOf(dropped, "new")).toEqual({ x: 0, y: 7, w: 6, h: 3 });
    expect(itemsAt(dropped, main, "phone").map(({ id, place }) => [id, place.y])).toEqual([
      ["a", 3],
      ["b", 6],
      ["new", 0],
    ]);
  });
});
