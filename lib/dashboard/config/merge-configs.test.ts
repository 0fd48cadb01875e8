import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChanges } from "@/lib/dashboard/config/apply-changes";
import { diffConfigs, isUnchanged } from "@/lib/dashboard/config/diff-configs";
import { mergeConfigs } from "@/lib/dashboard/config/merge-configs";
import { completeConfig, completeWidget, type DashboardConfig } from "@/lib/dashboard/config/schema";

const text = (id: string, title = id, x = 0) =>
  completeWidget({ id, kind: "text", title, markdown: "", place: { x, y: 0, w: 1, h: 3 } });
const configOf = (...widgets: ReturnType<typeof text>[]) => completeConfig({ widgets });
const titles = ({ widgets }: DashboardConfig) => widgets.map(({ title }) => title);

describe("mergeConfigs", () => {
  const base = configOf(text("a"), text("b"), text("c"));

  it("takes from each what only they changed, added or removed", () => {
    const mine = configOf(text("a", "mine"), text("b"), text("c"), text("new"));
    const theirs = configOf(text("a"), text("b", "theirs"), text("other"));
    const { config, clashes } = mergeConfigs({ base, mine, theirs });
    expect(titles(config)).toEqual(["mine", "theirs", "new", "other"]);
    expect(clashes).toEqual([]);
  });

  it("names what both changed and takes the side that was chosen", () => {
    const mine = configOf(text("a", "mine"), text("c"));
    const theirs = configOf(text("a", "theirs"), text("b", "theirs"), text("c"));
    const merge = mergeConfigs({ base, mine, theirs }, { b: "theirs" });
    expect(merge.clashes.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(titles(merge.config)).toEqual(["mine", "c", "theirs"]);
  });

  it("merges filters one by one and settings as a whole", () => {
    const filter = (id: string) => ({
      ...{ id, label: id, kind: "text" as const, sourceId: "s", column: { entity: "e", column: id } },
    });
    const from = completeConfig({ widgets: [], filters: [filter("x")] });
    const mine = completeConfig({ widgets: [], filters: [filter("x"), filter("y")], refreshSeconds: 60 });
    const theirs = completeConfig({ widgets: [], filters: [], theme: { palette: "ocean" } });
    const { config, clashes } = mergeConfigs({ base: from, mine, theirs });
    expect([config.filters.map(({ id }) => id), config.refreshSeconds, config.theme.palette]).toEqual([
      ["y"],
      60,
      "ocean",
    ]);
    expect(clashes).toEqual([]);
  });

  const anyConfig = fc
    .uniqueArray(fc.record({ id: fc.constantFrom("a", "b", "c", "d"), title: fc.constantFrom("1", "2", "3") }), {
      selector: ({ id }) => id,
    })
    .map((widgets) => configOf(...widgets.map(({ id, title }) => text(id, title))));

  it("is whoever changed something where the other changed nothing, and the same from both sides without a clash", () => {
    fc.assert(
      fc.property(anyConfig, anyConfig, anyConfig, (from, mine, theirs) => {
        expect(isUnchanged(diffConfigs(mergeConfigs({ base: from, mine, theirs: from }).config, mine))).toBe(true);
        expect(isUnchanged(diffConfigs(mergeConfigs({ base: from, mine: from, theirs }).config, theirs))).toBe(true);
        const merge = mergeConfigs({ base: from, mine, theirs });
        const other = mergeConfigs({ base: from, mine: theirs, theirs: mine });
        expect(other.clashes.length).toBe(merge.clashes.length);
        if (merge.clashes.length === 0) expect(isUnchanged(diffConfigs(merge.config, other.config))).toBe(true);
      }),
    );
  });
});

describe("diffConfigs", () => {
  it("tells what was added, removed, changed and only moved", () => {
    const before = configOf(text("a"), text("b"), text("c"));
    const after = { ...configOf(text("a", "A"), text("b", "b", 4), text("d")), refreshSeconds: 30 };
    const { widgets, others } = diffConfigs(before, after);
    expect(widgets.map(({ id, what, parts }) => [id, what, parts])).toEqual([
      ["a", "changed", ["title"]],
      ["b", "moved", ["place"]],
      ["d", "added", []],
      ["c", "removed", []],
    ]);
    expect(others).toEqual(["refreshSeconds"]);
  });
});

describe("applyChanges", () => {
  it("applies what still can be applied, and passes over what is gone", () => {
    const start = { title: "t", config: configOf(text("a")) };
    const { title, config } = applyChanges(start, [
      { kind: "set_title", title: "Sales" },
      { kind: "add_widget", widget: text("b") },
      { kind: "change_widget", widget: text("gone", "changed") },
      { kind: "remove_widget", widgetId: "a" },
      { kind: "move_widget", widgetId: "b", place: { x: 3, y: 2, w: 4, h: 4 } },
      { kind: "remove_filter", filterId: "none" },
    ]);
    expect([title, titles(config), config.widgets[0]?.place.x]).toEqual(["Sales", ["b"], 3]);
  });
});
