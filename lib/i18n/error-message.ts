import "server-only";
import { createTranslator } from "use-intl/core";
import { z } from "zod";
import { AppError, type ErrorParams, type Refusal } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locale";
import { messagesOf } from "@/lib/i18n/messages";

const sentencesSchema = z.record(z.string(), z.record(z.string(), z.string()));

const absent = "…";

/** The part of next-intl's translator used here. Its own types know literal keys only; ours are computed from codes. */
type Translate = { (key: string, values: ErrorParams): string; raw(key: string): string };

/**
 * The sentence for a refusal in a language: what happened, what it means, what to do next.
 * Nulls: a parameter that the refusal does not carry reads "…", so that an incomplete refusal still explains itself.
 */
export function errorMessage(refusal: Refusal, locale: Locale): string {
  const translate = createTranslator({
    locale,
    messages: { errors: sentencesSchema.parse(messagesOf(locale).errors) },
    namespace: "errors",
    onError: (problem) => {
      throw new AppError(`No sentence for ${refusal.code} in ${locale}`, { cause: problem });
    },
  }) as unknown as Translate;
  const key = refusal.code.replace("/", ".");
  const sentence = translate(key, { ...absentParams(translate.raw(key)), ...refusal.params });
  // A number that is missing is formatted as NaN, in every language.
  return sentence.replaceAll("NaN", absent);
}

/** Every name in braces of an ICU sentence. Names inside plural branches may be listed too: an unused value does no harm. */
function absentParams(sentence: string): ErrorParams {
  return Object.fromEntries([...sentence.matchAll(/\{\s*(\w+)\s*([,}])/g)].map(([, name]) => [name, absent]));
}
