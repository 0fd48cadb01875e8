import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { EngineChoice } from "@/lib/nl2sql/schema";
import { answerTexts } from "@/lib/pipeline/answer-texts";
import { askableViewFor } from "@/lib/pipeline/askable-view";
import { checkQuestion } from "@/lib/pipeline/check-question";
import type { AskedQuestion } from "@/lib/pipeline/read-question";
import { ok, type Result } from "@/lib/result";
import { listVerifiedQuestions } from "@/lib/semantic/verified-questions";
import { modelContextOf } from "@/lib/source/model-context";
import type { ModelContext } from "@/lib/source/schema";

/**
 * A question that belongs to no conversation, ready to be read.
 * **Access** what the viewer may see. **Nulls** modelContext: as it is saved. **Fails** source/not-found, source/not-analysed,
 * question/empty, question/too-long.
 */
export async function askedAlone(
  viewer: Viewer,
  wish: {
    readonly sourceId: string;
    readonly question: string;
    readonly engine: EngineChoice;
    readonly locale: "en" | "zh";
    readonly modelContext: ModelContext | null;
    readonly signal: AbortSignal;
  },
): Promise<Result<AskedQuestion>> {
  const { sourceId, engine, locale, signal } = wish;
  const view = await askableViewFor(viewer, sourceId);
  if (!view.ok) return view;
  const saved = await modelContextOf(sourceId);
  if (!saved.ok) return saved;
  const question = checkQuestion(wish.question);
  if (!question.ok) return question;
  const verified = await listVerifiedQuestions(viewer, sourceId);
  if (!verified.ok) return verified;
  return ok({
    ...{ ...view.value, viewer, question: question.value, engine, verified: verified.value, turns: [] },
    ...{ modelContext: wish.modelContext ?? saved.value, locale, text: answerTexts(locale) },
    ...{ conversationId: null, now: new Date(), limits: {}, signal },
  });
}
