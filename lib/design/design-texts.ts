import "server-only";
import { createTranslator } from "use-intl/core";
import type { Locale } from "@/lib/i18n/locale";
import { messagesOf } from "@/lib/i18n/messages";

/** A sentence of `messages/<language>/proposals.json` below "pieces", with its values filled in. */
export type DesignText = (key: string, values?: Record<string, string | number>) => string;

/** What pieces of a proposal are called, in a language. */
export function designTexts(locale: Locale): DesignText {
  const translate = createTranslator({
    locale,
    messages: messagesOf(locale),
    namespace: "proposals.pieces",
    onError: (problem) => {
      throw problem;
    },
  });
  // The messages are read from files, so the translator does not know their keys; a missing one throws above.
  return (key, values) => translate(key as never, values as never);
}
