"use client";

import { Button } from "@mantine/core";
import { IconAlertTriangle, IconHelpCircle, IconPlayerPlay, IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/chat/answer/answer.module.css";
import { QuestionList } from "@/components/chat/answer/question-list";
import type { AnswerParts } from "@/lib/chat/schema";

type RefusalStateProps = {
  refusal: AnswerParts["refusal"];
  onAsk: (question: string) => void;
  onRetry: () => void;
  /** Runs what was held back because of its cost. */
  onConfirm: (queryId: string) => void;
};

/** Why there is no answer, what was not understood, and what to do: the nearest questions, or trying again. */
export function RefusalState({ refusal, onAsk, onRetry, onConfirm }: RefusalStateProps) {
  const t = useTranslations("ask.refusal");
  // "Cannot answer" is an outcome like any other; only what broke is shown as broken.
  const broken = !refusal.code.startsWith("nl2sql/") && refusal.code !== "execute/costly";
  const { confirmQueryId } = refusal;
  return (
    <div className={classes.state} role={broken ? "alert" : undefined}>
      <div className={classes.stateHead}>
        <span className={classes.tone} data-tone={broken ? "bad" : "warn"} aria-hidden="true">
          {broken ? <IconAlertTriangle size={18} /> : <IconHelpCircle size={18} />}
        </span>
        <p>{refusal.message}</p>
      </div>
      {refusal.unused.length > 0 ? (
        <div>
          {t("unused")}{" "}
          {refusal.unused.map((word) => (
            <span key={word} className={classes.word}>
              {word}
            </span>
          ))}
        </div>
      ) : null}
      {confirmQueryId === undefined ? null : (
        <Button variant="default" leftSection={<IconPlayerPlay size={16} />} onClick={() => onConfirm(confirmQueryId)}>
          {t("runAnyway")}
        </Button>
      )}
      <QuestionList title={t("nearest")} questions={refusal.nearest} onAsk={onAsk} />
      {refusal.retryable ? (
        <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={onRetry}>
          {t("retry")}
        </Button>
      ) : null}
    </div>
  );
}
