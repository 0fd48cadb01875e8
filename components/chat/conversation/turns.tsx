"use client";

import { useTranslations } from "next-intl";
import { readAnswer } from "@/components/chat/answer/read-answer";
import { AnswerView } from "@/components/chat/answer-view";
import classes from "@/components/chat/conversation/conversation.module.css";
import { ErrorState } from "@/components/ui/error-state";
import type { ChatMessage } from "@/lib/chat/schema";
import { questionOf } from "@/lib/client/chat";
import type { SourceKind } from "@/lib/source/schema";

type TurnsProps = {
  messages: ChatMessage[];
  busy: boolean;
  /** Why the last question did not even reach an answer. */
  error: Error | null;
  dialect: SourceKind | null;
  onAsk: (question: string) => void;
  onRetry: () => void;
};

/** Questions and answers in order. A failed question is shown in its place and can be asked again. */
export function Turns({ messages, busy, error, dialect, onAsk, onRetry }: TurnsProps) {
  const t = useTranslations("ask.answer");
  const last = messages.at(-1);
  const waiting = busy && last?.role === "user";
  return (
    <div className={classes.turns}>
      {messages.map((message, index) =>
        message.role === "user" ? (
          <Question key={message.id} message={message} />
        ) : (
          <AnswerTurn
            key={message.id}
            message={message}
            question={questionOf(messages.slice(0, index))}
            busy={busy && message === last}
            last={message === last}
            dialect={dialect}
            onAsk={onAsk}
            onRetry={message === last ? onRetry : () => onAsk(questionOf(messages.slice(0, index)))}
          />
        ),
      )}
      {waiting ? (
        <AnswerView
          answer={emptyAnswer}
          question={questionOf(messages)}
          busy
          dialect={dialect}
          onAsk={onAsk}
          onRetry={onRetry}
        />
      ) : null}
      {error && !busy ? <ErrorState compact error={error} title={t("failed")} onRetry={onRetry} /> : null}
    </div>
  );
}

const emptyAnswer = readAnswer({ parts: [] });

function Question({ message }: { message: ChatMessage }) {
  return <div className={classes.question}>{questionOf([message])}</div>;
}

type AnswerTurnProps = Omit<TurnsProps, "messages" | "error"> & {
  message: ChatMessage;
  question: string;
  last: boolean;
};

function AnswerTurn({ message, question, busy, last, dialect, onAsk, onRetry }: AnswerTurnProps) {
  const answer = readAnswer(message);
  return (
    <>
      <AnswerView answer={answer} question={question} busy={busy} dialect={dialect} onAsk={onAsk} onRetry={onRetry} />
      {last && !busy ? <Followups questions={answer.followups} onAsk={onAsk} /> : null}
    </>
  );
}

function Followups({ questions, onAsk }: { questions: readonly string[]; onAsk: (question: string) => void }) {
  const t = useTranslations("ask.answer");
  if (questions.length === 0) return null;
  return (
    <section className={classes.followups} aria-label={t("followups")}>
      {questions.map((question) => (
        <button key={question} type="button" className={classes.followup} onClick={() => onAsk(question)}>
          {question}
        </button>
      ))}
    </section>
  );
}
