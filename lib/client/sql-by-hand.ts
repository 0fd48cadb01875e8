import { readUIMessageStream } from "ai";
import type { AnswerParts, ChatMessage } from "@/lib/chat/schema";
import { chatTransport } from "@/lib/client/chat";

export type SqlByHand = {
  conversationId: string;
  /** The question that the SQL answers. */
  questionId: string;
  sourceId: string;
  sql: string;
  /** The query that was held back because of its cost, once the reader wants it all the same. */
  confirmedQueryId?: string | undefined;
};

export type SqlOutcome =
  | { readonly kind: "answered"; readonly message: ChatMessage }
  | { readonly kind: "refused"; readonly refusal: AnswerParts["refusal"] };

/**
 * Runs SQL as another answer to a question. What is refused is kept nowhere; an answer is in the conversation when it is given.
 * Fails: with an ApiError, as everywhere else; with the abort's own error when it was stopped.
 */
export async function runSqlByHand(
  { questionId, ...body }: SqlByHand,
  signal: AbortSignal,
): Promise<SqlOutcome | null> {
  const stream = await chatTransport.sendMessages({
    ...{ chatId: questionId, messages: [], trigger: "submit-message", messageId: undefined, abortSignal: signal },
    body: { ...body, answerTo: questionId },
  });
  let message: ChatMessage | undefined;
  for await (const state of readUIMessageStream<ChatMessage>({ stream })) message = state;
  if (message === undefined || signal.aborted) return null;
  const refusal = message.parts.find((part) => part.type === "data-refusal")?.data;
  return refusal ? { kind: "refused", refusal } : { kind: "answered", message };
}
