"use client";

import { Button } from "@mantine/core";
import { IconAlertTriangle, IconHelpCircle, IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/chat/answer/answer.module.css";
import { QuestionList } from "@/components/chat/answer/question-list";
import type { AnswerParts } from "@/lib/chat/schema";

type RefusalStateProps = {
  refusal: AnswerParts["refusal"];
  onAsk: (question: string) => void;
  onRetry: () => void;
};

/** Why there is no answer, what was not understood, and what to do: the nearest questions, or trying again. */
export function RefusalState({ refusal, onAsk, onRetry }: RefusalStateProps) {
  const t = useTranslations("ask.refusal");
  // "Cannot answer" is an outcome like any other; only what broke is shown as broken.
  const broken = !refusal.code.startsWith("nl2sql/");
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
      <QuestionList title={t("nearest")} questions={refusal.nearest} onAsk={onAsk} />
      {refusal.retryable ? (
        <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={onRetry}>
          {t("retry")}
        </Button>
      ) : null}
    </div>
  );
}
