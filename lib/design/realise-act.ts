import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { ChartRecommendation, ChartSpec, ChartType } from "@/lib/chart/schema";
import { type ChartWidget, completeWidget, type DashboardConfig } from "@/lib/dashboard/config/schema";
import type { ConfigChange, ProposedPiece, WidgetDraft } from "@/lib/dashboard/design/schema";
import type { DesignAct, DesignActOf } from "@/lib/dashboard/design/wish/act";
import { comparingFilter, withGrowth } from "@/lib/design/compare-widgets";
import type { DesignText } from "@/lib/design/design-texts";
import { filterOn } from "@/lib/design/filter-on";
import type { FreePlaces } from "@/lib/design/free-places";
import { errorMessage } from "@/lib/i18n/error-message";
import { newId } from "@/lib/id";
import type { EngineChoice } from "@/lib/nl2sql/schema";
import { draftWidget } from "@/lib/pipeline/draft-widget";
import type { SemanticModel } from "@/lib/semantic/schema";

/** What acts are realised with: the draft as it stands, and who wishes. */
export type Designing = {
  readonly viewer: Viewer;
  readonly config: DashboardConfig;
  readonly model: SemanticModel;
  readonly engine: EngineChoice;
  readonly text: DesignText;
  readonly places: FreePlaces;
  readonly signal: AbortSignal;
};

/** A piece that can be taken, or why there is none: a sentence in the viewer's language. */
export type Realised =
  | { readonly kind: "piece"; readonly piece: ProposedPiece }
  | { readonly kind: "refused"; readonly title: string; readonly reason: string };

const titleLengthMax = 200;

/** Makes a change of the configuration of an act: questions are read, their queries checked by the guard and run once. */
export async function realiseAct(act: DesignAct, designing: Designing): Promise<Realised> {
  switch (act.do) {
    case "add":
      return await added(act, designing);
    case "change":
      return await changed(act, designing);
    case "compare":
      return compared(act, designing);
    case "filter":
      return filtered(act, designing);
    case "text":
      return texted(act, designing);
    case "remove":
      return removed(act, designing);
    case "title":
      return piece(designing.text("title", { title: act.title }), "", [{ kind: "set_title", title: act.title }]);
  }
}

export const piece = (title: string, why: string, changes: readonly ConfigChange[]): Realised => ({
  kind: "piece",
  piece: { id: newId(), title: title.slice(0, titleLengthMax), why, changes: [...changes] },
});

const refused = (title: string, reason: string): Realised => ({ kind: "refused", title, reason });

type Drafted = Extract<WidgetDraft, { kind: "query" }>;

/** What a question gives, or the sentence that says why it gives nothing. */
async function draft(question: string, { viewer, model, engine, text, signal }: Designing): Promise<Drafted | string> {
  const request = { from: "question", sourceId: model.sourceId, question, engine } as const;
  const made = await draftWidget(viewer, request, { signal });
  if (!made.ok) return errorMessage(made.error, viewer.locale);
  switch (made.value.kind) {
    case "query":
      return made.value;
    case "refused":
      return made.value.message;
    case "cannot_answer":
      return made.value.reason;
    case "clarify": {
      const choices = made.value.choices.map(({ label }) => label).join(" · ");
      return text("unclear", { prompt: made.value.prompt, choices });
    }
  }
}

async function added(act: DesignActOf<"add">, designing: Designing): Promise<Realised> {
  const title = act.title === "" ? titleOf(act.question) : act.title;
  const drafted = await draft(act.question, designing);
  if (typeof drafted === "string") return refused(title, drafted);
  const chart = chartOf(act.chart, drafted.chart);
  const widget = completeWidget({
    ...{ kind: "chart", id: newId(), title, query: drafted.query, chart },
    place: designing.places.next(chart.type, act),
  });
  return piece(title, act.why || act.question, [{ kind: "add_widget", widget }]);
}

const titleOf = (question: string): string => {
  const plain = question.trim().replace(/[.?!。？！]+$/, "");
  return plain.charAt(0).toUpperCase() + plain.slice(1);
};

/** The wished type where it fits the rows, else what suits them. */
function chartOf(wished: ChartType | null, { spec, alternatives }: ChartRecommendation): ChartSpec {
  if (wished === null || wished === spec.type) return spec;
  const other = alternatives.find(({ type }) => type === wished);
  if (other === undefined) return spec;
  const { reason: _, ...chart } = other;
  return chart;
}

async function changed(act: DesignActOf<"change">, designing: Designing): Promise<Realised> {
  const { config, text } = designing;
  const widget = config.widgets.find(({ id }) => id === act.widget);
  if (widget === undefined) return refused(act.title ?? "", text("gone"));
  const title = act.title || widget.title;
  if (widget.kind !== "chart") {
    return act.title
      ? piece(text("renamed", { title }), act.why, [change({ ...widget, title })])
      : noChart(title, text);
  }
  const question = act.question || widget.query.question;
  const isSame = !act.question && act.chart === null;
  if (isSame) return piece(text("renamed", { title }), act.why, [change({ ...widget, title })]);
  if (question === null) return noChart(title, text);
  const drafted = await draft(question, designing);
  if (typeof drafted === "string") return refused(title, drafted);
  const query = act.question ? drafted.query : widget.query;
  const chart = chartOf(act.chart, drafted.chart);
  return piece(text("changed", { title }), act.why, [change({ ...widget, title, query, chart })]);
}

const noChart = (title: string, text: DesignText) => refused(title, text("noQuestion"));
const change = (widget: DashboardConfig["widgets"][number]): ConfigChange => ({ kind: "change_widget", widget });

function removed(act: DesignActOf<"remove">, { config, text }: Designing): Realised {
  const widget = config.widgets.find(({ id }) => id === act.widget);
  if (widget === undefined) return refused("", text("gone"));
  return piece(text("removed", { title: widget.title }), act.why, [{ kind: "remove_widget", widgetId: widget.id }]);
}

function texted(act: DesignActOf<"text">, { places, text }: Designing): Realised {
  const place = places.next("text", { width: "full", row: null });
  const widget = completeWidget({ kind: "text", id: newId(), title: act.title, markdown: act.markdown, place });
  return piece(act.title || text("text"), act.why, [{ kind: "add_widget", widget }]);
}

/** By the date filter where there is one, for then every chart that it reaches compares; else by growth beside each course. */
function compared(act: DesignActOf<"compare">, { config, model, text }: Designing): Realised {
  const title = text(act.with === "year_ago" ? "compareYear" : "comparePrevious");
  const filter = comparingFilter(config, act.with);
  if (filter !== null) return piece(title, act.why || text("compareAll"), [{ kind: "add_filter", filter }]);
  const label = text(act.with === "year_ago" ? "growthYear" : "growthPrevious");
  const charts = config.widgets.filter((widget): widget is ChartWidget => widget.kind === "chart");
  const changes = charts
    .filter(({ id, query }) => act.widgets.includes(id) && query.sourceId === model.sourceId)
    .flatMap((widget) => withGrowth(widget, { model, compare: act.with, label }) ?? []);
  return changes.length === 0 ? refused(title, text("nothingToCompare")) : piece(title, act.why, changes);
}

function filtered({ table, column, why }: DesignActOf<"filter">, { config, model, text, viewer }: Designing): Realised {
  const filter = filterOn(model, { table, column, locale: viewer.locale });
  if (filter === null) return refused(column, text("noColumn", { column }));
  const isThere = config.filters.some(
    ({ column: other }) => other.entity === filter.column.entity && other.column === filter.column.column,
  );
  if (isThere) return refused(filter.label, text("filterThere", { label: filter.label }));
  return piece(text("filter", { label: filter.label }), why, [{ kind: "add_filter", filter }]);
}
