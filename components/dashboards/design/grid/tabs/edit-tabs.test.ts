import { describe, expect, it } from "vitest";
import { moveSection, removeSection, removeTab, withNewTab } from "@/components/dashboards/design/grid/tabs/edit-tabs";
import { completeConfig, completeWidget } from "@/lib/dashboard/config/schema";
import { gridsOf, widgetsOn } from "@/lib/dashboard/layout/widget-grids";

const text = (id: string, tabId: string | null, sectionId: string | null = null) =>
  completeWidget({ id, kind: "text", title: id, markdown: "", place: { x: 0, y: 0, w: 6, h: 3 }, tabId, sectionId });
const config = completeConfig({
  tabs: [
    { id: "t1", title: "One" },
    { id: "t2", title: "Two" },
  ],
  sections: [
    { id: "s1", tabId: null, title: "First" },
    { id: "s2", tabId: "t2", title: "Second" },
    { id: "s3", tabId: "t1", title: "Third" },
  ],
  widgets: [text("a", null), text("b", "t2"), text("c", null, "s1"), text("d", "t2", "s2")],
});
const idsOf = (widgets: readonly { readonly id: string }[]) => widgets.map(({ id }) => id);

describe("tabs", () => {
  it("make two of a dashboard without tabs, and what was there stands on the first", () => {
    const plain = completeConfig({ widgets: [text("a", null)] });
    const tabbed = withNewTab(plain, { own: "x", added: "y", titleAt: (number) => `Tab ${number}` });
    expect(tabbed.tabs).toEqual([
      { id: "x", title: "Tab 1" },
      { id: "y", title: "Tab 2" },
    ]);
    expect(gridsOf(tabbed).map((grid) => idsOf(widgetsOn(tabbed, grid)))).toEqual([["a"], []]);
  });

  it("go with everything on them and nothing else", () => {
    const left = removeTab(config, "t1");
    expect(idsOf(left.widgets)).toEqual(["b", "d"]);
    expect(idsOf(left.sections)).toEqual(["s2"]);
  });

  it("leave all widgets when the last goes", () => {
    const last = { ...removeTab(config, "t2") };
    expect(idsOf(removeTab(last, "t1").widgets)).toEqual(["a", "c"]);
  });
});

describe("sections", () => {
  it("leave their widgets above the sections of their tab", () => {
    const left = removeSection(config, "s2");
    expect(idsOf(widgetsOn(left, { tabId: "t2", sectionId: null }))).toEqual(["b", "d"]);
    expect(left.widgets).toHaveLength(4);
  });

  it("change places with the next one of the same tab", () => {
    expect(idsOf(moveSection(config, "s1", 1).sections)).toEqual(["s3", "s2", "s1"]);
    expect(moveSection(config, "s2", 1)).toBe(config);
  });
});
