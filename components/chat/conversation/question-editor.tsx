"use client";

import { Button, Group, Text, Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useState } from "react";
import classes from "@/components/chat/conversation/question.module.css";

type QuestionEditorProps = { question: string; onSend: (question: string) => void; onCancel: () => void };

/** A question to be asked otherwise, in its own place. Enter asks, Escape leaves everything as it is. */
export function QuestionEditor({ question, onSend, onCancel }: QuestionEditorProps) {
  const t = useTranslations("ask.edit");
  const [text, setText] = useState(question);
  const hintId = useId();

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    // While an input method composes (Chinese, Japanese), Enter chooses a candidate.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (text.trim() !== "") onSend(text.trim());
    }
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }
  }

  return (
    <div className={classes.editor}>
      <Textarea
        aria-label={t("label")}
        aria-describedby={hintId}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        autosize
        autoFocus
        maxLength={4_000}
        maxRows={8}
        // The end of the text is where one goes on writing.
        onFocus={({ currentTarget }) => currentTarget.setSelectionRange(text.length, text.length)}
      />
      <Text id={hintId} size="xs" c="dimmed">
        {t("hint")}
      </Text>
      <Group gap="xs" justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {t("cancel")}
        </Button>
        <Button onClick={() => onSend(text.trim())} disabled={text.trim() === ""}>
          {t("send")}
        </Button>
      </Group>
    </div>
  );
}
