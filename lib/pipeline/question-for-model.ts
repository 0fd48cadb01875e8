import "server-only";
import type { PromptQuestion } from "@/lib/nl2sql/model/prompt-for-question";
import type { Repair } from "@/lib/nl2sql/model/write-prompt";
import { chooseExamples } from "@/lib/pipeline/choose-examples";
import type { AskedQuestion } from "@/lib/pipeline/read-question";
import { summariseTurns } from "@/lib/pipeline/summarise-turns";

/** A question with everything that a model is told about it: `promptForQuestion` writes the prompt, here and where admins look at it. */
export function questionForModel(asked: AskedQuestion, repair: Repair | null): PromptQuestion {
  const { question, model, modelContext, turns, olderTurns = [], verified = [], locale, now } = asked;
  return {
    ...{ question, model, modelContext, turns, locale, now, repair },
    earlierSummary: summariseTurns(olderTurns, model, modelContext, locale),
    examples: chooseExamples({ ...asked, verified }),
  };
}
