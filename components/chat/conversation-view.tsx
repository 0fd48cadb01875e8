"use client";

import { useChat } from "@ai-sdk/react";
import { VisuallyHidden } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { readAnswer } from "@/components/chat/answer/read-answer";
import { NothingToAsk, StartTitle, Suggestions } from "@/components/chat/ask-start";
import type { AskViewProps } from "@/components/chat/ask-view-props";
import { Composer } from "@/components/chat/composer";
import { ConversationHead } from "@/components/chat/conversation/conversation-head";
import { Turns } from "@/components/chat/conversation/turns";
import { useAskState } from "@/components/chat/conversation/use-ask-state";
import { usePendingQuestion } from "@/components/chat/conversation/use-pending-question";
import classes from "@/components/chat/conversation-view.module.css";
import { isAskable } from "@/components/chat/is-askable";
import { type LiveChat, questionOf } from "@/lib/client/chat";

type ConversationViewProps = Omit<AskViewProps, "conversation"> & { live: LiveChat; title: string | null };

/** One conversation: its turns in a reading column, and the field for the next question below. */
export function ConversationView({
  live,
  title,
  sources,
  sourceId,
  suggestions,
  modelAvailable,
}: ConversationViewProps) {
  const { messages, status, error, sendMessage, regenerate, stop } = useChat({
    chat: live.chat,
    experimental_throttle: 40,
  });
  const inputRef = useRef<HTMLTextAreaElement>(null);
  const state = useAskState({ draftKey: live.conversationId ?? "new", sourceId, modelAvailable });
  const busy = status === "submitted" || status === "streaming";
  const empty = messages.length === 0;
  const options = state.sourceId === null ? null : { sourceId: state.sourceId, engine: state.engine };

  function ask(question: string, confirmedQueryId?: string) {
    if (busy || options === null || question.trim() === "") return;
    focusWithoutKeyboard(inputRef.current);
    void sendMessage({ text: question.trim() }, { body: { ...options, confirmedQueryId } });
  }

  function send() {
    ask(state.draft);
    state.setDraft("");
  }

  usePendingQuestion(ask);

  return (
    <div className={classes.page} data-empty={empty || undefined}>
      {empty ? (
        <StartTitle />
      ) : (
        <>
          <ConversationHead conversationId={live.conversationId} title={title ?? questionOf(messages.slice(0, 1))} />
          <div className={classes.column}>
            <Turns
              messages={messages}
              busy={busy}
              error={error ?? null}
              dialect={sources.find((source) => source.id === state.sourceId)?.kind ?? null}
              onAsk={ask}
              onConfirm={ask}
              onRetry={() => options && void regenerate({ body: options })}
            />
            <Announcement messages={messages} busy={busy} />
          </div>
        </>
      )}
      {/* One place for both states: the field keeps the focus when the first question turns the page into a conversation. */}
      {empty && !sources.some(isAskable) ? (
        <NothingToAsk sources={sources} />
      ) : (
        <div className={classes.dock}>
          <Composer
            inputRef={inputRef}
            value={state.draft}
            onChange={state.setDraft}
            onSend={send}
            onStop={() => void stop()}
            onRecall={() => state.setDraft(questionOf(messages))}
            busy={busy}
            large={empty}
            sources={sources}
            sourceId={state.sourceId}
            onSource={(id) => state.setSourceId(id, empty)}
            engine={state.engine}
            onEngine={state.setEngine}
            modelAvailable={modelAvailable}
          />
        </div>
      )}
      {empty ? <Suggestions suggestions={suggestions} pending={state.switching} onAsk={ask} /> : null}
    </div>
  );
}

/** A finger on glass would get the keyboard in front of the answer. */
function focusWithoutKeyboard(field: HTMLTextAreaElement | null): void {
  if (window.matchMedia("(pointer: fine)").matches) field?.focus({ preventScroll: true });
}

/** Tells a screen reader the sentence of an answer once, when it is there. */
function Announcement({ messages, busy }: { messages: ConversationMessages; busy: boolean }) {
  const t = useTranslations("ask.answer");
  const last = messages.at(-1);
  const answer = last?.role === "assistant" ? readAnswer(last) : null;
  return (
    <VisuallyHidden role="status">
      {busy ? t("working") : ((answer?.text || answer?.refusal?.message || answer?.clarify?.prompt) ?? "")}
    </VisuallyHidden>
  );
}

type ConversationMessages = LiveChat["chat"]["messages"];
