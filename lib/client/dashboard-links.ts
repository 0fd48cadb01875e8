import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/client/fetch-json";
import {
  createdDashboardLinkSchema,
  dashboardLinkSchema,
  type NewDashboardLink,
  sharedDashboardSchema,
} from "@/lib/dashboard/share/schema";

const pathOf = (dashboardId: string) => `/api/dashboards/${encodeURIComponent(dashboardId)}/links`;
const sharePathOf = (token: string) => `/api/share/${encodeURIComponent(token)}`;

/** The address that a public link opens. */
export function shareAddress(token: string): string {
  return new URL(`/share/${token}`, window.location.origin).href;
}

/** The public links to a dashboard, newest first. */
export function dashboardLinksQuery(dashboardId: string) {
  return queryOptions({
    queryKey: ["dashboard", dashboardId, "links"],
    queryFn: ({ signal }) => fetchJson(pathOf(dashboardId), { schema: z.array(dashboardLinkSchema), signal }),
  });
}

/** Makes a link; its token is in the answer and nowhere else. */
export function useCreateLink(dashboardId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewDashboardLink) =>
      fetchJson(pathOf(dashboardId), { method: "POST", body, schema: createdDashboardLinkSchema }),
    onSuccess: () => client.invalidateQueries({ queryKey: dashboardLinksQuery(dashboardId).queryKey }),
  });
}

/** Ends a link at once. */
export function useRevokeLink(dashboardId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (linkId: string) =>
      fetchJson(`${pathOf(dashboardId)}/${linkId}`, { method: "DELETE", schema: z.unknown() }),
    onSuccess: () => client.invalidateQueries({ queryKey: dashboardLinksQuery(dashboardId).queryKey }),
  });
}

/** Gives the password of a link, which then opens for this browser. Fails with `dashboard/link-password-wrong`. */
export function useUnlockLink(token: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (password: string) =>
      fetchJson(`${sharePathOf(token)}/password`, { method: "POST", body: { password }, schema: z.unknown() }),
    onSuccess: () => client.invalidateQueries({ queryKey: sharedDashboardQuery(token).queryKey }),
  });
}

/** A dashboard in a frame of another site. */
export function embeddedDashboardQuery(token: string) {
  return queryOptions({
    queryKey: ["embed", token],
    queryFn: ({ signal }) =>
      fetchJson(`/api/embed/${encodeURIComponent(token)}`, { schema: sharedDashboardSchema, signal }),
  });
}

/** A dashboard by its public link. */
export function sharedDashboardQuery(token: string) {
  return queryOptions({
    queryKey: ["share", token],
    queryFn: ({ signal }) => fetchJson(sharePathOf(token), { schema: sharedDashboardSchema, signal }),
  });
}
