import "server-only";
import { createTranslator } from "use-intl/core";
import type { Locale } from "@/lib/i18n/locale";
import { messagesOf } from "@/lib/i18n/messages";

/** A sentence of the messages, with its values filled in. */
export type ReportText = (key: string, values?: Record<string, string | number>) => string;

/** The words that stand in reports themselves, in a report's own language, whoever reads it. */
export function reportTexts(locale: Locale): ReportText {
  return textsOf(locale, "reports.document");
}

/** The words of receipts, as conversations have them. */
export function receiptTexts(locale: Locale): ReportText {
  return textsOf(locale, "ask");
}

function textsOf(locale: Locale, namespace: string): ReportText {
  const translate = createTranslator({
    locale,
    messages: messagesOf(locale),
    namespace,
    timeZone: "UTC",
    onError: (problem) => {
      throw problem;
    },
  });
  // The messages are read from files, so the translator does not know their keys; a missing one throws above.
  return (key, values) => translate(key as never, values as never);
}
