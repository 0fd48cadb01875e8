"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import classes from "@/components/chat/answer/answer.module.css";
import { AnswerActions } from "@/components/chat/answer/answer-actions";
import { AnswerFoot } from "@/components/chat/answer/answer-foot";
import { AnswerRows } from "@/components/chat/answer/answer-rows";
import { AnswerSteps } from "@/components/chat/answer/answer-steps";
import { ClarifyState } from "@/components/chat/answer/clarify-state";
import { type Answer, isFinished } from "@/components/chat/answer/read-answer";
import { RefusalState } from "@/components/chat/answer/refusal-state";
import { StoppedState } from "@/components/chat/answer/stopped-state";
import { VerifiedBadge } from "@/components/verified/verified-badge";
import type { ChartSpec } from "@/lib/chart/schema";
import type { SourceKind } from "@/lib/source/schema";

export type AnswerViewProps = {
  answer: Answer;
  question: string;
  /** Still being made. */
  busy: boolean;
  dialect: SourceKind | null;
  onAsk: (question: string) => void;
  onRetry: () => void;
  /** Runs a query that was held back because of its cost. */
  onConfirm: (queryId: string) => void;
};

/** One answer: the sentence, the chart, the rows, and how it came to be; or why there is none. */
export function AnswerView({ answer, question, busy, dialect, onAsk, onRetry, onConfirm }: AnswerViewProps) {
  const t = useTranslations("ask.answer");
  const [chosenChart, setChosenChart] = useState<ChartSpec | null>(null);
  const [receiptOpened, setReceiptOpened] = useState(false);
  const spec = chosenChart ?? answer.chart?.spec ?? null;
  return (
    <article className={classes.answer} aria-label={t("label", { question })} aria-busy={busy}>
      {busy && !isFinished(answer) ? <AnswerSteps answer={answer} /> : null}
      {answer.receipt?.verified ? (
        <VerifiedBadge mark={answer.receipt.verified} onOpen={() => setReceiptOpened(true)} />
      ) : null}
      {answer.text ? <p className={classes.sentence}>{answer.text}</p> : null}
      {answer.refusal ? (
        <RefusalState refusal={answer.refusal} onAsk={onAsk} onRetry={onRetry} onConfirm={onConfirm} />
      ) : null}
      {answer.clarify ? <ClarifyState clarify={answer.clarify} onAsk={onAsk} /> : null}
      {answer.rows && answer.sql ? (
        <AnswerRows
          rows={answer.rows}
          spec={spec}
          toolbar={
            <AnswerActions
              answer={{ ...answer, sql: answer.sql, rows: answer.rows }}
              question={question}
              spec={spec}
              onSpec={setChosenChart}
              receiptOpened={receiptOpened}
              onReceipt={() => setReceiptOpened(!receiptOpened)}
            />
          }
        />
      ) : null}
      {answer.receipt ? (
        <AnswerFoot
          receipt={answer.receipt}
          sql={answer.sql?.sql ?? null}
          dialect={dialect}
          opened={receiptOpened}
          onToggle={() => setReceiptOpened(!receiptOpened)}
        />
      ) : null}
      {!busy && !isFinished(answer) ? <StoppedState onRetry={onRetry} /> : null}
    </article>
  );
}
