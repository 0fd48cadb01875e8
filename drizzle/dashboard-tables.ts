import type { DashboardConfig, FilterValue } from "@/lib/dashboard/config/schema";
import type { ColumnKit } from "./column-kit";

/** Tables around dashboards: work in progress, whom they are shared with, where they are filed, what is said about them. */
export function describeDashboardTables({
  table,
  index,
  uniqueIndex,
  id,
  shortText,
  longText,
  integer,
  instant,
  json,
}: ColumnKit) {
  /** What a designer has not published yet: one for each dashboard and designer. */
  const dashboardDrafts = table(
    "dashboard_drafts",
    {
      id: id("id").primaryKey(),
      dashboardId: id("dashboard_id").notNull(),
      userId: id("user_id").notNull(),
      /** The revision it was made from. */
      revision: integer("revision").notNull(),
      title: shortText("title", 200).notNull(),
      config: json<DashboardConfig>("config").notNull(),
      savedAt: instant("saved_at").notNull(),
    },
    (t) => [uniqueIndex("dashboard_drafts_user").on(t.dashboardId, t.userId)],
  );

  /** Whom a dashboard was given to: a person or a group. */
  const dashboardShares = table(
    "dashboard_shares",
    {
      id: id("id").primaryKey(),
      dashboardId: id("dashboard_id").notNull(),
      /** user, group */
      kind: shortText("kind", 20).notNull(),
      /** Id of the user, or the name of the group. */
      subject: shortText("subject", 120).notNull(),
      /** view, edit */
      level: shortText("level", 20).notNull(),
      createdBy: id("created_by").notNull(),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [
      uniqueIndex("dashboard_shares_subject").on(t.dashboardId, t.kind, t.subject),
      index("dashboard_shares_of").on(t.kind, t.subject),
    ],
  );

  const dashboardFolders = table(
    "dashboard_folders",
    {
      id: id("id").primaryKey(),
      name: shortText("name", 80).notNull(),
      parentId: id("parent_id"),
      createdBy: id("created_by").notNull(),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [index("dashboard_folders_parent").on(t.parentId)],
  );

  /** What somebody keeps at hand, and when they last looked at it. */
  const dashboardVisits = table(
    "dashboard_visits",
    {
      id: id("id").primaryKey(),
      userId: id("user_id").notNull(),
      dashboardId: id("dashboard_id").notNull(),
      /** Null: no favourite. */
      favouredAt: instant("favoured_at"),
      visitedAt: instant("visited_at"),
    },
    (t) => [uniqueIndex("dashboard_visits_user").on(t.userId, t.dashboardId)],
  );

  const dashboardComments = table(
    "dashboard_comments",
    {
      id: id("id").primaryKey(),
      dashboardId: id("dashboard_id").notNull(),
      /** Null: of the dashboard as a whole. */
      widgetId: shortText("widget_id", 64),
      parentId: id("parent_id"),
      authorId: id("author_id").notNull(),
      text: longText("text").notNull(),
      createdAt: instant("created_at").notNull(),
      editedAt: instant("edited_at"),
      resolvedAt: instant("resolved_at"),
    },
    (t) => [index("dashboard_comments_dashboard").on(t.dashboardId, t.createdAt)],
  );

  const commentMentions = table(
    "comment_mentions",
    {
      id: id("id").primaryKey(),
      commentId: id("comment_id").notNull(),
      userId: id("user_id").notNull(),
      createdAt: instant("created_at").notNull(),
      readAt: instant("read_at"),
    },
    (t) => [
      uniqueIndex("comment_mentions_user").on(t.commentId, t.userId),
      index("comment_mentions_of").on(t.userId, t.createdAt),
    ],
  );

  /** Places in other sites where a dashboard may be framed. The secret signs the tokens of their visitors. */
  const dashboardEmbeds = table(
    "dashboard_embeds",
    {
      id: id("id").primaryKey(),
      dashboardId: id("dashboard_id").notNull(),
      name: shortText("name", 120).notNull(),
      /** Sealed with the installation's secret. */
      secret: longText("secret").notNull(),
      origins: json<string[]>("origins").notNull(),
      fixed: json<Record<string, FilterValue | null>>("fixed").notNull(),
      /** Whose rows it shows. */
      viewerId: id("viewer_id").notNull(),
      createdBy: id("created_by").notNull(),
      createdAt: instant("created_at").notNull(),
      revokedAt: instant("revoked_at"),
      lastUsedAt: instant("last_used_at"),
    },
    (t) => [index("dashboard_embeds_dashboard").on(t.dashboardId)],
  );

  /** Pictures that were put on dashboards. Found by their content, so that a copy costs nothing. */
  const pictures = table(
    "pictures",
    {
      id: id("id").primaryKey(),
      /** image/png, image/jpeg, image/webp */
      mediaType: shortText("media_type", 40).notNull(),
      /** SHA-256 in hex. */
      digest: shortText("digest", 64).notNull(),
      /** Base64. */
      content: longText("content").notNull(),
      byteCount: integer("byte_count").notNull(),
      createdBy: id("created_by").notNull(),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [index("pictures_digest").on(t.digest)],
  );

  return {
    ...{ dashboardDrafts, dashboardShares, dashboardFolders, dashboardVisits },
    ...{ dashboardComments, commentMentions, dashboardEmbeds, pictures },
  };
}
