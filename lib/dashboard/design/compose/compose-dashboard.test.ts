import { describe, expect, it } from "vitest";
import { dashboardConfigSchema } from "@/lib/dashboard/config/schema";
import { composeDashboard, templatesFor } from "@/lib/dashboard/design/compose/compose-dashboard";
import { placesOverlap } from "@/lib/dashboard/layout/item";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";
import { outputNames } from "@/lib/nl2sql/output-names";

const now = new Date("2024-06-20T00:00:00Z");
const model = demoShopModel();
const wish = { entity: null, locale: "en", now } as const;

function composed(templateId: string, given: Partial<Parameters<typeof composeDashboard>[1]> = {}) {
  const made = composeDashboard(model, { ...wish, templateId, ...given });
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

describe("a composed dashboard", () => {
  it("shows numbers, a course, parts, a ranking and rows", () => {
    const { config, title } = composed("overview");
    const types = new Set(config.widgets.flatMap((widget) => (widget.kind === "chart" ? [widget.chart.type] : [])));
    expect(title).toBe("Overview");
    expect([...types]).toEqual(expect.arrayContaining(["number", "area", "bar", "pie", "table"]));
    expect(config.widgets[0]?.title).toBe("Revenue");
    expect(config.sections.length).toBeGreaterThan(1);
  });

  it.each(templatesFor(model, wish).map(({ id }) => id))(
    "%s is a configuration whose widgets overlap nowhere",
    (id) => {
      const { config } = composed(id);
      expect(dashboardConfigSchema.parse(config)).toEqual(config);
      for (const [index, a] of config.widgets.entries())
        for (const b of config.widgets.slice(index + 1))
          expect(a.sectionId === b.sectionId && placesOverlap(a.place, b.place), `${a.title} on ${b.title}`).toBe(
            false,
          );
    },
  );

  it.each(templatesFor(model, wish).map(({ id }) => id))("%s draws only columns that its queries give", (id) => {
    for (const widget of composed(id).config.widgets) {
      if (widget.kind !== "chart" || widget.query.plan === null) throw new Error("is no chart of a plan");
      const { x, y, series } = widget.chart;
      const named = [x, series, ...y].filter((name) => name !== null);
      expect(outputNames(widget.query.plan), widget.title).toEqual(expect.arrayContaining(named));
    }
  });

  it("has its texts in the other language", () => {
    const english = composed("overview");
    const chinese = composed("overview", { locale: "zh" });
    expect(chinese.title).toBe("总览");
    expect(Object.keys(english.config.texts.zh ?? {}).length).toBeGreaterThan(5);
    expect(chinese.config.texts.en?.["widget-0-0"]?.title).toBe("Revenue");
  });

  it("looks at the last twelve months where the data runs on, else at everything", () => {
    const filterOf = (day: string) => composed("overview", { now: new Date(day) }).config.filters[0];
    expect(filterOf("2024-06-20")).toMatchObject({ kind: "date", default: { count: 12, unit: "month" } });
    expect(filterOf("2026-06-20")).toMatchObject({ kind: "date", default: null });
  });

  it("leaves no holes: every row is as wide as the grid, and some twelve widgets are all", () => {
    for (const { id } of templatesFor(model, wish)) {
      const { widgets } = composed(id).config;
      expect(widgets.length).toBeLessThanOrEqual(14);
      const rows = Map.groupBy(widgets, ({ sectionId, place }) => `${sectionId} ${place.y}`);
      for (const [row, side] of rows)
        expect(
          side.reduce((sum, { place }) => sum + place.w, 0),
          `${id} ${row}`,
        ).toBe(12);
    }
  });

  it("is about the entity that was named", () => {
    const { title, config } = composed("entity", { entity: "returns" });
    expect(title).toBe("Returns");
    expect(config.widgets.every((widget) => widget.kind === "chart" && widget.query.plan?.root === "returns")).toBe(
      true,
    );
  });

  it("shows nothing about persons", () => {
    for (const { id } of templatesFor(model, wish))
      expect(JSON.stringify(composed(id).config)).not.toMatch(/email|first_name|last_name/);
  });

  it("is refused where there is nothing to show", () => {
    expect(composeDashboard({ ...model, entities: [] }, { ...wish, templateId: "overview" })).toMatchObject({
      error: { code: "dashboard/nothing-to-compose" },
    });
    expect(composeDashboard(model, { ...wish, templateId: "gone" })).toMatchObject({
      error: { code: "dashboard/template-not-found" },
    });
    expect(composeDashboard(model, { ...wish, templateId: "entity", entity: "secrets" }).ok).toBe(false);
  });
});
