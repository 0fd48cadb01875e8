import { clarify } from "@/lib/nl2sql/offline/clarify/clarify";
import { answerMove } from "@/lib/nl2sql/offline/dialogue/answer-move";
import { refuse } from "@/lib/nl2sql/offline/missing/refuse";
import { nearestQuestions } from "@/lib/nl2sql/offline/nearest-questions";
import { type OfflineQuestion, type ReadOffline, readOffline } from "@/lib/nl2sql/offline/read-offline";
import { type Locale, localeOf, say } from "@/lib/nl2sql/offline/say";
import { tokenise } from "@/lib/nl2sql/offline/tokenise";
import type { CannotAnswer, Interpretation } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

/** Readings are weighed against one another for each name in the question; a text of more words than this is a letter, not a question. */
const wordCountMax = 200;

/**
 * Reads a question with rules of language over the model's own names; pure, synchronous, the same every time.
 * The index of a model is built at its first question. A fragment is read as a change of the plan before it,
 * and what is wholly about an earlier answer ("the second one", "why") before anything else.
 */
export function interpretOffline(asked: OfflineQuestion): Interpretation {
  if (tokenise(asked.question).length > wordCountMax) return tooLong(localeOf(asked.locale), asked.model);
  const moved = answerMove(asked);
  if (moved?.kind === "answer") return moved.answer;
  const meant = moved === null ? asked : { ...asked, question: moved.question };
  const read = readOffline(meant);
  return clarify(meant, read) ?? read.draft ?? refuseOffline(meant, read);
}

const tooLong = (locale: Locale, model: SemanticModel): CannotAnswer => ({
  kind: "cannot_answer",
  reason: say(
    locale,
    `This text has more than ${wordCountMax} words, which is too long to be read as one question. Ask for one thing in a sentence or two.`,
    `这段文字超过 ${wordCountMax} 个词，太长，无法作为一个问题来理解。请用一两句话只问一件事。`,
  ),
  unused: [],
  nearest: nearestQuestions(model, [], locale),
});

function refuseOffline(asked: OfflineQuestion, { tokens, reading, missing, closest }: ReadOffline): CannotAnswer {
  const { question, model } = asked;
  const locale = localeOf(asked.locale);
  return refuse({
    ...{ question, model, locale, missing, closest },
    unused: reading.unused,
    similar: nearestQuestions(model, tokens, locale),
    isAnswered: (other) => readOffline({ ...asked, question: other }).draft !== null,
  });
}
