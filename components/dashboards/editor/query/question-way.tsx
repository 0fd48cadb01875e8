"use client";

import { Button, Textarea } from "@mantine/core";
import { IconCornerDownLeft } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import classes from "@/components/dashboards/editor/query/query-editor.module.css";
import { QuestionChoices } from "@/components/dashboards/editor/query/question-choices";
import type { WidgetDraft } from "@/lib/dashboard/design/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

type QuestionWayProps = {
  question: string;
  model: SemanticModel | undefined;
  answer: WidgetDraft | undefined;
  isAsking: boolean;
  onAsk: (question: string) => void;
};

const offeredMax = 6;

/** In plain words: what was asked before, an empty field, or what is asked back. */
export function QuestionWay({ question, model, answer, isAsking, onAsk }: QuestionWayProps) {
  const t = useTranslations("editor.query");
  const locale = useLocale() === "zh" ? "zh" : "en";
  const [text, setText] = useState(question);
  const ask = (wanted: string) => {
    setText(wanted);
    if (wanted.trim() !== "") onAsk(wanted.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    ask(text);
  };
  const suggested = model?.suggestedQuestions.slice(0, offeredMax).map((one) => one[locale]) ?? [];
  return (
    <div className={classes.way}>
      <Textarea
        label={t("question")}
        placeholder={t("questionHint")}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={onKeyDown}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1_000}
        data-autofocus
      />
      <Button
        style={{ alignSelf: "flex-start" }}
        leftSection={<IconCornerDownLeft size={16} />}
        loading={isAsking}
        disabled={text.trim() === ""}
        onClick={() => ask(text)}
      >
        {t("ask")}
      </Button>
      {answer?.kind === "clarify" ? (
        <QuestionChoices
          title={answer.prompt}
          choices={answer.choices.map(({ label, question }) => ({ label, question }))}
          onAsk={ask}
        />
      ) : null}
      {answer?.kind === "cannot_answer" && answer.nearest.length > 0 ? (
        <QuestionChoices
          title={t("nearest")}
          choices={answer.nearest.map((nearest) => ({ label: nearest, question: nearest }))}
          onAsk={ask}
        />
      ) : null}
      {answer === undefined && suggested.length > 0 ? (
        <QuestionChoices
          title={t("suggested")}
          choices={suggested.map((one) => ({ label: one, question: one }))}
          onAsk={ask}
        />
      ) : null}
    </div>
  );
}
