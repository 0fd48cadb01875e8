import { Chat } from "@ai-sdk/react";
import { DefaultChatTransport } from "ai";
import {
  type AnswerParts,
  answerPartSchemas,
  type ChatMessage,
  type ChatRequest,
  messageMetadataSchema,
} from "@/lib/chat/schema";
import { ApiError, errorOf } from "@/lib/client/fetch-json";

/** What each question carries beside its text. */
export type AskOptions = Pick<ChatRequest, "sourceId" | "engine">;

type LiveChatInit = {
  conversationId: string | null;
  messages: ChatMessage[];
  /** Called when an answer begins, with the conversation it is kept in. */
  onConversation: (conversation: AnswerParts["conversation"]) => void;
};

/** A conversation that is open in this browser: it goes on streaming while another page is looked at. */
export type LiveChat = {
  /** Stays the same when a new conversation gets its id. */
  readonly key: string;
  readonly chat: Chat<ChatMessage>;
  conversationId: string | null;
};

/**
 * Opens a conversation over `POST /api/chat`. Only the new question travels; the server keeps the rest.
 * Fails: the chat's `error` is an ApiError, as everywhere else.
 */
export function makeLiveChat({ conversationId, messages, onConversation }: LiveChatInit): LiveChat {
  const chat = new Chat<ChatMessage>({
    messages,
    dataPartSchemas: answerPartSchemas,
    messageMetadataSchema,
    transport: new DefaultChatTransport<ChatMessage>({
      api: "/api/chat",
      fetch: fetchStream,
      prepareSendMessagesRequest: ({ messages: all, body }) => ({
        body: { ...body, conversationId: live.conversationId, question: questionOf(all) },
      }),
    }),
    onData: (part) => {
      if (part.type !== "data-conversation") return;
      const conversation = answerPartSchemas.conversation.parse(part.data);
      live.conversationId = conversation.conversationId;
      onConversation(conversation);
    },
  });
  const live: LiveChat = { key: chat.id, chat, conversationId };
  return live;
}

/** The text of the last question. */
export function questionOf(messages: readonly ChatMessage[]): string {
  const last = messages.findLast((message) => message.role === "user");
  return last?.parts.map((part) => (part.type === "text" ? part.text : "")).join("") ?? "";
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
