import "server-only";
import { createTranslator } from "use-intl/core";
import type { Locale } from "@/lib/i18n/locale";
import { messagesOf } from "@/lib/i18n/messages";

/** A sentence of `messages/<language>/answers.json` with its values filled in. */
export type AnswerText = (key: string, values?: Record<string, string | number>) => string;

/** The sentences of answers in a language. */
export function answerTexts(locale: Locale): AnswerText {
  const translate = createTranslator({
    locale,
    messages: messagesOf(locale),
    namespace: "answers",
    onError: (problem) => {
      throw problem;
    },
  });
  // The messages are read from files, so the translator does not know their keys; a missing one throws above.
  return (key, values) => translate(key as never, values as never);
}
