import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { dashboardsQuery } from "@/lib/client/dashboards";
import { fetchJson } from "@/lib/client/fetch-json";
import {
  commentSchema,
  createdEmbedSchema,
  type DashboardShares,
  dashboardSharesSchema,
  embedSchema,
  type Folder,
  folderSchema,
  mentionSchema,
  type NewComment,
  type NewEmbed,
  shareablesSchema,
} from "@/lib/dashboard/share/schema";

const base = "/api/dashboards";
const pathOf = (dashboardId: string) => `${base}/${encodeURIComponent(dashboardId)}`;

/** Whom a dashboard was given to. */
export function sharesQuery(dashboardId: string) {
  return queryOptions({
    queryKey: ["dashboard", dashboardId, "shares"],
    queryFn: ({ signal }) => fetchJson(`${pathOf(dashboardId)}/shares`, { schema: dashboardSharesSchema, signal }),
  });
}

/** Gives it to these people and groups, and to no others. */
export function useSaveShares(dashboardId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: DashboardShares) =>
      fetchJson(`${pathOf(dashboardId)}/shares`, { method: "PUT", body, schema: dashboardSharesSchema }),
    onSuccess: (shares) => client.setQueryData(sharesQuery(dashboardId).queryKey, shares),
  });
}

/** Whom one may share with and mention. */
export function shareablesQuery() {
  return queryOptions({
    queryKey: ["shareables"],
    queryFn: ({ signal }) => fetchJson(`${base}/people`, { schema: shareablesSchema, signal }),
  });
}

/** The folders that dashboards are filed in. */
export function foldersQuery() {
  return queryOptions({
    queryKey: ["dashboard-folders"],
    queryFn: ({ signal }) => fetchJson("/api/dashboard-folders", { schema: z.array(folderSchema), signal }),
  });
}

/** Makes, renames, moves or deletes a folder; what was in a deleted one stands where it stood. */
export function useChangeFolder() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: FolderAct) => {
      const path = "/api/dashboard-folders";
      if (act.kind === "create") return fetchJson(path, { method: "POST", body: act.folder, schema: folderSchema });
      const method = act.kind === "delete" ? "DELETE" : "PATCH";
      const body = act.kind === "delete" ? undefined : act.folder;
      return fetchJson(`${path}/${act.folderId}`, { method, body, schema: z.unknown() });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: foldersQuery().queryKey });
      await client.invalidateQueries({ queryKey: dashboardsQuery().queryKey });
    },
  });
}
type FolderAct =
  | { kind: "create"; folder: Omit<Folder, "id"> }
  | { kind: "change"; folderId: string; folder: Omit<Folder, "id"> }
  | { kind: "delete"; folderId: string };

/** Keeps a dashboard at hand, or no longer. */
export function useFavour(dashboardId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (isFavourite: boolean) =>
      fetchJson(`${pathOf(dashboardId)}/favourite`, { method: isFavourite ? "PUT" : "DELETE", schema: z.unknown() }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: dashboardsQuery().queryKey });
      await client.invalidateQueries({ queryKey: ["dashboard", dashboardId], exact: true });
    },
  });
}

/** What people say about a dashboard and its widgets, oldest first. */
export function commentsQuery(dashboardId: string) {
  return queryOptions({
    queryKey: ["dashboard", dashboardId, "comments"],
    queryFn: ({ signal }) => fetchJson(`${pathOf(dashboardId)}/comments`, { schema: z.array(commentSchema), signal }),
  });
}

/** Says something, or changes, resolves or deletes what was said. */
export function useComment(dashboardId: string) {
  const client = useQueryClient();
  const path = `${pathOf(dashboardId)}/comments`;
  return useMutation({
    mutationFn: (act: CommentAct) => {
      if (act.kind === "say") return fetchJson(path, { method: "POST", body: act.comment, schema: z.unknown() });
      const method = act.kind === "delete" ? "DELETE" : "PATCH";
      const body = act.kind === "delete" ? undefined : act.change;
      return fetchJson(`${path}/${act.commentId}`, { method, body, schema: z.unknown() });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: commentsQuery(dashboardId).queryKey }),
  });
}
type CommentAct =
  | { kind: "say"; comment: NewComment }
  | { kind: "change"; commentId: string; change: { text?: string; resolved?: boolean } }
  | { kind: "delete"; commentId: string };

/** Where somebody spoke to the viewer. Reading them marks nothing; `useReadMentions` does. */
export function mentionsQuery() {
  return queryOptions({
    queryKey: ["mentions"],
    queryFn: ({ signal }) => fetchJson("/api/me/mentions", { schema: z.array(mentionSchema), signal }),
  });
}

export function useReadMentions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => fetchJson("/api/me/mentions", { method: "POST", schema: z.unknown() }),
    onSuccess: () => client.invalidateQueries({ queryKey: mentionsQuery().queryKey }),
  });
}

/** Where a dashboard may be framed. */
export function embedsQuery(dashboardId: string) {
  return queryOptions({
    queryKey: ["dashboard", dashboardId, "embeds"],
    queryFn: ({ signal }) => fetchJson(`${pathOf(dashboardId)}/embeds`, { schema: z.array(embedSchema), signal }),
  });
}

/** Allows framing; the secret is in the answer and nowhere else. */
export function useCreateEmbed(dashboardId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewEmbed) =>
      fetchJson(`${pathOf(dashboardId)}/embeds`, { method: "POST", body, schema: createdEmbedSchema }),
    onSuccess: () => client.invalidateQueries({ queryKey: embedsQuery(dashboardId).queryKey }),
  });
}

export function useRevokeEmbed(dashboardId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (embedId: string) =>
      fetchJson(`${pathOf(dashboardId)}/embeds/${embedId}`, { method: "DELETE", schema: z.unknown() }),
    onSuccess: () => client.invalidateQueries({ queryKey: embedsQuery(dashboardId).queryKey }),
  });
}
