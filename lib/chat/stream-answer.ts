import "server-only";
import { createUIMessageStream, type UIMessageStreamWriter } from "ai";
import type { Viewer } from "@/lib/auth/viewer";
import { chartChoice } from "@/lib/chat/chart-choices";
import { KeptParts } from "@/lib/chat/kept-parts";
import type { Place } from "@/lib/chat/message-tree";
import { appendMessages, completeMessage } from "@/lib/chat/messages";
import { type OpenedTurn, openTurn } from "@/lib/chat/open-turn";
import { forgetQueries, getQuery, saveQuery } from "@/lib/chat/queries";
import type { ChatMessage, ChatRequest } from "@/lib/chat/schema";
import { startAskedReport } from "@/lib/chat/start-asked-report";
import { refuse } from "@/lib/errors";
import type { ResultColumn } from "@/lib/execute/schema";
import { errorMessage } from "@/lib/i18n/error-message";
import { newId } from "@/lib/id";
import type { AnswerPart, KeptQuery } from "@/lib/pipeline/answer-part";
import { answerQuestion } from "@/lib/pipeline/answer-question";
import { ok, type Result } from "@/lib/result";
import { sourceSummary } from "@/lib/source/sources";
import { logger } from "@/lib/telemetry/logger";
import { requestContext } from "@/lib/telemetry/request-context";
import { span } from "@/lib/telemetry/trace";

type Asked = ChatRequest & { readonly confirmed?: KeptQuery };
type Turn = OpenedTurn & { readonly answer: Place };

/**
 * Answers a question inside a conversation, as a UI message stream. The question, and the place of its answer, are kept before anything is
 * tried; the answer is filled in at its end, whatever the end was: done, refused, stopped by the reader, or broken. SQL written by hand is
 * different: only an answer with rows is kept.
 * Fails: question/empty, question/too-long, source/not-found, query/not-found, chat/not-found (also for other people's). Everything later
 * is a part of the stream.
 */
export async function streamAnswer(
  viewer: Viewer,
  request: ChatRequest,
  { signal }: { readonly signal: AbortSignal },
): Promise<Result<ReadableStream>> {
  const source = await sourceSummary(viewer, request.sourceId);
  if (!source.ok) return source;
  const confirmed = await confirmedQuery(viewer, request);
  if (!confirmed.ok) return confirmed;
  const opened = await span("chat", {}, () => openTurn(viewer, request));
  if (!opened.ok) return opened;
  const { question, isNew, conversation } = opened.value;
  const answer: Place = { id: newId(), parentId: question.id, role: "assistant" };
  if (request.sql === undefined) {
    const asked = { ...placeIn(question), parts: [{ type: "text", text: question.text }] };
    await appendMessages(conversation.id, [...(isNew ? [asked] : []), { ...answer, parts: [] }]);
  }
  const asked = { ...request, ...confirmed.value, question: question.text };
  const stream = createUIMessageStream<ChatMessage>({
    execute: ({ writer }) => writeAnswer(viewer, asked, { ...opened.value, answer }, { writer, signal }),
    onError(cause) {
      logger("chat").error({ err: cause }, "an answer could not be kept");
      return brokenMessage(viewer);
    },
  });
  return ok(stream);
}

/** The kept query that the reader confirmed. Fails: query/not-found, also for one of another source or with other SQL. */
async function confirmedQuery(
  viewer: Viewer,
  { confirmedQueryId, sourceId, sql }: ChatRequest,
): Promise<Result<{ confirmed?: KeptQuery }>> {
  if (confirmedQueryId === undefined) return ok({});
  const query = await getQuery(viewer, confirmedQueryId);
  if (!query.ok) return query;
  const isSame = query.value.sourceId === sourceId && (sql === undefined || sql === query.value.sql);
  return isSame ? ok({ confirmed: query.value }) : refuse("query/not-found");
}

async function writeAnswer(
  viewer: Viewer,
  request: Asked,
  { conversation, created, question, answer, turns }: Turn,
  { writer, signal }: { readonly writer: UIMessageStreamWriter<ChatMessage>; readonly signal: AbortSignal },
): Promise<void> {
  const parts = new KeptParts(writer);
  const { id: conversationId, title } = conversation;
  const { id: messageId, parentId: questionId } = answer;
  const createdAt = new Date().toISOString();
  writer.write({
    type: "start",
    messageId,
    messageMetadata: { createdAt, parentId: questionId, feedback: null },
  });
  const { parentId } = question;
  writer.write({ type: "data-conversation", data: { conversationId, title, created, questionId, parentId } });
  const emit = (part: AnswerPart) => parts.write(part);
  const keepQuery = (query: KeptQuery) => saveQuery(viewer, { ...query, conversationId });
  const rememberedChart = (columns: readonly ResultColumn[]) => chartChoice(viewer, request.sourceId, columns);
  try {
    const asked = { ...request, conversationId };
    const isRead = request.sql === undefined && request.confirmed === undefined;
    if (isRead && (await startAskedReport(viewer, { ...asked, parentId }, emit))) return;
    await answerQuestion(viewer, asked, { signal, turns, emit, keepQuery, rememberedChart });
  } catch (cause) {
    // The stream has begun, so the route wrapper can no longer turn a bug into a response: it is named here.
    logger("chat").error({ err: cause, conversationId }, "an answer broke");
    emit(brokenAnswer(viewer));
  } finally {
    await keepAnswer(conversationId, answer, parts, request.sql !== undefined);
    writer.write({ type: "finish" });
  }
}

async function keepAnswer(conversationId: string, answer: Place, parts: KeptParts, byHand: boolean): Promise<void> {
  if (byHand && (parts.has("refusal") || !parts.has("rows"))) return;
  const isKept = byHand
    ? await appendMessages(conversationId, [{ ...answer, parts: parts.list }])
    : await completeMessage(answer.id, parts.list);
  // Deleted while the answer was being made: what it left behind goes too.
  if (!isKept) await forgetQueries(conversationId);
}

function placeIn({ id, parentId, role }: Place): Place {
  return { id, parentId, role };
}

function brokenAnswer(viewer: Viewer): AnswerPart {
  const data = { code: "request/internal", message: brokenMessage(viewer), retryable: true, unused: [], nearest: [] };
  return { kind: "refusal", data };
}

function brokenMessage(viewer: Viewer): string {
  const params = { requestId: requestContext()?.requestId ?? "" };
  return errorMessage({ code: "request/internal", params }, viewer.locale);
}
