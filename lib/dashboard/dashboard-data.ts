import "server-only";
import { keepNothingOfThis } from "@/lib/cache/dependencies";
import type { DashboardConfig, WidgetQuery } from "@/lib/dashboard/config/schema";
import { askOnce, peekOnce, type Runs, safely, type Wanted, type Ways } from "@/lib/dashboard/look/ask-once";
import { type ComparisonAsk, comparisonAsk } from "@/lib/dashboard/look/comparison-ask";
import { failedWidget } from "@/lib/dashboard/look/failed-widget";
import { filterTarget } from "@/lib/dashboard/look/filter-target";
import { type LookContext, openLook, queriesOf } from "@/lib/dashboard/look/look-context";
import { type DashboardData, emptyLook, type Look, type WidgetData } from "@/lib/dashboard/look/schema";
import { shownText } from "@/lib/dashboard/look/shown-text";
import type { Sighting } from "@/lib/dashboard/look/sighting";
import { type Ask, widgetAsk } from "@/lib/dashboard/look/widget-ask";
import { shownWidget } from "@/lib/dashboard/look/widget-shown";
import { type Refusal, refuse } from "@/lib/errors";
import { fail, ok, type Result } from "@/lib/result";
import type { SemanticView } from "@/lib/semantic/access-policy";
import { semanticViewFor } from "@/lib/semantic/semantic-view";

export type DashboardDataOptions = {
  readonly signal: AbortSignal;
  readonly look?: Look;
  /** Passes the caches by and fills them anew. */
  readonly refresh?: boolean;
  /** The viewer has seen what these widgets cost and wants them all the same. */
  readonly confirmed?: boolean;
  /** Only these widgets; null for all. */
  readonly widgetIds?: readonly string[] | null;
};

type Widget = DashboardConfig["widgets"][number];

/** The widgets of one look while their queries run. */
export type ComingData = Omit<DashboardData, "widgets"> & {
  /** Each by itself, and none is ever rejected. **Order** of the configuration. */
  readonly widgets: readonly Promise<WidgetData>[];
};

/**
 * Starts the queries of all widgets side by side through the cache, as somebody looks at them; equal queries run once, each widget has
 * its own rows or its own error. Never calls a model: what is run was written at design time.
 * **Fails** dashboard/not-found, dashboard/widget-not-found.
 */
export async function comingData(sighting: Sighting, options: DashboardDataOptions): Promise<Result<ComingData>> {
  const opened = await openLook(sighting, options.look ?? emptyLook);
  if (!opened.ok) return opened;
  const { widgetIds = null, signal, refresh = false, confirmed = false } = options;
  return await comingBy(askOnce({ signal, refresh, confirmed }), opened.value, widgetIds);
}

/** What all widgets show, when the slowest of them is there. **Fails** as `comingData`. **Order** of the configuration. */
export async function dashboardData(sighting: Sighting, options: DashboardDataOptions): Promise<Result<DashboardData>> {
  return await allOf(await comingData(sighting, options));
}

/** The same of a look that is open already. **Fails** dashboard/widget-not-found. */
export async function lookedAtData(
  context: LookContext,
  { widgetIds = null, signal, refresh = false, confirmed = false }: Omit<DashboardDataOptions, "look">,
): Promise<Result<DashboardData>> {
  return await allOf(await comingBy(askOnce({ signal, refresh, confirmed }), context, widgetIds));
}

/** What the caches hold of it, in the time that takes: nothing is run. **Order** of the configuration, without what is not there. */
export async function keptData(context: LookContext, widgetIds: readonly string[]): Promise<readonly WidgetData[]> {
  const data = await allOf(await comingBy(peekOnce, context, widgetIds));
  return data.ok ? data.value.widgets.filter(({ status }) => status !== "error") : [];
}

/** Waits for the slowest. */
export async function allOf(coming: Result<ComingData>): Promise<Result<DashboardData>> {
  return coming.ok ? ok({ ...coming.value, widgets: await Promise.all(coming.value.widgets) }) : coming;
}

async function comingBy(
  ways: Ways,
  context: LookContext,
  widgetIds: readonly string[] | null,
): Promise<Result<ComingData>> {
  const all = context.config.widgets.filter((widget) => queriesOf(widget).length > 0);
  const wanted = widgetIds === null ? all : all.filter((widget) => widgetIds.includes(widget.id));
  if (widgetIds !== null && wanted.length < new Set(widgetIds).size) return refuse("dashboard/widget-not-found");
  const prepared = await Promise.all(
    wanted.map(async (widget): Promise<Prepared> => {
      const ready = await safely(async () => ok(await prepare(widget, context)), [widget.id]);
      return ready.ok ? ready.value : { widget, parts: ready, waitsFor: null };
    }),
  );
  const queries = prepared.flatMap(({ widget, parts }) =>
    parts.ok ? parts.value.flatMap((part) => queriesOfPart(widget, part)) : [],
  );
  const run = ways(context, queries);
  const widgets = prepared.map(async (one) => {
    const shown = await safely(async () => ok(await shownData(one, run, context)), [one.widget.id]);
    return shown.ok ? shown.value : failed(context, one.widget.id, shown.error);
  });
  const { id, revision } = context.dashboard;
  return ok({ dashboardId: id, revision, widgets });
}

/** One query of a widget, ready to be run. */
type Part = {
  readonly name: string;
  readonly column: string | null;
  readonly query: WidgetQuery;
  readonly view: SemanticView;
  readonly ask: Ask;
  readonly compared: ComparisonAsk | null;
};
type Prepared = {
  readonly widget: Widget;
  readonly parts: Result<readonly Part[]>;
  /** A required filter that has no value. */
  readonly waitsFor: string | null;
};

async function prepare(widget: Widget, context: LookContext): Promise<Prepared> {
  const parts: Part[] = [];
  for (const { query, ...named } of queriesOf(widget)) {
    const view = await semanticViewFor(context.viewer, query.sourceId);
    if (!view.ok) return { widget, parts: view, waitsFor: null };
    const missing = context.filters.missing.find((filter) =>
      filterTarget(filter, widget.id, { query, model: view.value.model }),
    );
    if (missing) return { widget, parts: ok([]), waitsFor: missing.id };
    const asked = { query, widgetId: widget.id };
    const within = { context, view: view.value };
    const ask = widgetAsk(asked, within);
    if (!ask.ok) return { widget, parts: ask, waitsFor: null };
    const compared = widget.kind === "chart" ? comparisonAsk(asked, ask.value, within) : ok(null);
    if (!compared.ok) return { widget, parts: compared, waitsFor: null };
    parts.push({ ...named, query, view: view.value, ask: ask.value, compared: compared.value });
  }
  return { widget, parts: ok(parts), waitsFor: null };
}

const queriesOfPart = (widget: Widget, { query, ask, compared }: Part): Wanted[] =>
  [ask, ...(compared ? [compared.ask] : [])].map((one) => ({
    widgetId: widget.id,
    title: widget.title,
    ask: one,
    cacheSeconds: query.cacheSeconds,
  }));

function failed(context: LookContext, widgetId: string, error: Refusal): WidgetData {
  // The next look may fare better.
  keepNothingOfThis();
  return failedWidget(context, widgetId, error);
}

async function shownData({ widget, parts, waitsFor }: Prepared, run: Runs, context: LookContext): Promise<WidgetData> {
  const refused = (error: Refusal) => failed(context, widget.id, error);
  if (waitsFor !== null) return { status: "waiting", widgetId: widget.id, filterId: waitsFor };
  if (!parts.ok) return refused(parts.error);
  const { locale } = context.viewer;
  if (widget.kind === "text") {
    const text = await shownText(widget.id, parts.value, run);
    return text.ok ? text.value : refused(text.error);
  }
  const [part] = parts.value;
  const own = part ? await run(part.ask) : fail({ code: "dashboard/widget-not-found", params: {} } as Refusal);
  if (!part || !own.ok) return refused(own.ok ? { code: "dashboard/widget-not-found", params: {} } : own.error);
  const before = part.compared ? await run(part.compared.ask) : null;
  if (before !== null && !before.ok) return refused(before.error);
  const comparison = part.compared && before ? { asked: part.compared, run: before.value } : null;
  const { model } = part.view;
  return shownWidget(widget.id, { ask: part.ask, run: own.value, comparison }, { model, locale });
}
