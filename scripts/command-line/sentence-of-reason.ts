import { createTranslator } from "use-intl/core";
import { z } from "zod";
import { messagesOf } from "@/lib/i18n/messages";
import type { Reason } from "@/lib/semantic/schema";

const sentencesSchema = z.record(z.string(), z.string());

/** The English sentence of a reason; one that lacks a sentence reads as its code, which is better than nothing at a terminal. */
export function sentenceOfReason({ code, params }: Reason): string {
  const translate = createTranslator({
    locale: "en",
    messages: { reasons: sentencesSchema.parse(messagesOf("en").reasons) },
    namespace: "reasons",
    onError: () => undefined,
    getMessageFallback: () => code,
    // Its own types know literal keys only; ours come from the model.
  }) as unknown as (key: string, values: Reason["params"]) => string;
  return translate(code, params);
}
