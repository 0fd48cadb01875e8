import { expect, it } from "vitest";
import { completeConfig, completeWidget } from "@/lib/dashboard/config/schema";
import { clipOf, readClip, widgetsOfClip, withClipFilters } from "@/lib/dashboard/config/widget-clip";

const filter = {
  ...{ id: "f", label: "Region", kind: "list" as const, sourceId: "s" },
  column: { entity: "stores", column: "region" },
};
const config = completeConfig({
  filters: [filter],
  widgets: [
    completeWidget({
      id: "a",
      kind: "filter",
      title: "A",
      filterId: "f",
      place: { x: 0, y: 0, w: 3, h: 2 },
      locked: true,
    }),
    completeWidget({ id: "b", kind: "text", title: "B", markdown: "", place: { x: 3, y: 0, w: 3, h: 2 } }),
  ],
});

it("comes back from the clipboard as new widgets, with the filters they set", () => {
  const clip = readClip(JSON.stringify(clipOf(config, new Set(["a"]))));
  if (!clip) throw new Error("the clip was not read");
  const [pasted] = widgetsOfClip(clip, () => "new");
  expect(pasted).toMatchObject({ id: "new", kind: "filter", title: "A", filterId: "f", locked: false });
  expect(withClipFilters(completeConfig({ widgets: [] }), clip).filters).toMatchObject([{ id: "f", label: "Region" }]);
  expect(withClipFilters(config, clip)).toBe(config);
});

it.each(["", "words", '{"querent":', '{"querent":"widgets","version":2,"widgets":[]}', '["querent"]'])(
  "takes %j for something else",
  (text) => expect(readClip(text)).toBeNull(),
);
