import type { DashboardConfig } from "@/lib/dashboard/config/schema";
import type { Composed, ConfigChange, ProposedPiece } from "@/lib/dashboard/design/schema";
import type { DesignText } from "@/lib/design/design-texts";
import { newId } from "@/lib/id";

/** A composed dashboard as pieces that can be taken one by one: each widget, each section with what is in it, and the filters. */
export function composedPieces(
  { title, config }: Composed,
  { onto, text }: { readonly onto: DashboardConfig; readonly text: DesignText },
): ProposedPiece[] {
  const bottom = onto.widgets.reduce((y, { place }) => Math.max(y, place.y + place.h), 0);
  // What is composed twice must not replace what was taken before.
  const run = newId().slice(-8);
  const rename = (id: string) => `${id}-${run}`;
  const moved = config.widgets.map((widget) => ({
    ...widget,
    ...{ id: rename(widget.id), sectionId: widget.sectionId && rename(widget.sectionId) },
    place: widget.sectionId === null ? { ...widget.place, y: widget.place.y + bottom } : widget.place,
  }));
  const piece = (name: string, why: string, changes: ConfigChange[]): ProposedPiece => ({
    ...{ id: newId(), title: name, why, changes },
  });
  const named = (from: string, to: string): ConfigChange[] =>
    (["en", "zh"] as const).flatMap((language) => {
      const title = config.texts[language]?.[from]?.title;
      return title === undefined ? [] : [{ kind: "set_text", language, id: to, title }];
    });
  const add = (widget: (typeof moved)[number]): ConfigChange[] => [
    { kind: "add_widget", widget },
    ...named(widget.id.slice(0, -run.length - 1), widget.id),
  ];
  const questionOf = (widget: (typeof moved)[number]) => (widget.kind === "chart" ? (widget.query.question ?? "") : "");
  const above = moved.filter(({ sectionId }) => sectionId === null);
  const sections = config.sections.map((section) => ({ ...section, id: rename(section.id) }));
  return [
    ...(onto.widgets.length === 0 ? [piece(text("title", { title }), "", [{ kind: "set_title", title }])] : []),
    ...above.map((widget) => piece(widget.title, questionOf(widget), add(widget))),
    ...sections.map((section) => {
      const inside = moved.filter(({ sectionId }) => sectionId === section.id);
      const why = inside.map(({ title: name }) => name).join(" · ");
      return piece(text("section", { title: section.title }), why, [
        { kind: "add_section", section },
        ...named(section.id.slice(0, -run.length - 1), section.id),
        ...inside.flatMap(add),
      ]);
    }),
    ...filtersPiece(config, onto, text),
  ];
}

function filtersPiece({ filters }: DashboardConfig, onto: DashboardConfig, text: DesignText): ProposedPiece[] {
  const added = filters.filter(
    ({ column }) =>
      !onto.filters.some((other) => other.column.entity === column.entity && other.column.column === column.column),
  );
  if (added.length === 0) return [];
  const changes = added.map((filter): ConfigChange => ({ kind: "add_filter", filter: { ...filter, id: newId() } }));
  return [{ id: newId(), title: text("filters"), why: added.map(({ label }) => label).join(" · "), changes }];
}
