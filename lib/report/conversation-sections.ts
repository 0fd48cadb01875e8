import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { getConversation } from "@/lib/chat/conversations";
import { pathOf } from "@/lib/chat/message-tree";
import type { ChatMessage } from "@/lib/chat/schema";
import { refuse } from "@/lib/errors";
import { pendingSection } from "@/lib/report/new-document";
import { type ReportSection, sectionCountMax } from "@/lib/report/schema";
import { ok, type Result } from "@/lib/result";

const headingLengthMax = 120;

type Read = {
  readonly title: string;
  readonly sourceId: string;
  readonly sections: ReportSection[];
  /** Answers of other data sources, and those beyond the most that a report holds. */
  readonly leftOut: number;
};

/**
 * The answers of one branch of a conversation as sections (the one through a message, else the one that was spoken in last), in their order; they are taken as they were given, not asked again.
 * Fails: chat/not-found, also for other people's; report/no-answers.
 */
export async function conversationSections(
  viewer: Viewer,
  { conversationId, messageId }: { readonly conversationId: string; readonly messageId: string | null },
): Promise<Result<Read>> {
  const conversation = await getConversation(viewer, conversationId);
  if (!conversation.ok) return conversation;
  const { title } = conversation.value;
  const messages = pathOf(conversation.value.messages, messageId);
  const answers = messages.flatMap((message, index) => {
    const before = messages[index - 1];
    const question = before?.role === "user" ? textOf(before) : "";
    return message.role === "assistant" ? (readAnswer(message, question) ?? []) : [];
  });
  // The last source that was spoken to is the one that the conversation is about.
  const sourceId = answers.at(-1)?.sourceId ?? conversation.value.sourceId;
  if (answers.length === 0 || sourceId === null) return refuse("report/no-answers");
  const sections = answers.filter((answer) => answer.sourceId === sourceId).map(({ section }) => section);
  const kept = sections.slice(0, sectionCountMax);
  return ok({ title, sourceId, sections: kept, leftOut: answers.length - kept.length });
}

function readAnswer(message: ChatMessage, question: string): { sourceId: string; section: ReportSection } | null {
  const { parts } = message;
  const rows = parts.find((part) => part.type === "data-rows")?.data;
  const sql = parts.find((part) => part.type === "data-sql")?.data;
  if (rows === undefined || sql === undefined) return null;
  const asked = parts.find((part) => part.type === "data-question")?.data;
  const section = pendingSection({
    heading: headingFrom(question, asked?.understood ?? null),
    ...{ question, understood: asked?.understood ?? null, sql: sql.sql, plan: sql.plan },
    chart: parts.find((part) => part.type === "data-chart")?.data ?? null,
    ...{ result: rows.result, totalRowCount: rows.totalRowCount, text: textOf(message) },
    receipt: parts.find((part) => part.type === "data-receipt")?.data ?? null,
    status: "ready",
  });
  return { sourceId: sql.sourceId, section };
}

const textOf = ({ parts }: ChatMessage): string => parts.find((part) => part.type === "text")?.text ?? "";

/** A question that stands alone is its own heading; "and by month?" is headed by what it was understood as. */
function headingFrom(question: string, understood: string | null): string {
  const words = question.trim().split(/\s+/u).length;
  const isFragment = words < 3 && understood !== null && !/\p{Script=Han}/u.test(question);
  const heading = (isFragment ? understood : question)
    .replaceAll(/\s+/gu, " ")
    .trim()
    .replace(/[?？.。]+$/u, "");
  const characters = [...heading];
  const cut =
    characters.length <= headingLengthMax ? heading : `${characters.slice(0, headingLengthMax - 1).join("")}…`;
  return cut.charAt(0).toUpperCase() + cut.slice(1);
}
