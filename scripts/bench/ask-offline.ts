import type { EarlierTurn } from "@/lib/nl2sql/earlier-turn";
import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import type { Interpretation } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

const now = new Date("2024-06-15T12:00:00Z");

/** Puts a question to the offline engine, always on the same day. */
export function askOffline(
  question: string,
  model: SemanticModel,
  previous: readonly EarlierTurn[] | null,
): Interpretation {
  const locale = /\p{Script=Han}/u.test(question) ? "zh" : "en";
  return interpretOffline({ question, model, now, locale, previous });
}
