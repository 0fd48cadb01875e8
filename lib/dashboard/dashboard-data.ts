import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { canEdit } from "@/lib/dashboard/access";
import type { Widget } from "@/lib/dashboard/config/schema";
import type { DashboardData, WidgetData } from "@/lib/dashboard/look/schema";
import { readVisible } from "@/lib/dashboard/read-dashboard";
import { isTelling } from "@/lib/dashboard/telling-refusal";
import { errorCodes, type Refusal, refuse } from "@/lib/errors";
import { errorMessage } from "@/lib/i18n/error-message";
import { runStoredQuery, type StoredQueryRun } from "@/lib/pipeline/run-stored-query";
import { ok, type Result } from "@/lib/result";
import { logger } from "@/lib/telemetry/logger";
import { requestContext } from "@/lib/telemetry/request-context";

type ChartWidget = Extract<Widget, { kind: "chart" }>;

export type DashboardDataOptions = {
  readonly signal: AbortSignal;
  /** Passes the caches by and fills them anew. */
  readonly refresh?: boolean;
  /** The viewer has seen what these widgets cost and wants them all the same. */
  readonly confirmed?: boolean;
  /** Only these widgets; null for all. */
  readonly widgetIds?: readonly string[] | null;
};

/**
 * Runs the queries of all widgets side by side through the cache; equal queries run once, each widget has its own rows or its own error.
 * Never calls a model: what is run was written at design time.
 * **Fails** dashboard/not-found, dashboard/widget-not-found. **Order** of the configuration.
 */
export async function dashboardData(
  viewer: Viewer,
  dashboardId: string,
  { signal, refresh = false, confirmed = false, widgetIds = null }: DashboardDataOptions,
): Promise<Result<DashboardData>> {
  const read = await readVisible(viewer, dashboardId);
  if (!read.ok) return read;
  const all = read.value.config.widgets.filter((widget) => widget.kind === "chart");
  const wanted = widgetIds === null ? all : all.filter((widget) => widgetIds.includes(widget.id));
  if (widgetIds !== null && wanted.length < new Set(widgetIds).size) return refuse("dashboard/widget-not-found");
  const runs = new Map<string, Promise<Result<StoredQueryRun>>>();
  for (const [key, group] of Map.groupBy(wanted, queryKey))
    runs.set(
      key,
      runOnce(viewer, group, { signal, refresh, confirmed, dashboard: { id: dashboardId, title: read.value.title } }),
    );
  const widgets = await Promise.all(
    wanted.map(async (widget) => toWidgetData(viewer, widget, await runs.get(queryKey(widget)))),
  );
  const seen = canEdit(viewer, read.value) ? widgets : widgets.map((widget) => withoutNames(viewer, widget));
  return ok({ dashboardId, revision: read.value.revision, widgets: seen });
}

const queryKey = ({ query }: ChartWidget) => JSON.stringify([query.sourceId, query.sql]);

/** One run for widgets that ask the same; the one that wants the freshest rows decides their age. */
async function runOnce(
  viewer: Viewer,
  group: readonly ChartWidget[],
  {
    dashboard,
    ...options
  }: { signal: AbortSignal; refresh: boolean; confirmed: boolean; dashboard: { id: string; title: string } },
): Promise<Result<StoredQueryRun>> {
  const [first] = group;
  if (!first) return refuse("dashboard/widget-not-found");
  const cacheSeconds = Math.min(...group.map((widget) => widget.query.cacheSeconds));
  try {
    const asked = `${dashboard.title} / ${first.title}`;
    const widgetIds = group.map(({ id }) => id);
    const occasion = { kind: "widget" as const, asked, subject: dashboard.id, widgetIds };
    return await runStoredQuery(viewer, first.query, { ...options, cacheSeconds, occasion });
  } catch (error) {
    // A bug in one query must not blank the whole dashboard: it is logged here and becomes this widget's own error.
    logger("dashboard").error({ err: error, widgetId: first.id }, "a widget's query broke");
    return refuse("request/internal", { requestId: requestContext()?.requestId ?? "" });
  }
}

function toWidgetData(viewer: Viewer, widget: ChartWidget, run: Result<StoredQueryRun> | undefined): WidgetData {
  if (!run?.ok)
    return failedWidget(viewer, widget.id, run?.error ?? { code: "dashboard/widget-not-found", params: {} });
  const { result, cacheTier, ageSeconds, checked } = run.value;
  const { rowRulesApplied } = checked;
  return {
    ...{ status: "ok", widgetId: widget.id, result, cacheTier, ageSeconds, rowRulesApplied },
    ...{ comparison: null, applied: [], drill: null },
  };
}

/** For whoever only looks, see `isTelling`. */
function withoutNames(viewer: Viewer, widget: WidgetData): WidgetData {
  const tells = widget.status === "error" && isTelling(widget.code);
  return tells ? failedWidget(viewer, widget.widgetId, { code: "dashboard/widget-refused", params: {} }) : widget;
}

function failedWidget(viewer: Viewer, widgetId: string, error: Refusal): WidgetData {
  const { retryable } = errorCodes[error.code];
  const mayConfirm = error.code === "execute/costly" && error.params.confirm === "yes";
  const message = errorMessage(error, viewer.locale);
  return { status: "error", widgetId, code: error.code, message, retryable, ...(mayConfirm && { mayConfirm }) };
}
