import { describe, expect, it } from "vitest";
import { isTaken } from "@/components/dashboards/ai/is-taken";
import { takePieces, widgetsOf } from "@/components/dashboards/ai/take-pieces";
import { completeConfig, completeWidget } from "@/lib/dashboard/config/schema";
import type { ProposedPiece } from "@/lib/dashboard/design/schema";
import { placesOverlap } from "@/lib/dashboard/layout/item";

const text = (id: string, markdown = "words") =>
  completeWidget({ id, kind: "text", title: id, markdown, place: { x: 0, y: 0, w: 6, h: 3 } });
const piece = (id: string, ...changes: ProposedPiece["changes"]): ProposedPiece => ({
  id,
  title: id,
  why: "",
  changes,
});
const contents = { title: "Sales", config: completeConfig({ widgets: [text("old")] }) };

describe("taking pieces of a proposal", () => {
  const added = piece("a", { kind: "add_widget", widget: text("new") });
  const changed = piece("b", { kind: "change_widget", widget: text("old", "other words") });
  const removed = piece("c", { kind: "remove_widget", widgetId: "old" });
  const renamed = piece("d", { kind: "set_title", title: "Store sales" });

  it("gives every widget a place of its own", () => {
    const { widgets } = takePieces(contents, [added]).config;
    const [first, second] = widgets.map(({ place }) => place);
    expect(widgets).toHaveLength(2);
    expect(first && second && placesOverlap(first, second)).toBe(false);
  });

  it.each([added, changed, removed, renamed])(
    "is known from the design itself, so that undoing gives it free: $id",
    (one) => {
      expect(isTaken(one.changes, contents)).toBe(false);
      expect(isTaken(one.changes, takePieces(contents, [one]))).toBe(true);
    },
  );

  it("still knows a changed widget that was moved since", () => {
    const { config, title } = takePieces(contents, [changed]);
    const moved = config.widgets.map((widget) => ({ ...widget, place: { ...widget.place, x: 3 } }));
    expect(isTaken(changed.changes, { title, config: { ...config, widgets: moved } })).toBe(true);
  });

  it("names the widgets that came or changed", () => {
    expect([added, changed, removed].flatMap(widgetsOf)).toEqual(["new", "old"]);
  });
});
