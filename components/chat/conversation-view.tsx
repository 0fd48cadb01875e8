"use client";

import { VisuallyHidden } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { readAnswer } from "@/components/chat/answer/read-answer";
import { NothingToAsk, StartTitle, Suggestions } from "@/components/chat/ask-start";
import type { AskViewProps } from "@/components/chat/ask-view-props";
import { Composer } from "@/components/chat/composer";
import { ConversationContext } from "@/components/chat/conversation/conversation-context";
import { ConversationHead } from "@/components/chat/conversation/conversation-head";
import { Turns } from "@/components/chat/conversation/turns";
import { useAskState } from "@/components/chat/conversation/use-ask-state";
import { useOpenConversation } from "@/components/chat/conversation/use-open-conversation";
import { usePendingQuestion } from "@/components/chat/conversation/use-pending-question";
import { useShortcuts } from "@/components/chat/conversation/use-shortcuts";
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
  modelName,
}: ConversationViewProps) {
  const inputRef = useRef<HTMLTextAreaElement>(null);
  const state = useAskState({ draftKey: live.conversationId ?? "new", sourceId, modelAvailable });
  const open = useOpenConversation({ live, state, sources, modelAvailable, inputRef });
  const { conversation, messages, error } = open;
  const { busy, ask } = conversation;
  const empty = messages.length === 0;
  const stop = () => void open.stop();
  const shortcuts = useShortcuts({ inputRef, empty, busy, onStop: stop });

  usePendingQuestion(ask);

  return (
    <ConversationContext value={conversation}>
      <div className={classes.page} data-empty={empty || undefined}>
        {empty ? (
          <StartTitle />
        ) : (
          <>
            <ConversationHead
              conversationId={live.conversationId}
              title={title ?? questionOf(messages.slice(0, 1))}
              messages={messages}
              shortcuts={shortcuts}
            />
            <div className={classes.column}>
              <Turns messages={messages} error={error} />
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
              onSend={() => {
                ask(state.draft);
                state.setDraft("");
              }}
              onStop={stop}
              onRecall={() => state.setDraft(questionOf(messages))}
              busy={busy}
              large={empty}
              sources={sources}
              sourceId={state.sourceId}
              onSource={(id) => state.setSourceId(id, empty)}
              engine={state.engine}
              onEngine={state.setEngine}
              modelAvailable={modelAvailable}
              modelName={modelName}
            />
          </div>
        )}
        {empty ? <Suggestions suggestions={suggestions} pending={state.switching} onAsk={ask} /> : null}
      </div>
    </ConversationContext>
  );
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
