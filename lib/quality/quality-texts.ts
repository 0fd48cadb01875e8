import "server-only";
import { createTranslator } from "use-intl/core";
import type { Locale } from "@/lib/i18n/locale";
import { messagesOf } from "@/lib/i18n/messages";

type QualityText = (key: string, values?: Record<string, string | number>) => string;

/** The sentences of `messages/<language>/quality.json` that the server writes itself. */
export function qualityTexts(locale: Locale): QualityText {
  const translate = createTranslator({
    locale,
    messages: messagesOf(locale),
    namespace: "quality.server",
    onError: (problem) => {
      throw problem;
    },
  });
  // The messages are read from files, so the translator does not know their keys; a missing one throws above.
  return (key, values) => translate(key as never, values as never);
}
