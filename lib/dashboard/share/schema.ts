import { z } from "zod";
import { chartSpecSchema } from "@/lib/chart/schema";
import { dashboardConfigSchema, widgetSchema } from "@/lib/dashboard/config/schema";
import { lookSchema } from "@/lib/dashboard/look/schema";
import { dashboardParamsSchema } from "@/lib/dashboard/schema";

/** view: look; edit: change the contents as well. */
export const shareLevelSchema = z.enum(["view", "edit"]);
/** `GET|PUT /api/dashboards/{dashboardId}/shares`: whom a private dashboard was given to. Groups by their name. */
export const dashboardShareSchema = z.object({
  with: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("user"), userId: z.string() }),
    z.object({ kind: z.literal("group"), group: z.string().min(1).max(120) }),
  ]),
  level: shareLevelSchema,
});
export type DashboardShare = z.infer<typeof dashboardShareSchema>;
export const dashboardSharesSchema = z.object({ shares: z.array(dashboardShareSchema).max(200) });
/** `GET /api/dashboards/people`: whom one may share with and mention. */
export const shareablesSchema = z.object({
  users: z.array(z.object({ userId: z.string(), name: z.string(), email: z.string() })),
  groups: z.array(z.string()),
});
export type DashboardShares = z.infer<typeof dashboardSharesSchema>;
export type Shareables = z.infer<typeof shareablesSchema>;

/** A public link as those see it who may edit the dashboard. */
export const dashboardLinkSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Whose rows it shows; null when the account is gone. */
  createdByName: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
  hasPassword: z.boolean(),
  /** Filters whoever opens it cannot change. */
  fixed: lookSchema.shape.filters,
});
export type DashboardLink = z.infer<typeof dashboardLinkSchema>;

/** Body of `POST /api/dashboards/{dashboardId}/links`. `days` null: until it is revoked. */
export const newDashboardLinkSchema = z.object({
  name: z.string().trim().min(1).max(120),
  days: z.int().min(1).max(3_650).nullable().default(30),
  password: z.string().min(8).max(200).nullable().default(null),
  fixed: lookSchema.shape.filters,
});
export type NewDashboardLink = z.infer<typeof newDashboardLinkSchema>;

/** What it gives, once. */
export const createdDashboardLinkSchema = dashboardLinkSchema.extend({ token: z.string() });
export type CreatedDashboardLink = z.infer<typeof createdDashboardLinkSchema>;

export const linkParamsSchema = dashboardParamsSchema.extend({ linkId: z.string().min(1).max(64) });
/** Body of `POST /api/share/{token}/password`. */
export const linkPasswordSchema = z.object({ password: z.string().min(1).max(200) });
export const embedParamsSchema = dashboardParamsSchema.extend({ embedId: z.string().min(1).max(64) });
export const commentParamsSchema = dashboardParamsSchema.extend({ commentId: z.string().min(1).max(64) });
export const folderParamsSchema = z.object({ folderId: z.string().min(1).max(64) });
export const shareParamsSchema = z.object({ token: z.string().min(1).max(2_000) });
export const sharedFilterParamsSchema = shareParamsSchema.extend({ filterId: z.string().min(1).max(64) });
export const sharedWidgetParamsSchema = shareParamsSchema.extend({ widgetId: z.string().min(1).max(64) });

/** Where a dashboard may be framed. The host signs a token (JWT, HS256) with the secret, which is told once. */
export const embedSchema = z.object({
  id: z.string(),
  name: z.string(),
  origins: z.array(z.url({ protocol: /^https?$/ })).max(20),
  fixed: lookSchema.shape.filters,
  /** Whose rows it shows. */
  viewerName: z.string().nullable(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type Embed = z.infer<typeof embedSchema>;
export const newEmbedSchema = z.object({
  name: z.string().trim().min(1).max(120),
  origins: z
    .array(z.url({ protocol: /^https?$/ }))
    .min(1)
    .max(20),
  fixed: lookSchema.shape.filters,
  viewerId: z.string(),
});
export type NewEmbed = z.infer<typeof newEmbedSchema>;
/** What `POST …/embeds` gives, once: the secret that signs. */
export const createdEmbedSchema = embedSchema.extend({ secret: z.string() });
export type CreatedEmbed = z.infer<typeof createdEmbedSchema>;

/** What the host signs: `sub` the id of the embedding, `exp` at most a day away, and filters of this visitor. */
export const embedClaimsSchema = z.object({ sub: z.string(), exp: z.number(), filters: lookSchema.shape.filters });

/** What drawing a widget needs: everything but what it asks. */
export const shownWidgetSchema = z.discriminatedUnion("kind", [
  widgetSchema.options[0].omit({ query: true }).extend({ chart: chartSpecSchema }),
  widgetSchema.options[1].omit({ values: true }),
  widgetSchema.options[2],
  widgetSchema.options[3],
  widgetSchema.options[4],
]);
export type ShownWidget = z.infer<typeof shownWidgetSchema>;
/** What `GET /api/share/{token}` and `GET /api/embed/{token}` give. */
export const sharedDashboardSchema = z.object({
  title: z.string(),
  description: z.string().nullable(),
  revision: z.int(),
  config: dashboardConfigSchema.extend({ widgets: z.array(shownWidgetSchema) }),
  fixedFilterIds: z.array(z.string()),
});
export type SharedDashboard = z.infer<typeof sharedDashboardSchema>;

/** A folder of dashboards: everyone's, one level deep in another. */
export const folderSchema = z.object({
  id: z.string(),
  name: z.string().trim().min(1).max(80),
  parentId: z.string().nullable(),
});

export const newFolderSchema = folderSchema.omit({ id: true });

/** A remark on a dashboard or one of its widgets. `@[name](userId)` in the text mentions somebody. */
export const commentSchema = z.object({
  id: z.string(),
  widgetId: z.string().nullable(),
  parentId: z.string().nullable(),
  authorName: z.string().nullable(),
  isMine: z.boolean(),
  text: z.string(),
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  resolvedAt: z.iso.datetime().nullable(),
});
export type Comment = z.infer<typeof commentSchema>;
export type Folder = z.infer<typeof folderSchema>;
export const newCommentSchema = z.object({
  widgetId: z.string().nullable().default(null),
  parentId: z.string().nullable().default(null),
  text: z.string().trim().min(1).max(4_000),
});
export type NewComment = z.infer<typeof newCommentSchema>;
/** Body of `PATCH …/comments/{commentId}`: other words, or settled or open again. */
export const commentChangeSchema = z.object({ text: newCommentSchema.shape.text, resolved: z.boolean() }).partial();
/** `GET /api/me/mentions`: where somebody spoke to the viewer, newest first. */
export const mentionSchema = z.object({
  commentId: z.string(),
  dashboardId: z.string(),
  dashboardTitle: z.string(),
  widgetId: z.string().nullable(),
  authorName: z.string().nullable(),
  text: z.string(),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
});
export type Mention = z.infer<typeof mentionSchema>;
