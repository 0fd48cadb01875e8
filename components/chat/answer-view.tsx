"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import classes from "@/components/chat/answer/answer.module.css";
import { AnswerActions } from "@/components/chat/answer/answer-actions";
import { AnswerFoot } from "@/components/chat/answer/answer-foot";
import { AnswerRows } from "@/components/chat/answer/answer-rows";
import { AnswerSteps } from "@/components/chat/answer/answer-steps";
import { ClarifyState } from "@/components/chat/answer/clarify-state";
import { type Answer, isCutOff, isFinished, wasStopped } from "@/components/chat/answer/read-answer";
import { RefusalState } from "@/components/chat/answer/refusal-state";
import { SqlByHand } from "@/components/chat/answer/sql-by-hand";
import { StoppedState } from "@/components/chat/answer/stopped-state";
import { useConversation } from "@/components/chat/conversation/conversation-context";
import { ReportCard } from "@/components/reports/report-card";
import { VerifiedBadge } from "@/components/verified/verified-badge";
import type { ChartSpec } from "@/lib/chart/schema";
import type { ChatMessage } from "@/lib/chat/schema";

export type AnswerViewProps = {
  /** Null before its first part has come. */
  message: ChatMessage | null;
  answer: Answer;
  questionId: string;
  question: string;
  /** Still being made. */
  busy: boolean;
  /** The newest of the branch. */
  last: boolean;
};

/** One answer: the sentence, the chart, the rows, and how it came to be; or why there is none. */
export function AnswerView({ message, answer, questionId, question, busy, last }: AnswerViewProps) {
  const t = useTranslations("ask.answer");
  const { again, dialectOf } = useConversation();
  const [chosenChart, setChosenChart] = useState<ChartSpec | null>(null);
  const [receiptOpened, setReceiptOpened] = useState(false);
  const [writing, setWriting] = useState(false);
  const spec = chosenChart ?? answer.chart?.spec ?? null;
  const messageId = message?.id ?? null;
  const toggleReceipt = () => setReceiptOpened(!receiptOpened);
  const write = () => setWriting(!writing);
  return (
    <article
      className={classes.answer}
      aria-label={t("label", { question })}
      aria-busy={busy}
      tabIndex={-1}
      data-message={messageId}
    >
      {busy && !isFinished(answer) ? <AnswerSteps answer={answer} /> : null}
      <AnswerWords
        answer={answer}
        messageId={messageId}
        inFront={last && !busy}
        onReceipt={() => setReceiptOpened(true)}
        onRetry={() => again(messageId)}
      />
      {answer.rows && answer.sql ? (
        <AnswerRows
          rows={answer.rows}
          spec={spec}
          chartComing={busy && answer.chart === null}
          toolbar={
            <AnswerActions
              answer={{ ...answer, sql: answer.sql, rows: answer.rows }}
              question={question}
              spec={spec}
              onSpec={setChosenChart}
              writing={writing}
              onWrite={write}
              receiptOpened={receiptOpened}
              onReceipt={toggleReceipt}
            />
          }
        />
      ) : null}
      {!busy && isCutOff(answer) ? <StoppedState onRetry={() => again(messageId)} /> : null}
      {writing && answer.sql ? (
        <SqlByHand questionId={questionId} sql={answer.sql} onClose={() => setWriting(false)} />
      ) : null}
      <AnswerFoot
        message={busy ? null : message}
        answer={answer}
        dialect={dialectOf(answer.sql?.sourceId ?? null)}
        receiptOpened={receiptOpened}
        onReceipt={toggleReceipt}
        onWrite={answer.rows || !answer.sql ? null : write}
      />
    </article>
  );
}

type AnswerWordsProps = {
  answer: Answer;
  messageId: string | null;
  /** The conversation waits for what is chosen here. */
  inFront: boolean;
  onReceipt: () => void;
  onRetry: () => void;
};

/** What an answer says: its sentence and who vouches for it, why there is none, or a question back. */
function AnswerWords({ answer, messageId, inFront, onReceipt, onRetry }: AnswerWordsProps) {
  const { ask, confirm } = useConversation();
  return (
    <>
      {answer.receipt?.verified ? <VerifiedBadge mark={answer.receipt.verified} onOpen={onReceipt} /> : null}
      {answer.text ? <p className={classes.sentence}>{answer.text}</p> : null}
      {answer.report ? <ReportCard {...answer.report} /> : null}
      {answer.refusal && !wasStopped(answer) ? (
        <RefusalState
          refusal={answer.refusal}
          onAsk={ask}
          onRetry={onRetry}
          onConfirm={(queryId) => messageId !== null && confirm(messageId, queryId)}
        />
      ) : null}
      {answer.clarify ? <ClarifyState clarify={answer.clarify} onAsk={ask} inFront={inFront} /> : null}
    </>
  );
}
