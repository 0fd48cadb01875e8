"use client";

import { useTranslations } from "next-intl";
import { isFinished, readAnswer } from "@/components/chat/answer/read-answer";
import { AnswerView } from "@/components/chat/answer-view";
import classes from "@/components/chat/conversation/conversation.module.css";
import { groupTurns, type Turn } from "@/components/chat/conversation/group-turns";
import { useShowQuestion } from "@/components/chat/conversation/use-show-question";
import { ErrorState } from "@/components/ui/error-state";
import type { ChatMessage } from "@/lib/chat/schema";
import type { SourceKind } from "@/lib/source/schema";

type TurnsProps = {
  messages: readonly ChatMessage[];
  busy: boolean;
  /** Why the last question did not even reach an answer. */
  error: Error | null;
  dialect: SourceKind | null;
  onAsk: (question: string) => void;
  onRetry: () => void;
  /** Runs a query that was held back because of its cost, as the answer to its question. */
  onConfirm: (question: string, queryId: string) => void;
};

const emptyAnswer = readAnswer({ parts: [] });

/** Questions and answers in order. The last turn is at least as high as the window, so that its question can stand at the top. */
export function Turns({ messages, busy, error, dialect, onAsk, onRetry, onConfirm }: TurnsProps) {
  const t = useTranslations("ask.answer");
  const turns = groupTurns(messages);
  const last = turns.at(-1);
  const failure = busy ? null : error;
  const lastRef = useShowQuestion(turns.length > 1 ? (last?.id ?? null) : null);
  return (
    <div className={classes.turns}>
      {turns.map((turn) => {
        const isLast = turn === last;
        return (
          <section key={turn.id} className={classes.turn} ref={isLast ? lastRef : null} data-last={isLast || undefined}>
            <div className={classes.question}>{turn.question}</div>
            {isLast && failure && !isAnswered(turn) ? null : (
              <TurnAnswer
                turn={turn}
                busy={busy && isLast}
                last={isLast}
                dialect={dialect}
                onAsk={onAsk}
                onRetry={isLast ? onRetry : () => onAsk(turn.question)}
                onConfirm={onConfirm}
              />
            )}
            {isLast && failure ? <ErrorState compact error={failure} title={t("failed")} onRetry={onRetry} /> : null}
          </section>
        );
      })}
    </div>
  );
}

/** Whether an answer had come to its end before its connection broke. */
function isAnswered({ answer }: Turn): boolean {
  return answer !== null && isFinished(readAnswer(answer));
}

type TurnAnswerProps = Omit<TurnsProps, "messages" | "error"> & { turn: Turn; last: boolean };

function TurnAnswer({ turn, busy, last, dialect, onAsk, onRetry, onConfirm }: TurnAnswerProps) {
  const answer = turn.answer === null ? emptyAnswer : readAnswer(turn.answer);
  return (
    <>
      <AnswerView
        answer={answer}
        question={turn.question}
        busy={busy}
        dialect={dialect}
        onAsk={onAsk}
        onRetry={onRetry}
        onConfirm={(queryId) => onConfirm(turn.question, queryId)}
      />
      {last && !busy ? <Followups questions={answer.followups} onAsk={onAsk} /> : null}
    </>
  );
}

function Followups({ questions, onAsk }: { questions: readonly string[]; onAsk: (question: string) => void }) {
  const t = useTranslations("ask.answer");
  if (questions.length === 0) return null;
  return (
    <nav className={classes.followups} aria-label={t("followups")}>
      {questions.map((question) => (
        <button key={question} type="button" className={classes.followup} onClick={() => onAsk(question)}>
          {question}
        </button>
      ))}
    </nav>
  );
}
