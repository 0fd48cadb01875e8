import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { createConversation, findConversation } from "@/lib/chat/conversations";
import { type Place, placesTo } from "@/lib/chat/message-tree";
import { listPlaces, readMessages } from "@/lib/chat/messages";
import { readTurns } from "@/lib/chat/read-turns";
import type { ChatRequest, ConversationSummary } from "@/lib/chat/schema";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import type { Turn } from "@/lib/pipeline/answer-part";
import { turnCountRead } from "@/lib/pipeline/answer-question";
import { checkQuestion } from "@/lib/pipeline/check-question";
import { ok, type Result } from "@/lib/result";

const titleLengthMax = 80;

/** Where a question stands, and what it may refer to. */
export type OpenedTurn = {
  readonly conversation: ConversationSummary;
  readonly created: boolean;
  readonly question: Place & { readonly text: string };
  /** The question is new and has to be kept; otherwise it is answered once more. */
  readonly isNew: boolean;
  /** The turns of its own branch, oldest first. */
  readonly turns: readonly Turn[];
};

/**
 * Finds the conversation and the branch of a question; starts a conversation where there is none.
 * Fails: question/empty, question/too-long; chat/not-found for a conversation or message that is not there or somebody else's.
 */
export async function openTurn(viewer: Viewer, request: ChatRequest): Promise<Result<OpenedTurn>> {
  const { conversationId, answerTo } = request;
  if (answerTo !== undefined) {
    return conversationId === null ? refuse("chat/not-found") : await openAgain(viewer, conversationId, answerTo);
  }
  const text = checkQuestion(request.question);
  if (!text.ok) return text;
  if (conversationId !== null) return await openNext(viewer, conversationId, { ...request, question: text.value });
  if (request.parentId !== undefined) return refuse("chat/not-found");
  const { sourceId } = request;
  const conversation = await createConversation(viewer, { title: titleFrom(text.value), sourceId });
  const question = { ...newQuestion(conversation.id), text: text.value };
  return ok({ conversation, created: true, question, isNew: true, turns: [] });
}

/** A new question: after the message that it names, else after the newest. */
async function openNext(
  viewer: Viewer,
  conversationId: string,
  { parentId, question }: ChatRequest,
): Promise<Result<OpenedTurn>> {
  const found = await findConversation(viewer, conversationId);
  if (!found.ok) return found;
  const places = await listPlaces(conversationId);
  const parent = parentId ?? places.at(-1)?.id ?? conversationId;
  if (parent !== conversationId && !places.some(({ id }) => id === parent)) return refuse("chat/not-found");
  const turns = await turnsUpTo(places, parent);
  const asked = { ...newQuestion(parent), text: question };
  return ok({ conversation: found.value, created: false, question: asked, isNew: true, turns });
}

/** A question that was asked before and is to be answered once more. */
async function openAgain(viewer: Viewer, conversationId: string, questionId: string): Promise<Result<OpenedTurn>> {
  const found = await findConversation(viewer, conversationId);
  if (!found.ok) return found;
  const places = await listPlaces(conversationId);
  const place = places.find(({ id, role }) => id === questionId && role === "user");
  if (place === undefined) return refuse("chat/not-found");
  const [message] = await readMessages([place]);
  const text = checkQuestion(message?.parts.find((part) => part.type === "text")?.text ?? "");
  if (!text.ok) return text;
  const turns = await turnsUpTo(places, place.parentId);
  const question = { ...place, text: text.value };
  return ok({ conversation: found.value, created: false, question, isNew: false, turns });
}

async function turnsUpTo(places: readonly Place[], messageId: string): Promise<Turn[]> {
  return readTurns(await readMessages(placesTo(places, messageId).slice(-2 * turnCountRead)));
}

function newQuestion(parentId: string): Place {
  return { id: newId(), parentId, role: "user" };
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
