"use client";

import { useTranslations } from "next-intl";
import type { ErrorWords } from "@/components/ui/describe-error";

/** A failure in one or two sentences: the server's own, or ours where it did not say. */
export function FailureWords({ words }: { words: ErrorWords }) {
  const t = useTranslations("common.errorState");
  if (words.sentence !== null) return words.sentence;
  switch (words.kind) {
    case "offline":
      return `${t("offlineMeaning")} ${t("offlineNext")}`;
    case "answer":
      return `${t("answerMeaning")} ${t("answerNext")}`;
    default:
      return `${t("meaning")} ${t("next")}`;
  }
}
