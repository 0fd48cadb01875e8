import { Chat } from "@ai-sdk/react";
import { DefaultChatTransport } from "ai";
import { pathOf } from "@/lib/chat/message-tree";
import {
  type AnswerParts,
  answerPartSchemas,
  type ChatMessage,
  type ChatRequest,
  messageMetadataSchema,
} from "@/lib/chat/schema";
import { ApiError, errorOf } from "@/lib/client/fetch-json";
import { KnownMessages } from "@/lib/client/known-messages";

/** What each question carries beside its text and its place. */
export type AskOptions = Pick<ChatRequest, "sourceId" | "engine" | "confirmedQueryId">;

type LiveChatInit = {
  conversationId: string | null;
  /** In all branches. */
  messages: ChatMessage[];
  /** A message of the branch to show; null for the one that was spoken in last. */
  chosenId: string | null;
  /** Called when an answer begins, with the conversation it is kept in. */
  onConversation: (conversation: AnswerParts["conversation"]) => void;
};

/** A conversation that is open in this browser: it goes on streaming while another page is looked at. */
export type LiveChat = {
  /** Stays the same when a new conversation gets its id. */
  readonly key: string;
  /** Holds the branch that is shown. */
  readonly chat: Chat<ChatMessage>;
  readonly known: KnownMessages;
  conversationId: string | null;
};

/** Sends exactly what it is given: the server keeps the conversation, so only what is new travels. */
export const chatTransport = new DefaultChatTransport<ChatMessage>({
  api: "/api/chat",
  fetch: fetchStream,
  prepareSendMessagesRequest: ({ body }) => ({ body: body ?? {} }),
});

/**
 * Opens a conversation over `POST /api/chat`.
 * Fails: the chat's `error` is an ApiError, as everywhere else.
 */
export function makeLiveChat({ conversationId, messages, chosenId, onConversation }: LiveChatInit): LiveChat {
  const known = new KnownMessages(messages);
  const chat = new Chat<ChatMessage>({
    messages: pathOf(messages, chosenId),
    dataPartSchemas: answerPartSchemas,
    messageMetadataSchema,
    transport: {
      sendMessages: ({ body, ...options }) =>
        chatTransport.sendMessages({ ...options, body: { ...body, ...placeOfNext(options.messages, live) } }),
      reconnectToStream: (options) => chatTransport.reconnectToStream(options),
    },
    onData: (part) => {
      if (part.type !== "data-conversation") return;
      const conversation = answerPartSchemas.conversation.parse(part.data);
      live.conversationId = conversation.conversationId;
      nameQuestion(live, conversation);
      onConversation(conversation);
    },
    onFinish: ({ message }) => known.remember(message),
  });
  const live: LiveChat = { key: chat.id, chat, known, conversationId };
  return live;
}

/** The text of the last question. */
export function questionOf(messages: readonly ChatMessage[]): string {
  const last = messages.findLast((message) => message.role === "user");
  return last?.parts.map((part) => (part.type === "text" ? part.text : "")).join("") ?? "";
}

/** Where the answer to the last question of a branch belongs: a question that the server knows is answered once more, another is asked. */
function placeOfNext(path: readonly ChatMessage[], { conversationId }: LiveChat) {
  const question = path.findLast(({ role }) => role === "user");
  if (question?.metadata !== undefined) return { conversationId, answerTo: question.id };
  // One that did not get through has no place; the next goes beside it.
  const before = path.findLast(({ metadata }) => metadata !== undefined);
  return { conversationId, question: questionOf(path), parentId: before?.id ?? conversationId ?? undefined };
}

/** Gives a new question the name and the place that it got on the server. */
function nameQuestion({ chat, known }: LiveChat, { questionId, parentId }: AnswerParts["conversation"]): void {
  const asked = chat.messages.findLast(({ role }) => role === "user");
  if (asked === undefined || asked.metadata !== undefined) return;
  const metadata = { createdAt: new Date().toISOString(), parentId, feedback: null };
  const named = { ...asked, id: questionId, metadata };
  chat.messages = chat.messages.map((message) => (message === asked ? named : message));
  known.remember(named);
}

/** Fetch for the stream: failures before the first part become ApiErrors. */
async function fetchStream(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init).catch((cause: unknown) => {
    if (init?.signal?.aborted) throw cause;
    throw new ApiError("client/offline", 0, null, true, null, { cause });
  });
  if (!response.ok) throw await errorOf(response);
  return response;
}
