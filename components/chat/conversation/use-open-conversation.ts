"use client";

import { useChat } from "@ai-sdk/react";
import type { RefObject } from "react";
import { showBranchInAddress } from "@/components/chat/branch-address";
import type { OpenConversation } from "@/components/chat/conversation/conversation-context";
import type { AskState } from "@/components/chat/conversation/use-ask-state";
import { useBranches } from "@/components/chat/conversation/use-branches";
import type { LiveChat } from "@/lib/client/chat";
import type { SourceSummary } from "@/lib/source/schema";

type OpenConversationInit = {
  live: LiveChat;
  state: AskState;
  sources: readonly SourceSummary[];
  modelAvailable: boolean;
  inputRef: RefObject<HTMLTextAreaElement | null>;
};

/** The live chat of a conversation with everything that can be done in it. */
export function useOpenConversation({ live, state, sources, modelAvailable, inputRef }: OpenConversationInit) {
  const { messages, status, error, sendMessage, regenerate, stop } = useChat({
    chat: live.chat,
    experimental_throttle: 40,
  });
  const branches = useBranches(live, messages);
  const busy = status === "submitted" || status === "streaming";
  const options = state.sourceId === null ? null : { sourceId: state.sourceId, engine: state.engine };

  function ask(question: string) {
    if (busy || options === null || question.trim() === "") return;
    focusWithoutKeyboard(inputRef.current);
    // What is asked now is spoken in last, which is what the plain address shows.
    showBranchInAddress(null);
    void sendMessage({ text: question.trim() }, { body: options });
  }

  /** The path is cut before it by the chat, the server finds the question by its id; the old branch stays known. */
  function makeAgain(answerId: string | null, body: object) {
    if (busy || options === null) return;
    const sourceId = sourceOf(messages, answerId) ?? options.sourceId;
    showBranchInAddress(null);
    void regenerate({ ...(answerId === null ? {} : { messageId: answerId }), body: { ...options, sourceId, ...body } });
  }

  const conversation: OpenConversation = {
    ...branches,
    conversationId: live.conversationId,
    busy,
    modelAvailable,
    dialectOf: (sourceId) => sources.find(({ id }) => id === (sourceId ?? state.sourceId))?.kind ?? null,
    ask,
    edit: (questionId, question) => {
      if (busy) return;
      const index = messages.findIndex(({ id }) => id === questionId);
      live.chat.messages = messages.slice(0, Math.max(0, index));
      ask(question);
    },
    again: (answerId, engine) => makeAgain(answerId, engine === undefined ? {} : { engine }),
    confirm: (answerId, confirmedQueryId) => makeAgain(answerId, { confirmedQueryId }),
    putInField: (question) => {
      state.setDraft(question);
      inputRef.current?.focus();
    },
  };
  return { conversation, messages, error: error ?? null, stop };
}

/** The source that an answer was read from: it is asked again, whatever is chosen for the next question. */
function sourceOf(messages: LiveChat["chat"]["messages"], answerId: string | null): string | null {
  const answer = messages.find(({ id }) => id === answerId);
  return answer?.parts.find((part) => part.type === "data-sql")?.data.sourceId ?? null;
}

/** A finger on glass would get the keyboard in front of the answer. */
function focusWithoutKeyboard(field: HTMLTextAreaElement | null): void {
  if (window.matchMedia("(pointer: fine)").matches) field?.focus({ preventScroll: true });
}
