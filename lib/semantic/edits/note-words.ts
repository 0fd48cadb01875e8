import "server-only";
import { createTranslator } from "use-intl/core";
import { z } from "zod";
import type { Locale } from "@/lib/i18n/locale";
import { messagesOf } from "@/lib/i18n/messages";
import { readNote } from "@/lib/semantic/edits/revision-note";

const sentencesSchema = z.object({ acts: z.record(z.string(), z.string()) });
type Translate = (key: string, values: { count: number }) => string;

/** What a save did in few words of the reader's language: "3 names, 1 measure added". Nulls: null where nothing was noted. */
export function noteWords(note: string | null, locale: Locale): string | null {
  const acts = readNote(note);
  // A note of another making is a text already.
  if (acts === null) return note;
  const translate = createTranslator({
    locale,
    messages: { revisions: sentencesSchema.parse(messagesOf(locale).revisions) },
    namespace: "revisions",
  }) as unknown as Translate;
  return acts.map(([act, count]) => translate(`acts.${act}`, { count })).join(locale === "zh" ? "，" : ", ");
}
