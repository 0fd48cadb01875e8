import { compilePlan } from "@/lib/nl2sql/compile-plan";
import { describePlan } from "@/lib/nl2sql/describe-plan";
import { confidenceOf, confidentFrom } from "@/lib/nl2sql/offline/confidence";
import { chinese } from "@/lib/nl2sql/offline/language/chinese";
import { english } from "@/lib/nl2sql/offline/language/english";
import { link } from "@/lib/nl2sql/offline/link/link";
import { modelIndex } from "@/lib/nl2sql/offline/link/model-index";
import { nearestQuestions } from "@/lib/nl2sql/offline/nearest-questions";
import { readQuestion } from "@/lib/nl2sql/offline/read/read-question";
import { assignTargets } from "@/lib/nl2sql/offline/resolve/assign";
import { buildPlan } from "@/lib/nl2sql/offline/resolve/build-plan";
import { localeOf, say } from "@/lib/nl2sql/offline/say";
import { hasHan, tokenise } from "@/lib/nl2sql/offline/tokenise";
import type { Interpretation, QueryPlan } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

export type OfflineQuestion = {
  readonly question: string;
  readonly model: SemanticModel;
  readonly now: Date;
  readonly locale: string;
  /** What was asked before in the conversation, for fragments such as "and by month?". */
  readonly previous: { readonly question: string; readonly plan: QueryPlan | null } | null;
};

/**
 * Reads a question with rules of language over the model's own names; pure, synchronous, the same every time.
 * The index of a model is built at its first question.
 */
export function interpretOffline({ question, model, now, locale, previous }: OfflineQuestion): Interpretation {
  const language = localeOf(locale);
  const index = modelIndex(model);
  const tokens = tokenise(question, index.hanWords);
  const phrases = hasHan(question) ? chinese : english;
  const reading = readQuestion(link(tokens, question, index, phrases, now));
  const assignments = assignTargets(reading, index);
  for (const assignment of assignments.slice(0, 4)) {
    const built = buildPlan(index, reading, assignment, language);
    if (built === null) continue;
    const sql = compilePlan(built.plan, model);
    if (!sql.ok) continue;
    const confidence = confidenceOf(reading, assignments, built, tokens);
    return {
      kind: "draft",
      engine: "offline",
      sql: sql.value,
      plan: built.plan,
      confidence,
      confident: confidence >= confidentFrom,
      understood: describePlan(built.plan, model, locale),
      assumptions: [...built.assumptions],
      unused: [...reading.unused, ...built.unused],
      chartHint: reading.chartHint,
    };
  }
  return {
    kind: "cannot_answer",
    reason: say(
      language,
      "Nothing in this question names a table or a column of this data.",
      "这个问题没有提到数据中的任何表或列。",
    ),
    unused: reading.unused,
    nearest: nearestQuestions(model, tokens, language),
  };
}
