import type { ChartSpec } from "@/lib/chart/schema";
import type { QueryPlan } from "@/lib/nl2sql/schema";
import type { ColumnKit } from "./column-kit";

/** The tables of conversations: what was asked and answered, what readers said of it, the charts they chose, reports made from it. */
export function describeChatTables(kit: ColumnKit) {
  const { table, index, uniqueIndex, id, shortText, longText, integer, instant, json } = kit;

  const conversations = table(
    "conversations",
    {
      id: id("id").primaryKey(),
      userId: id("user_id").notNull(),
      sourceId: id("source_id"),
      title: shortText("title", 200).notNull(),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
    },
    (t) => [index("conversations_user").on(t.userId, t.updatedAt)],
  );

  /** One message of a conversation, with its UI message parts. */
  const messages = table(
    "messages",
    {
      id: id("id").primaryKey(),
      conversationId: id("conversation_id").notNull(),
      /**
       * The message that it follows. A question that was edited, and an answer that was made again, stand beside their earlier form under
       * the same parent. The conversation's own id: it is a first message. Null: written before there were branches; it follows the one
       * before it by position.
       */
      parentId: id("parent_id"),
      position: integer("position").notNull(),
      role: shortText("role", 20).notNull(),
      parts: json<unknown[]>("parts").notNull(),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [index("messages_conversation").on(t.conversationId, t.position)],
  );

  /** A stored draft that an answer ran: lets the browser read all rows, pin it, export it. */
  const queries = table(
    "queries",
    {
      id: id("id").primaryKey(),
      userId: id("user_id").notNull(),
      conversationId: id("conversation_id"),
      sourceId: id("source_id").notNull(),
      question: longText("question").notNull(),
      sql: longText("sql").notNull(),
      plan: json<QueryPlan | null>("plan"),
      engine: shortText("engine", 20).notNull(),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [index("queries_user").on(t.userId, t.createdAt), index("queries_conversation").on(t.conversationId)],
  );

  /** What a reader thought of an answer; the last word of each counts. */
  const answerFeedback = table(
    "answer_feedback",
    {
      id: id("id").primaryKey(),
      userId: id("user_id").notNull(),
      conversationId: id("conversation_id").notNull(),
      /** The answer's message. */
      messageId: id("message_id").notNull(),
      sourceId: id("source_id").notNull(),
      question: longText("question").notNull(),
      understood: longText("understood"),
      sql: longText("sql"),
      engine: shortText("engine", 20),
      model: shortText("model", 120),
      promptVersion: shortText("prompt_version", 60),
      /** up, down */
      verdict: shortText("verdict", 10).notNull(),
      /** A code of `feedbackReasons`; null when none was given. */
      reason: shortText("reason", 40),
      comment: longText("comment"),
      /** Whoever has dealt with it on Quality. */
      resolvedBy: id("resolved_by"),
      resolvedAt: instant("resolved_at"),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
    },
    (t) => [
      uniqueIndex("answer_feedback_message").on(t.userId, t.messageId),
      index("answer_feedback_source").on(t.sourceId, t.updatedAt),
    ],
  );

  /** The chart that a person last chose for results of one shape. */
  const chartChoices = table(
    "chart_choices",
    {
      id: id("id").primaryKey(),
      userId: id("user_id").notNull(),
      sourceId: id("source_id").notNull(),
      /** Hash of the columns' names, roles and types. */
      shape: shortText("shape", 64).notNull(),
      spec: json<ChartSpec>("spec").notNull(),
      updatedAt: instant("updated_at").notNull(),
    },
    (t) => [uniqueIndex("chart_choices_shape").on(t.userId, t.sourceId, t.shape)],
  );

  /** Written reports; `document` is `reportDocumentSchema` of `lib/report/schema.ts`. */
  const reports = table(
    "reports",
    {
      id: id("id").primaryKey(),
      ownerId: id("owner_id").notNull(),
      sourceId: id("source_id").notNull(),
      conversationId: id("conversation_id"),
      title: shortText("title", 200).notNull(),
      /** running, ready, failed, stopped */
      status: shortText("status", 20).notNull(),
      error: json<{ code: string; params: Record<string, string | number> } | null>("error"),
      /** Counts saves; a save names the one it started from. */
      revision: integer("revision").notNull(),
      document: json<unknown>("document").notNull(),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
    },
    (t) => [index("reports_owner").on(t.ownerId, t.updatedAt)],
  );

  return { conversations, messages, queries, answerFeedback, chartChoices, reports };
}
