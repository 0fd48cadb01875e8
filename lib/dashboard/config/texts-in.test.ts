import { describe, expect, it } from "vitest";
import { completeConfig, completeWidget } from "@/lib/dashboard/config/schema";
import { textsIn, withWording, wordingsOf } from "@/lib/dashboard/config/texts-in";

const place = { x: 0, y: 0, w: 6, h: 3 };
const config = completeConfig({
  tabs: [{ id: "t", title: "Overview" }],
  widgets: [
    completeWidget({ id: "a", kind: "text", title: "Sales", markdown: "# Sales", place }),
    completeWidget({ id: "b", kind: "text", title: "Returns", markdown: "", description: "What came back", place }),
  ],
});
const dashboard = { title: "Shop", description: null, config };

describe("texts in another language", () => {
  it("lists everything that has words, and only that", () => {
    expect(wordingsOf(dashboard).map(({ of, id, field }) => `${of} ${id} ${field}`)).toEqual([
      "dashboard  title",
      ...["tab t title", "widget a title", "widget a markdown", "widget b title", "widget b description"],
    ]);
  });

  it("shows what was written in it, and the first words where nothing was", () => {
    let made = withWording(config, "zh", { id: "", field: "title" }, "商店");
    made = withWording(made, "zh", { id: "a", field: "markdown" }, "# 销售");
    made = withWording(made, "zh", { id: "t", field: "title" }, "概览");
    const shown = textsIn({ ...dashboard, config: made }, "zh");
    expect([shown.title, shown.description, shown.config.tabs[0]?.title]).toEqual(["商店", null, "概览"]);
    expect(shown.config.widgets.map((widget) => [widget.title, widget.kind === "text" && widget.markdown])).toEqual([
      ["Sales", "# 销售"],
      ["Returns", ""],
    ]);
    expect(textsIn({ ...dashboard, config: made }, "en").title).toBe("Shop");
  });

  it("takes an empty text away again, with everything that held it", () => {
    const made = withWording(config, "zh", { id: "a", field: "title" }, "销售");
    expect(withWording(made, "zh", { id: "a", field: "title" }, " ").texts).toEqual({ zh: {} });
  });
});
