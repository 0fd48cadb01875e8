"use client";

import { useTranslations } from "next-intl";
import { type Answer, isFinished, readAnswer } from "@/components/chat/answer/read-answer";
import { AnswerView } from "@/components/chat/answer-view";
import classes from "@/components/chat/conversation/conversation.module.css";
import { useConversation } from "@/components/chat/conversation/conversation-context";
import { groupTurns, type Turn } from "@/components/chat/conversation/group-turns";
import { QuestionBubble } from "@/components/chat/conversation/question-bubble";
import { UnderstoodLine } from "@/components/chat/conversation/understood-line";
import { useShowQuestion } from "@/components/chat/conversation/use-show-question";
import { ErrorState } from "@/components/ui/error-state";
import type { ChatMessage } from "@/lib/chat/schema";

type TurnsProps = {
  messages: readonly ChatMessage[];
  /** Why the last question did not even reach an answer. */
  error: Error | null;
};

const emptyAnswer = readAnswer({ parts: [] });

/** Questions and answers in order. The last turn is at least as high as the window, so that its question can stand at the top. */
export function Turns({ messages, error }: TurnsProps) {
  const t = useTranslations("ask.answer");
  const { busy, again } = useConversation();
  const turns = groupTurns(messages);
  const last = turns.at(-1);
  const failure = busy ? null : error;
  const lastRef = useShowQuestion(turns.length > 1 && last ? last : null);
  return (
    <div className={classes.turns}>
      {turns.map((turn, index) => {
        const isLast = turn === last;
        return (
          <section
            key={turn.id}
            className={classes.turn}
            ref={isLast ? lastRef : null}
            data-turn
            data-message={turn.id}
            tabIndex={-1}
            data-last={isLast || undefined}
          >
            <QuestionBubble id={turn.id} question={turn.question} />
            {isLast && failure && !isAnswered(turn) ? null : (
              <TurnAnswer turn={turn} busy={busy && isLast} first={index === 0} last={isLast} />
            )}
            {isLast && failure ? (
              <ErrorState compact error={failure} title={t("failed")} onRetry={() => again(null)} />
            ) : null}
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

type TurnAnswerProps = { turn: Turn; busy: boolean; first: boolean; last: boolean };

function TurnAnswer({ turn, busy, first, last }: TurnAnswerProps) {
  const answer: Answer = turn.answer === null ? emptyAnswer : readAnswer(turn.answer);
  return (
    <>
      {!first && answer.question ? (
        <UnderstoodLine question={turn.question} understood={answer.question.understood} />
      ) : null}
      <AnswerView
        // Another version of an answer is another answer: nothing that was opened or chosen in this one stays.
        key={turn.answer?.id ?? "coming"}
        message={turn.answer}
        answer={answer}
        questionId={turn.id}
        question={turn.question}
        busy={busy}
        last={last}
      />
      {last && !busy ? <Followups questions={answer.followups} /> : null}
    </>
  );
}

function Followups({ questions }: { questions: readonly string[] }) {
  const t = useTranslations("ask.answer");
  const { ask } = useConversation();
  if (questions.length === 0) return null;
  return (
    <nav className={classes.followups} aria-label={t("followups")}>
      {questions.map((question) => (
        <button key={question} type="button" className={classes.followup} onClick={() => ask(question)}>
          {question}
        </button>
      ))}
    </nav>
  );
}
