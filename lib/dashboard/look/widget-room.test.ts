import { describe, expect, it } from "vitest";
import { roomOf, roomText } from "@/lib/dashboard/look/room";
import { widgetRooms } from "@/lib/dashboard/look/widget-room";
import type { ShownWidget } from "@/lib/dashboard/share/schema";

const widget = (id: string, w: number, x = 0): ShownWidget => ({
  ...{ id, kind: "text", title: id, description: null, tabId: null, sectionId: null, locked: false },
  ...{ places: {}, place: { x, y: 0, w, h: 6 }, markdown: "" },
});
const comfortable = { density: "normal" } as const;

describe("roomOf", () => {
  it("reads what the browser has remembered, and nothing else", () => {
    expect(roomOf(roomText({ widthPx: 812.4, scheme: "dark" }), null)).toEqual({ widthPx: 812, scheme: "dark" });
    for (const wrong of ["", "wide.light", "812.blue", "-1.light", "999999.light", "812.light;x"])
      expect(roomOf(wrong, null)).toEqual(roomOf(undefined, null));
  });

  it("takes a device that has not been here for a usual one of its kind", () => {
    expect(roomOf(undefined, "Mozilla/5.0 (Linux; Android 16) Mobile").widthPx).toBe(358);
    expect(roomOf(undefined, "Mozilla/5.0 (X11; Linux x86_64)").widthPx).toBe(1_113);
  });
});

describe("widgetRooms", () => {
  it("leaves each widget what its frame does not take, on the grid that the room is wide enough for", () => {
    const widgets = [widget("a", 6), widget("b", 6, 6)];
    // Halves of the room, less the gap between them, borders and padding.
    expect(widgetRooms(widgets, 1_212, comfortable).get("a")).toEqual({ widthPx: 566, heightPx: 246 });
    expect(widgetRooms(widgets, 1_212, { density: "compact" }).get("a")).toEqual({ widthPx: 578, heightPx: 260 });
    expect(widgetRooms(widgets, 612, comfortable).get("b")).toEqual({ widthPx: 266, heightPx: 246 });
    expect(widgetRooms(widgets, 358, comfortable).get("b")).toEqual({ widthPx: 324, heightPx: 246 });
  });
});
