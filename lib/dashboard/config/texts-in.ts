import type { DashboardConfig, Widget } from "@/lib/dashboard/config/schema";

type Language = keyof DashboardConfig["texts"];
type Text = NonNullable<DashboardConfig["texts"][Language]>[string];

/** The id under which the texts of the dashboard itself are kept. */
export const dashboardTextId = "";

type Named = { readonly title: string; readonly description: string | null; readonly config: DashboardConfig };

/** A dashboard as far as its words go: also one that goes out without its queries. */
export type Worded = {
  readonly title: string;
  readonly description: string | null;
  readonly config: Pick<DashboardConfig, "texts" | "explanation" | "tabs" | "sections" | "filters"> & {
    readonly widgets: readonly Pick<Widget, "id" | "kind" | "title" | "description">[];
  };
};

/**
 * A dashboard in the words of a language. What nobody has written in it keeps the words it was made with.
 * The configuration stays fit to be stored, but not to be designed: the words that it was made with are gone.
 */
export function textsIn<T extends Worded>(dashboard: T, language: Language): T {
  const texts = dashboard.config.texts[language];
  if (texts === undefined || Object.keys(texts).length === 0) return dashboard;
  const { config } = dashboard;
  const of = (id: string) => texts[id] ?? {};
  const own = of(dashboardTextId);
  return {
    ...dashboard,
    title: own.title || dashboard.title,
    description: own.description || dashboard.description,
    config: {
      ...config,
      explanation: own.markdown || config.explanation,
      widgets: config.widgets.map((widget) => widgetIn(widget, of(widget.id))),
      tabs: config.tabs.map((tab) => ({ ...tab, title: of(tab.id).title || tab.title })),
      sections: config.sections.map((section) => ({ ...section, title: of(section.id).title || section.title })),
      filters: config.filters.map((filter) => ({ ...filter, label: of(filter.id).title || filter.label })),
    },
  };
}

function widgetIn<W extends Worded["config"]["widgets"][number]>(widget: W, { title, description, markdown }: Text): W {
  const named = { ...widget, title: title || widget.title, description: description || widget.description };
  return widget.kind === "text" && markdown ? { ...named, markdown } : named;
}

/** A text that can be said in another language. **Nulls** original: it is not there in the first place, and needs no other words. */
export type Wording = {
  readonly id: string;
  readonly field: keyof Text;
  readonly of: "dashboard" | "tab" | "section" | "filter" | "widget";
  readonly original: string;
};

/** Everything that can be said in another language. **Order** the dashboard, tabs, sections, filters, widgets as they are listed. */
export function wordingsOf({ title, description, config }: Named): Wording[] {
  const own = (field: keyof Text, original: string | null): Wording => ({
    ...{ id: dashboardTextId, of: "dashboard", field, original: original ?? "" },
  });
  const named = (of: Wording["of"], things: readonly { id: string; title: string }[]): Wording[] =>
    things.map((thing) => ({ id: thing.id, field: "title", of, original: thing.title }));
  const all = [
    ...[own("title", title), own("description", description), own("markdown", config.explanation)],
    ...named("tab", config.tabs),
    ...named("section", config.sections),
    ...named(
      "filter",
      config.filters.map(({ id, label }) => ({ id, title: label })),
    ),
    ...config.widgets.flatMap(wordingsOfWidget),
  ];
  return all.filter(({ original }) => original.trim() !== "");
}

function wordingsOfWidget(widget: Widget): Wording[] {
  const { id, title, description } = widget;
  const all: [keyof Text, string][] = [
    ["title", title],
    ["description", description ?? ""],
    ["markdown", widget.kind === "text" ? widget.markdown : ""],
  ];
  return all.map(([field, original]) => ({ id, field, of: "widget", original }));
}

/** Writes one text in a language down; an empty one is taken away. */
export function withWording(
  config: DashboardConfig,
  language: Language,
  { id, field }: Pick<Wording, "id" | "field">,
  words: string,
): DashboardConfig {
  const { [id]: before, ...others } = config.texts[language] ?? {};
  const { [field]: _, ...kept } = before ?? {};
  const text = words.trim() === "" ? kept : { ...kept, [field]: words };
  const texts = Object.keys(text).length === 0 ? others : { ...others, [id]: text };
  return { ...config, texts: { ...config.texts, [language]: texts } };
}
