"use client";

import { Tooltip } from "@mantine/core";
import { IconCornerDownRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useConversation } from "@/components/chat/conversation/conversation-context";
import classes from "@/components/chat/conversation/question.module.css";
import { saysTheSame } from "@/components/chat/conversation/says-the-same";

type UnderstoodLineProps = { question: string; understood: string };

/** What a follow-up was taken to mean, where that is more than it says. A click puts it into the field to be changed. */
export function UnderstoodLine({ question, understood }: UnderstoodLineProps) {
  const t = useTranslations("ask.understood");
  const { putInField } = useConversation();
  if (saysTheSame(question, understood)) return null;
  return (
    <Tooltip label={t("use")}>
      <button
        type="button"
        className={classes.understood}
        aria-description={t("use")}
        onClick={() => putInField(understood)}
      >
        <IconCornerDownRight size={15} aria-hidden="true" />
        <span>{t("line", { question: understood })}</span>
      </button>
    </Tooltip>
  );
}
