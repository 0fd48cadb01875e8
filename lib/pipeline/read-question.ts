import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Viewer } from "@/lib/auth/viewer";
import type { Refusal } from "@/lib/errors";
import { checkSql } from "@/lib/guard/check-sql";
import { errorMessage } from "@/lib/i18n/error-message";
import { modelAvailability } from "@/lib/llm/gateway";
import type { ModelLimits } from "@/lib/llm/model-limits";
import type { ModelUsage } from "@/lib/llm/model-usage";
import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import type { Draft, EngineChoice, Interpretation, VerifiedQuestion } from "@/lib/nl2sql/schema";
import { prepareCandidates } from "@/lib/nl2sql/verified/candidates";
import { interpretVerified } from "@/lib/nl2sql/verified/interpret-verified";
import type { Turn } from "@/lib/pipeline/answer-part";
import type { AnswerText } from "@/lib/pipeline/answer-texts";
import { askModel, type ModelTalk } from "@/lib/pipeline/ask-model";
import { rowCountMax } from "@/lib/pipeline/limits";
import { recogniseSql } from "@/lib/pipeline/recognise-sql";
import { fail, ok, type Result } from "@/lib/result";
import type { SemanticView } from "@/lib/semantic/access-policy";
import type { ModelContext } from "@/lib/source/schema";

/** The model and the policy are those of the viewer. */
export type AskedQuestion = SemanticView & {
  readonly viewer: Viewer;
  readonly modelContext: ModelContext;
  /** Already checked. */
  readonly question: string;
  readonly engine: EngineChoice;
  /** Oldest first; these are told in full. */
  readonly turns: readonly Turn[];
  /** What was asked before those, oldest first; a model is told of them in few words. */
  readonly olderTurns?: readonly Turn[];
  readonly conversationId: string | null;
  readonly locale: "en" | "zh";
  readonly text: AnswerText;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly limits: Partial<ModelLimits>;
  /** Checked answers of the source. Absent where the engines themselves are measured. */
  readonly verified?: readonly VerifiedQuestion[] | undefined;
  /** The reader has confirmed what the first draft costs; one that is mended has a cost of its own. */
  readonly confirmed?: boolean;
  /** A model has begun to reply. */
  readonly onFirstToken?: (() => void) | undefined;
};

/** What became of the question, and what a model was paid for it; `usage` is null when none was asked. */
export type Reading = {
  readonly interpretation: Interpretation;
  readonly usage: ModelUsage | null;
  /** Set where a model wrote it. */
  readonly promptVersion?: string;
  readonly talk?: ModelTalk;
  /** Why the offline engine read it although a model was to. */
  readonly failure?: Refusal;
};

/** A reading that there is something to run of. */
export type DraftReading = Reading & { readonly interpretation: Draft };
/** A reading that nothing can be run of. */
export type OtherReading = Reading & { readonly interpretation: Exclude<Interpretation, Draft> };

/**
 * Turns a question into a draft, a clarification or a "cannot answer", with the engine that was chosen. What a person has checked comes
 * before any engine.
 * `auto`: the offline engine when it is sure; else the model when there is one. When a model was to answer and fails, whatever the
 * reason, the offline engine answers and `failure` says why.
 * Fails: execute/cancelled; nl2sql/unusable-plan when the model answered and its plans cannot be followed.
 */
export async function readQuestion(asked: AskedQuestion): Promise<Result<Reading>> {
  const pasted = recogniseSql(asked.question, asked);
  if (pasted) return ok({ interpretation: pasted, usage: null });
  const checked = await readVerified(asked);
  if (checked) return ok({ interpretation: checked, usage: null });
  if (asked.engine !== "model") {
    const offline = readOffline(asked);
    const isSure = offline.kind === "draft" && offline.confident;
    if (asked.engine === "offline" || isSure) return ok({ interpretation: offline, usage: null });
    const availability = await modelAvailability(asked.viewer, "sql");
    // A budget that is used up is named by asking all the same: the gateway refuses, says whose it is and until when.
    if (!availability.available && availability.code === "llm/no-key") {
      return ok({ interpretation: saying(offline, asked.text("assumption.noModel")), usage: null });
    }
  }
  const read = await askModel(asked, null);
  return read.ok ? read : instead(asked, read.error);
}

/**
 * What the offline engine makes of a question that a model failed to answer, with what went wrong.
 * Fails: as the model did, where the reader has left or the model's plans cannot be followed: then there was a reply.
 */
export function instead(asked: AskedQuestion, failure: Refusal): Result<Reading> {
  if (!failure.code.startsWith("llm/")) return fail(failure);
  const problem = errorMessage(failure, asked.locale);
  const interpretation = saying(readOffline(asked), asked.text("assumption.modelFailed", { problem }));
  return ok({ interpretation, usage: null, failure });
}

/** The first question after a start takes every verified one apart: other requests get a turn in between. */
const preparedPerTurn = 50;

/** The verified answer; null when there is none, or when this viewer may not run it as it stands: then it is asked anew. */
async function readVerified({
  question,
  model,
  policy,
  now,
  locale,
  turns,
  verified = [],
}: AskedQuestion): Promise<Draft | null> {
  for (let from = 0; from < verified.length; from += preparedPerTurn) {
    if (prepareCandidates(verified.slice(from, from + preparedPerTurn), model) > 0) await nextTurn();
  }
  const goesOn = turns.some(({ sql }) => sql !== null);
  const draft = interpretVerified({ question, model, now, locale, goesOn }, verified);
  return draft !== null && checkSql(draft.sql, { model, policy, rowCountMax }).ok ? draft : null;
}

function readOffline({ question, model, now, locale, turns }: AskedQuestion): Interpretation {
  return interpretOffline({ question, model, now, locale, previous: turns });
}

/** The same with one more thing to know: among the assumptions of a draft, before the question of a clarification. */
function saying(interpretation: Interpretation, note: string): Interpretation {
  switch (interpretation.kind) {
    case "draft":
      return { ...interpretation, assumptions: [...interpretation.assumptions, note] };
    case "clarify":
      return { ...interpretation, prompt: `${note} ${interpretation.prompt}` };
    case "cannot_answer":
      return interpretation;
  }
}
