import { type QueryClient, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/client/fetch-json";
import { dashboardDataSchema } from "@/lib/dashboard/look/schema";
import {
  type Dashboard,
  type DashboardChange,
  type DashboardSave,
  dashboardSchema,
  dashboardSummarySchema,
  type NewDashboard,
  type Pin,
  pinnedSchema,
} from "@/lib/dashboard/schema";

const base = "/api/dashboards";
const pathOf = (dashboardId: string) => `${base}/${encodeURIComponent(dashboardId)}`;
/** Widgets show their own age and are cached on the server by their own time; this only keeps tab changes from asking again. */
const dataStaleMs = 60_000;

/** All dashboards the viewer may look at, last saved first. */
export function dashboardsQuery() {
  return queryOptions({
    queryKey: ["dashboards"],
    queryFn: ({ signal }) => fetchJson(base, { schema: z.array(dashboardSummarySchema), signal }),
  });
}

/** One dashboard with its configuration. */
export function dashboardQuery(dashboardId: string) {
  return queryOptions({
    queryKey: ["dashboard", dashboardId],
    queryFn: ({ signal }) => fetchJson(pathOf(dashboardId), { schema: dashboardSchema, signal }),
  });
}

/** The rows of all its widgets in one request. A newer revision reads anew, because it may ask other questions. */
export function dashboardDataQuery(dashboardId: string, revision: number) {
  return queryOptions({
    queryKey: ["dashboard", dashboardId, "data", revision],
    queryFn: ({ signal }) => fetchJson(`${pathOf(dashboardId)}/data`, { schema: dashboardDataSchema, signal }),
    staleTime: dataStaleMs,
  });
}

/** Keeps what a write gave back and lets lists read anew. */
function keep(client: QueryClient, dashboard: Dashboard) {
  client.setQueryData(dashboardQuery(dashboard.id).queryKey, dashboard);
  return client.invalidateQueries({ queryKey: dashboardsQuery().queryKey, exact: true });
}

/** Creates a dashboard: empty, from an exported configuration, or as a copy. */
export function useCreateDashboard() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: Partial<NewDashboard> & Pick<NewDashboard, "title">) =>
      fetchJson(base, { method: "POST", body: wanted, schema: dashboardSchema }),
    onSuccess: (dashboard) => keep(client, dashboard),
  });
}

/** Saves the contents made from a revision. Fails with `dashboard/conflict` when somebody saved in between. */
export function useSaveDashboard(dashboardId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (save: DashboardSave) =>
      fetchJson(pathOf(dashboardId), { method: "PUT", body: save, schema: dashboardSchema }),
    onSuccess: (dashboard) => keep(client, dashboard),
  });
}

/** Changes title, description or visibility. */
export function useChangeDashboard(dashboardId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: DashboardChange) =>
      fetchJson(pathOf(dashboardId), { method: "PATCH", body: change, schema: dashboardSchema }),
    onSuccess: (dashboard) => keep(client, dashboard),
  });
}

/** Files any dashboard in a folder, or in none. */
export function useFileDashboard() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ dashboardId, folderId }: { dashboardId: string; folderId: string | null }) =>
      fetchJson(pathOf(dashboardId), { method: "PATCH", body: { folderId }, schema: dashboardSchema }),
    onSuccess: (dashboard) => keep(client, dashboard),
  });
}

/** Deletes a dashboard with its history. */
export function useDeleteDashboard(dashboardId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => fetchJson(pathOf(dashboardId), { method: "DELETE", schema: z.object({ id: z.string() }) }),
    onSuccess: () => {
      client.removeQueries({ queryKey: ["dashboard", dashboardId] });
      return client.invalidateQueries({ queryKey: dashboardsQuery().queryKey, exact: true });
    },
  });
}

/** Puts an answer on a dashboard. */
export function usePinWidget() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ dashboardId, pin }: { dashboardId: string; pin: Pin }) =>
      fetchJson(`${pathOf(dashboardId)}/widgets`, { method: "POST", body: pin, schema: pinnedSchema }),
    onSuccess: async (_, { dashboardId }) => {
      await client.invalidateQueries({ queryKey: ["dashboard", dashboardId] });
      await client.invalidateQueries({ queryKey: dashboardsQuery().queryKey, exact: true });
    },
  });
}
