import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { z } from "zod";
import type { Sight } from "@/lib/client/dashboard-look";
import { fetchJson } from "@/lib/client/fetch-json";
import { fetchLines } from "@/lib/client/fetch-lines";
import type { DashboardConfig } from "@/lib/dashboard/config/schema";
import {
  composedSchema,
  type DesignEvent,
  type DesignWish,
  type DraftSave,
  dashboardHistorySchema,
  dashboardTemplateSchema,
  designEventSchema,
  draftSchema,
  draftStateSchema,
  type ExplainSql,
  explainedSchema,
  explainedSqlSchema,
  storedRevisionSchema,
  type WidgetDraftRequest,
  widgetDraftSchema,
} from "@/lib/dashboard/design/schema";
import { dashboardDataSchema, filterOptionsSchema, interplaySchema, type Look } from "@/lib/dashboard/look/schema";
import { dashboardSchema } from "@/lib/dashboard/schema";

const base = "/api/dashboards";
const ownSight = (dashboardId: string): Sight => ({ by: "account", dashboardId });
const draftStaleMs = 60_000;
const pathOf = (dashboardId: string) => `${base}/${encodeURIComponent(dashboardId)}`;

/** The viewer's unpublished work on a dashboard, and who else has some. */
export function draftQuery(dashboardId: string) {
  return queryOptions({
    queryKey: ["dashboard", dashboardId, "draft"],
    queryFn: ({ signal }) => fetchJson(`${pathOf(dashboardId)}/draft`, { schema: draftStateSchema, signal }),
  });
}

/** Keeps unpublished work on the server. */
export function useSaveDraft(dashboardId: string) {
  return useMutation({
    mutationFn: (body: DraftSave) =>
      fetchJson(`${pathOf(dashboardId)}/draft`, { method: "PUT", body, schema: draftSchema }),
  });
}

/** Throws unpublished work away. */
export function useDropDraft(dashboardId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => fetchJson(`${pathOf(dashboardId)}/draft`, { method: "DELETE", schema: z.unknown() }),
    onSuccess: () => client.invalidateQueries({ queryKey: draftQuery(dashboardId).queryKey }),
  });
}

/** What was published, newest first, a page at a time. */
export function dashboardHistoryPages(dashboardId: string) {
  return infiniteQueryOptions({
    queryKey: ["dashboard", dashboardId, "history"],
    queryFn: ({ pageParam, signal }) =>
      fetchJson(`${pathOf(dashboardId)}/history${pageParam === null ? "" : `?before=${pageParam}`}`, {
        schema: dashboardHistorySchema,
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ revisions, hasMore }) => (hasMore ? (revisions.at(-1)?.revision ?? null) : null),
    // Somebody may have published since it was last open.
    staleTime: 0,
  });
}

/** One published revision, whole. */
export function storedRevisionQuery(dashboardId: string, revision: number) {
  return queryOptions({
    queryKey: ["dashboard", dashboardId, "revision", revision],
    queryFn: ({ signal }) =>
      fetchJson(`${pathOf(dashboardId)}/history/${revision}`, { schema: storedRevisionSchema, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Publishes an earlier revision anew. */
export function useRestoreRevision(dashboardId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (revision: number) =>
      fetchJson(`${pathOf(dashboardId)}/history/${revision}/restore`, { method: "POST", schema: dashboardSchema }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["dashboard", dashboardId] }),
  });
}

/** The rows of these widgets of a draft (null: of all) as it stands, looked at with these filters. */
export function draftDataQuery(
  dashboardId: string,
  { config, look, widgetIds }: { config: DashboardConfig; look: Look; widgetIds: readonly string[] | null },
) {
  return queryOptions({
    // What is asked, not where it stands: moving a widget reads nothing.
    queryKey: ["dashboard", dashboardId, "draft-data", askedIn(config), look, widgetIds],
    queryFn: ({ signal }) =>
      fetchJson(`${pathOf(dashboardId)}/preview`, {
        ...{ method: "POST", body: { config, look, widgetIds } },
        ...{ schema: dashboardDataSchema, signal },
      }),
    staleTime: draftStaleMs,
  });
}

/** What a filter of a draft offers, narrowed by the others and by a search. */
export function draftOptionsQuery(
  dashboardId: string,
  config: DashboardConfig,
  { filterId, search, look }: { filterId: string; search: string; look: Look },
) {
  const sight = ownSight(dashboardId);
  return queryOptions({
    // Of the same form as for those who look: their controls take either.
    queryKey: ["draft-look", sight, JSON.stringify(config.filters), filterId, search, look],
    queryFn: ({ signal }) =>
      fetchJson(`${pathOf(dashboardId)}/preview/options`, {
        ...{ method: "POST", body: { config, filterId, search, look } },
        ...{ schema: filterOptionsSchema, signal },
      }),
    staleTime: draftStaleMs,
    placeholderData: keepPreviousData,
  });
}

/** What hangs together in a draft: which widgets a filter narrows. */
export function draftInterplayQuery(dashboardId: string, config: DashboardConfig) {
  return queryOptions({
    queryKey: ["dashboard", dashboardId, "draft-interplay", askedIn(config)],
    queryFn: ({ signal }) =>
      fetchJson(`${pathOf(dashboardId)}/preview/interplay`, {
        ...{ method: "POST", body: { config } },
        ...{ schema: interplaySchema, signal },
      }),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
}

/** All of a configuration that its rows depend on. */
const askedIn = ({ widgets, filters }: DashboardConfig) => [
  filters,
  widgets.map((widget) => {
    if (widget.kind === "chart") return [widget.id, widget.query];
    return widget.kind === "text" ? [widget.id, widget.values] : null;
  }),
];

/** The rows of one widget of a design that holds a proposed piece; asked once, for the widget's id is the piece's own. */
export function pieceRowsQuery(dashboardId: string, config: DashboardConfig, widgetId: string) {
  const { query } = (config.widgets.find(({ id }) => id === widgetId) ?? {}) as { query?: unknown };
  return queryOptions({
    queryKey: ["dashboard", dashboardId, "piece", widgetId, query],
    queryFn: ({ signal }) =>
      fetchJson(`${pathOf(dashboardId)}/preview`, {
        ...{ method: "POST", body: { config, widgetIds: [widgetId] } },
        ...{ schema: dashboardDataSchema, signal },
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Makes a widget's query of a question, of a plan, or of SQL, with its rows and a chart that suits. Null: nothing is asked yet. */
export function widgetDraftQuery(request: WidgetDraftRequest | null) {
  return queryOptions({
    queryKey: ["widget-draft", request],
    queryFn: ({ signal }) =>
      fetchJson(`${base}/query`, { method: "POST", body: request, schema: widgetDraftSchema, signal }),
    enabled: request !== null,
    // Undoing a step shows at once what it showed before.
    staleTime: draftStaleMs,
    // What was just refused by a model or a budget is not asked again by itself.
    retry: false,
  });
}

/** What SQL would do and how the database would run it, without running it. Null: nothing is to be explained. */
export function explainedSqlQuery(request: ExplainSql | null) {
  return queryOptions({
    queryKey: ["explained-sql", request],
    queryFn: ({ signal }) =>
      fetchJson(`${base}/query/explain`, { method: "POST", body: request, schema: explainedSqlSchema, signal }),
    enabled: request !== null,
    staleTime: draftStaleMs,
    retry: false,
  });
}

/** What fits a source, best first. */
export function dashboardTemplatesQuery(sourceId: string) {
  return queryOptions({
    queryKey: ["dashboard-templates", sourceId],
    queryFn: ({ signal }) =>
      fetchJson(`${base}/templates?source=${encodeURIComponent(sourceId)}`, {
        schema: z.array(dashboardTemplateSchema),
        signal,
      }),
  });
}

/** What a template would make, to be looked at. */
export function composedDashboardQuery(sourceId: string, { id, entity }: { id: string; entity: string | null }) {
  return queryOptions({
    queryKey: ["dashboard-templates", sourceId, id, entity],
    queryFn: ({ signal }) =>
      fetchJson(`${base}/compose`, {
        ...{ method: "POST", body: { sourceId, templateId: id, entity } },
        ...{ schema: composedSchema, signal },
      }),
  });
}

/** Makes a configuration of a template or of the semantic model alone; nothing is stored. */
export function useComposeDashboard() {
  return useMutation({
    mutationFn: (body: { sourceId: string; templateId?: string; entity?: string | null }) =>
      fetchJson(`${base}/compose`, { method: "POST", body, schema: composedSchema }),
  });
}

/** Says in words what a dashboard shows. */
export function useExplainDashboard(dashboardId: string) {
  return useMutation({
    mutationFn: (body: { title: string; config: DashboardConfig }) =>
      fetchJson(`${pathOf(dashboardId)}/explain`, { method: "POST", body, schema: explainedSchema }),
  });
}

/** Asks for a change of the design and hands on what comes, a line at a time. Throws as `fetchJson` does. */
export async function streamDesign(
  dashboardId: string,
  wish: DesignWish,
  { signal, onEvent }: { signal: AbortSignal; onEvent: (event: DesignEvent) => void },
): Promise<void> {
  const call = { method: "POST", body: wish, schema: designEventSchema, signal } as const;
  for await (const event of fetchLines(`${pathOf(dashboardId)}/design`, call)) onEvent(event);
}
