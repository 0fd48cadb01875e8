import { describe, expect, it } from "vitest";
import { carriedSize, carryClip, carryNew, readCarried } from "@/components/dashboards/design/grid/carried-widgets";
import { completeConfig, completeWidget } from "@/lib/dashboard/config/schema";
import { clipOf } from "@/lib/dashboard/config/widget-clip";

/** What a browser keeps of a drag, as far as it matters here. */
function drag(): DataTransfer {
  const data = new Map<string, string>();
  return {
    effectAllowed: "none",
    setData: (type: string, text: string) => data.set(type, text),
    getData: (type: string) => data.get(type) ?? "",
    get types() {
      return [...data.keys()];
    },
  } as unknown as DataTransfer; // The rest of a drag belongs to files and pictures.
}

describe("what is dragged in", () => {
  it("is a widget of the palette with its size", () => {
    const data = drag();
    carryNew(data, { kind: "chart", type: "line", stacked: false, horizontal: false }, { w: 6, h: 7 });
    expect(carriedSize(data)).toEqual({ w: 6, h: 7 });
    expect(readCarried(data)).toMatchObject({ kind: "new", widget: { kind: "chart", type: "line" } });
  });

  it("is what was copied elsewhere", () => {
    const place = { x: 0, y: 0, w: 3, h: 2 };
    const widget = completeWidget({ id: "a", kind: "text", title: "A", markdown: "", place });
    const data = drag();
    carryClip(data, clipOf(completeConfig({ widgets: [widget] }), new Set(["a"])), place);
    expect(readCarried(data)).toMatchObject({ kind: "clip", clip: { widgets: [{ title: "A" }] } });
  });

  it("is nothing else, whatever another page says", () => {
    const data = drag();
    data.setData("text/plain", "words");
    expect(carriedSize(data)).toBeNull();
    data.setData("application/x-querent-palette", "{not json");
    expect(readCarried(data)).toBeNull();
  });
});
