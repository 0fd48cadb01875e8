"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Answer } from "@/components/chat/answer/read-answer";
import { answerMarkdown } from "@/lib/chat/answer-markdown";
import { defaultLocale, isLocale } from "@/lib/i18n/locale";

/** Writes an answer as Markdown in the reader's language: its sentence and its rows. */
export function useAnswerMarkdown(): (answer: Pick<Answer, "text" | "rows">) => string {
  const t = useTranslations("ask.actions");
  const current = useLocale();
  const locale = isLocale(current) ? current : defaultLocale;
  return ({ text, rows }) => {
    const result = rows?.result ?? null;
    // A message carries the first rows only; the last line counts them all.
    const total = rows?.totalRowCount ?? 0;
    return answerMarkdown({ text, result }, { locale, more: (shown) => t("shown", { shown, total }) });
  };
}
