"use client";

import { Button, Chip, Group, Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import classes from "@/components/chat/answer/feedback-form.module.css";
import { type Feedback, feedbackReasons } from "@/lib/chat/schema";

type FeedbackFormProps = {
  onSend: (reason: Feedback["reason"], comment: string | null) => void;
  onClose: () => void;
};

/** Why an answer is no good. The verdict counts without it. */
export function FeedbackForm({ onSend, onClose }: FeedbackFormProps) {
  const t = useTranslations("ask.feedback");
  const [reason, setReason] = useState<Feedback["reason"]>(null);
  const [comment, setComment] = useState("");
  return (
    <section
      className={classes.form}
      aria-label={t("title")}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <span className={classes.title}>{t("title")}</span>
      <Chip.Group value={reason} onChange={(value) => setReason(value as Feedback["reason"])}>
        <Group gap={6} role="radiogroup" aria-label={t("title")}>
          {feedbackReasons.map((code, index) => (
            <Chip key={code} value={code} size="sm" autoFocus={index === 0}>
              {t(`reasons.${code}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Textarea
        aria-label={t("comment")}
        placeholder={t("comment")}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
        maxLength={2_000}
        autosize
        minRows={2}
        maxRows={6}
      />
      <Group gap="xs">
        <Button onClick={() => onSend(reason, comment.trim() === "" ? null : comment.trim())}>{t("send")}</Button>
        <Button variant="default" onClick={onClose}>
          {t("close")}
        </Button>
      </Group>
    </section>
  );
}
