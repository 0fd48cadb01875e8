import "server-only";
import { createUIMessageStream, type UIMessageStreamWriter } from "ai";
import type { Viewer } from "@/lib/auth/viewer";
import { appendMessage, createConversation, findConversation, listMessages } from "@/lib/chat/conversations";
import { getQuery, saveQuery } from "@/lib/chat/queries";
import type { ChatPart } from "@/lib/chat/read-parts";
import { readTurns } from "@/lib/chat/read-turns";
import type { ChatMessage, ChatRequest, ConversationSummary } from "@/lib/chat/schema";
import { refuse } from "@/lib/errors";
import { errorMessage } from "@/lib/i18n/error-message";
import { newId } from "@/lib/id";
import type { AnswerPart, KeptQuery, Turn } from "@/lib/pipeline/answer-part";
import { answerQuestion, turnCountMax } from "@/lib/pipeline/answer-question";
import { checkQuestion } from "@/lib/pipeline/check-question";
import { ok, type Result } from "@/lib/result";
import { sourceSummary } from "@/lib/source/sources";
import { logger } from "@/lib/telemetry/logger";
import { requestContext } from "@/lib/telemetry/request-context";

const titleLengthMax = 80;

type Opened = { readonly conversation: ConversationSummary; readonly created: boolean; readonly turns: Turn[] };
type Writer = UIMessageStreamWriter<ChatMessage>;

/**
 * Answers a question inside a conversation, as a UI message stream. The question is kept before anything is tried; the answer is kept
 * at its end, whatever the end was: done, refused, stopped by the reader, or broken.
 * Fails: question/empty, question/too-long, source/not-found, chat/not-found (also for other people's). Everything later is a part of the stream.
 */
export async function streamAnswer(
  viewer: Viewer,
  request: ChatRequest,
  { signal }: { readonly signal: AbortSignal },
): Promise<Result<ReadableStream>> {
  const question = checkQuestion(request.question);
  if (!question.ok) return question;
  const source = await sourceSummary(viewer, request.sourceId);
  if (!source.ok) return source;
  const confirmed = await confirmedQuery(viewer, request);
  if (!confirmed.ok) return confirmed;
  const opened = await openConversation(viewer, request, question.value);
  if (!opened.ok) return opened;
  const asked = { ...request, question: question.value };
  await appendMessage(opened.value.conversation.id, {
    role: "user",
    parts: [{ type: "text", text: asked.question }],
  });
  const stream = createUIMessageStream<ChatMessage>({
    execute: ({ writer }) => writeAnswer(viewer, { ...asked, ...confirmed.value }, opened.value, { writer, signal }),
    onError(cause) {
      logger("chat").error({ err: cause }, "an answer could not be kept");
      return brokenMessage(viewer);
    },
  });
  return ok(stream);
}

/** The kept query that the reader confirmed. Fails: query/not-found, also for one of another source. */
async function confirmedQuery(
  viewer: Viewer,
  { confirmedQueryId, sourceId }: ChatRequest,
): Promise<Result<{ confirmed?: KeptQuery }>> {
  if (confirmedQueryId === undefined) return ok({});
  const query = await getQuery(viewer, confirmedQueryId);
  if (!query.ok) return query;
  return query.value.sourceId === sourceId ? ok({ confirmed: query.value }) : refuse("query/not-found");
}

async function openConversation(viewer: Viewer, request: ChatRequest, question: string): Promise<Result<Opened>> {
  if (request.conversationId === null) {
    const title = titleFrom(question);
    const conversation = await createConversation(viewer, { title, sourceId: request.sourceId });
    return ok({ conversation, created: true, turns: [] });
  }
  const found = await findConversation(viewer, request.conversationId);
  if (!found.ok) return refuse("chat/not-found");
  const messages = await listMessages(request.conversationId, turnCountMax * 2);
  return ok({ conversation: found.value, created: false, turns: readTurns(messages) });
}

async function writeAnswer(
  viewer: Viewer,
  request: ChatRequest & { readonly confirmed?: KeptQuery },
  { conversation, created, turns }: Opened,
  { writer, signal }: { readonly writer: Writer; readonly signal: AbortSignal },
): Promise<void> {
  const messageId = newId();
  const kept = new Map<string, ChatPart>();
  const emit = (part: AnswerPart) => writePart(writer, kept, part);
  writer.write({ type: "start", messageId, messageMetadata: { createdAt: new Date().toISOString() } });
  const { id: conversationId, title } = conversation;
  writer.write({ type: "data-conversation", data: { conversationId, title, created } });
  try {
    await answerQuestion(
      viewer,
      { ...request, conversationId },
      { signal, turns, emit, keepQuery: (query) => saveQuery(viewer, { ...query, conversationId }) },
    );
  } catch (cause) {
    // The stream has begun, so the route wrapper can no longer turn a bug into a response: it is named here.
    logger("chat").error({ err: cause, conversationId }, "an answer broke");
    await emit(brokenAnswer(viewer));
  } finally {
    await appendMessage(conversationId, { id: messageId, role: "assistant", parts: [...kept.values()] });
    writer.write({ type: "finish" });
  }
}

/** Sends a part and keeps it. Steps are only news: they are not kept. A part of the same kind replaces the earlier one. */
function writePart(writer: Writer, kept: Map<string, ChatPart>, part: AnswerPart): void {
  if (part.kind === "text") {
    writer.write({ type: "text-start", id: "text" });
    writer.write({ type: "text-delta", id: "text", delta: part.text });
    writer.write({ type: "text-end", id: "text" });
    kept.set("text", { type: "text", text: part.text });
    return;
  }
  const id = part.kind === "step" ? `step-${part.data.step}` : part.kind;
  // Kind and data belong together in AnswerPart; the compiler loses that in the template of the type.
  const data = { type: `data-${part.kind}`, id, data: part.data } as ChatPart & Parameters<Writer["write"]>[0];
  writer.write(data);
  if (part.kind !== "step") kept.set(part.kind, data);
}

function brokenAnswer(viewer: Viewer): AnswerPart {
  const data = { code: "request/internal", message: brokenMessage(viewer), retryable: true, unused: [], nearest: [] };
  return { kind: "refusal", data };
}

function brokenMessage(viewer: Viewer): string {
  const params = { requestId: requestContext()?.requestId ?? "" };
  return errorMessage({ code: "request/internal", params }, viewer.locale);
}

/** The first line of the question, cut at a word. */
function titleFrom(question: string): string {
  const line = question.split("\n", 1)[0]?.trim() ?? "";
  const characters = [...line];
  if (characters.length <= titleLengthMax) return line;
  const start = characters.slice(0, titleLengthMax).join("");
  const lastSpace = start.lastIndexOf(" ");
  return `${lastSpace > titleLengthMax / 2 ? start.slice(0, lastSpace) : start}…`;
}
