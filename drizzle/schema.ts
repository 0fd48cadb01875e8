import type { ChartSpec } from "@/lib/chart/schema";
import type { DashboardConfig, FilterValue } from "@/lib/dashboard/config/schema";
import type { QueryPlan } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { ModelContext, SourceLimits, SourceStructure } from "@/lib/source/schema";
import { describeChatTables } from "./chat-tables";
import type { ColumnKit } from "./column-kit";
import { describeDashboardTables } from "./dashboard-tables";
import { describeModelTables } from "./model-tables";
import { describeQualityTables } from "./quality-tables";
import { describeSemanticTables } from "./semantic-tables";

/** Describes every table of the application store once; `schema.mysql.ts` and `schema.sqlite.ts` build it for their dialect. */
export function describeTables(kit: ColumnKit) {
  const { table, index, uniqueIndex, id, shortText, longText, integer, boolean, instant, json } = kit;

  /** People who may sign in. `passwordHash` is null for those who come by single sign-on alone. */
  const users = table(
    "users",
    {
      id: id("id").primaryKey(),
      email: shortText("email").notNull(),
      name: shortText("name").notNull(),
      role: shortText("role", 20).notNull(),
      passwordHash: shortText("password_hash", 255),
      groups: json<string[]>("groups").notNull(),
      attributes: json<Record<string, string>>("attributes").notNull(),
      locale: shortText("locale", 10),
      disabled: boolean("disabled").notNull(),
      /** Raised on password change, role change and sign-out everywhere: sessions that carry an older number are refused. */
      sessionEpoch: integer("session_epoch").notNull(),
      createdAt: instant("created_at").notNull(),
      lastSeenAt: instant("last_seen_at"),
    },
    (t) => [uniqueIndex("users_email").on(t.email)],
  );

  /** API tokens; only the SHA-256 of the secret is kept. */
  const apiTokens = table(
    "api_tokens",
    {
      id: id("id").primaryKey(),
      userId: id("user_id").notNull(),
      name: shortText("name").notNull(),
      secretHash: shortText("secret_hash", 64).notNull(),
      createdAt: instant("created_at").notNull(),
      expiresAt: instant("expires_at"),
      lastUsedAt: instant("last_used_at"),
      revokedAt: instant("revoked_at"),
    },
    (t) => [uniqueIndex("api_tokens_secret_hash").on(t.secretHash), index("api_tokens_user").on(t.userId)],
  );

  /** Sessions that were ended by signing out before their time. A row is of no use once the session would be over by itself. */
  const endedSessions = table(
    "ended_sessions",
    { id: id("id").primaryKey(), userId: id("user_id").notNull(), expiresAt: instant("expires_at").notNull() },
    (t) => [index("ended_sessions_expires").on(t.expiresAt)],
  );

  /** Append-only record of who did what. */
  const auditEvents = table(
    "audit_events",
    {
      id: id("id").primaryKey(),
      at: instant("at").notNull(),
      userId: id("user_id"),
      action: shortText("action", 60).notNull(),
      subject: shortText("subject", 255),
      requestId: shortText("request_id", 64),
      /** The data source that it concerns, for finding. */
      sourceId: id("source_id"),
      /** What a search looks into: question, SQL, names. Null where the details are enough. */
      text: longText("text"),
      details: json<Record<string, unknown>>("details").notNull(),
    },
    (t) => [
      index("audit_events_at").on(t.at),
      index("audit_events_user").on(t.userId, t.at),
      index("audit_events_source").on(t.sourceId, t.at),
      index("audit_events_action").on(t.action, t.at),
    ],
  );

  /** Small named values that belong to the installation (setup token hash, chosen defaults). */
  const settings = table("settings", {
    name: shortText("name", 100).primaryKey(),
    value: json<unknown>("value").notNull(),
    updatedAt: instant("updated_at").notNull(),
  });

  /** Databases that can be asked. The connection is sealed with AES-256-GCM. */
  const sources = table(
    "sources",
    {
      id: id("id").primaryKey(),
      name: shortText("name").notNull(),
      kind: shortText("kind", 20).notNull(),
      sealedConnection: longText("sealed_connection").notNull(),
      /** idle, running, ready, failed */
      analysisStatus: shortText("analysis_status", 20).notNull(),
      analysisError: json<{ code: string; params: Record<string, string | number> } | null>("analysis_error"),
      structure: json<SourceStructure>("structure"),
      /** Copied from the structure, which is too large to read for a list. */
      tableCount: integer("table_count"),
      serverVersion: shortText("server_version"),
      /** Whether the account of the connection could write: shown as a warning. Null when not known. */
      canWrite: boolean("can_write"),
      /** What a query on it may cost; null: the defaults of `sourceLimitsSchema`. */
      limits: json<SourceLimits | null>("limits"),
      /** What models are told of it and what they are not sent; null: the defaults of `modelContextSchema`. */
      modelContext: json<ModelContext | null>("model_context"),
      createdBy: id("created_by"),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
    },
    (t) => [uniqueIndex("sources_name").on(t.name)],
  );

  /** The semantic model of a source: one row a saved revision; the highest is in force. */
  const semanticModels = table(
    "semantic_models",
    {
      id: id("id").primaryKey(),
      sourceId: id("source_id").notNull(),
      revision: integer("revision").notNull(),
      model: json<SemanticModel>("model").notNull(),
      /** edit, accept, analysis, import, return; null for those from before it was kept. */
      origin: shortText("origin", 20),
      /** What was done, in few words: "renamed 3 columns". */
      note: shortText("note", 255),
      createdBy: id("created_by"),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [uniqueIndex("semantic_models_revision").on(t.sourceId, t.revision)],
  );

  /** Which rows and which values of a table people may see: see `lib/access/schema.ts`. */
  const accessRules = table(
    "access_rules",
    {
      id: id("id").primaryKey(),
      sourceId: id("source_id").notNull(),
      /** Id of the entity in the semantic model. */
      entity: shortText("entity", 255).notNull(),
      /** row, hide, mask */
      kind: shortText("kind", 10).notNull(),
      /** Null for row rules. */
      column: shortText("column_name", 255),
      /** The condition of a row rule, with `{{user.…}}`. */
      condition: longText("condition_sql"),
      /** hash, first-letters, year */
      mask: shortText("mask", 20),
      /** Whom it concerns: people of these roles or groups; everybody when both are empty. */
      roles: json<string[]>("roles").notNull(),
      groups: json<string[]>("groups").notNull(),
      createdBy: id("created_by").notNull(),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
    },
    (t) => [index("access_rules_source").on(t.sourceId)],
  );

  const dashboards = table(
    "dashboards",
    {
      id: id("id").primaryKey(),
      title: shortText("title", 200).notNull(),
      description: longText("description"),
      ownerId: id("owner_id").notNull(),
      /** private: the owner alone; everyone: all signed-in people may look, designers may edit. */
      visibility: shortText("visibility", 20).notNull(),
      /** Counts saves; a save names the one it started from, an older one is a conflict. */
      revision: integer("revision").notNull(),
      config: json<DashboardConfig>("config").notNull(),
      folderId: id("folder_id"),
      updatedBy: id("updated_by").notNull(),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
    },
    (t) => [index("dashboards_owner").on(t.ownerId, t.updatedAt)],
  );

  /** Every save of a dashboard, so that nothing is lost when two people edit. */
  const dashboardRevisions = table(
    "dashboard_revisions",
    {
      id: id("id").primaryKey(),
      dashboardId: id("dashboard_id").notNull(),
      revision: integer("revision").notNull(),
      title: shortText("title", 200).notNull(),
      config: json<DashboardConfig>("config").notNull(),
      savedBy: id("saved_by").notNull(),
      savedAt: instant("saved_at").notNull(),
    },
    (t) => [uniqueIndex("dashboard_revisions_revision").on(t.dashboardId, t.revision)],
  );

  /** Public links to a dashboard; only the SHA-256 of the token is kept. */
  const dashboardLinks = table(
    "dashboard_links",
    {
      id: id("id").primaryKey(),
      dashboardId: id("dashboard_id").notNull(),
      name: shortText("name", 120).notNull(),
      tokenHash: shortText("token_hash", 64).notNull(),
      createdBy: id("created_by").notNull(),
      createdAt: instant("created_at").notNull(),
      expiresAt: instant("expires_at"),
      revokedAt: instant("revoked_at"),
      lastUsedAt: instant("last_used_at"),
      /** Argon2; null: the link alone opens it. */
      passwordHash: shortText("password_hash", 255),
      /** Filters whoever opens it cannot change. */
      fixed: json<Record<string, FilterValue | null> | null>("fixed"),
    },
    (t) => [
      uniqueIndex("dashboard_links_token_hash").on(t.tokenHash),
      index("dashboard_links_dashboard").on(t.dashboardId),
    ],
  );

  /** Questions whose answer a person has checked: the engine takes them first, with other values put in. */
  const verifiedQuestions = table(
    "verified_questions",
    {
      id: id("id").primaryKey(),
      sourceId: id("source_id").notNull(),
      question: longText("question").notNull(),
      language: shortText("language", 10).notNull(),
      /** Null where the answer came from SQL that has no plan. */
      plan: json<QueryPlan | null>("plan"),
      sql: longText("sql").notNull(),
      chart: json<ChartSpec | null>("chart"),
      createdBy: id("created_by").notNull(),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
    },
    (t) => [index("verified_questions_source").on(t.sourceId, t.updatedAt)],
  );

  return {
    users,
    apiTokens,
    endedSessions,
    auditEvents,
    settings,
    sources,
    semanticModels,
    accessRules,
    dashboards,
    dashboardRevisions,
    dashboardLinks,
    verifiedQuestions,
    ...describeChatTables(kit),
    ...describeModelTables(kit),
    ...describeQualityTables(kit),
    ...describeSemanticTables(kit),
    ...describeDashboardTables(kit),
  };
}

/** All tables, typed on the MySQL side. */
export type Tables = ReturnType<typeof describeTables>;
