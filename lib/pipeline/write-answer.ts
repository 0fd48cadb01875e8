import "server-only";
import { modelAvailability, writeText } from "@/lib/llm/gateway";
import type { ModelUsage } from "@/lib/llm/model-usage";
import { fillPrompt } from "@/lib/llm/prompts/fill-prompt";
import { promptInForce } from "@/lib/llm/prompts/prompt-in-force";
import { additiveColumns } from "@/lib/pipeline/additive-columns";
import { answerPrompt } from "@/lib/pipeline/answer-prompt";
import { inventedFigures } from "@/lib/pipeline/check-figures";
import type { AskedQuestion } from "@/lib/pipeline/read-question";
import type { DraftRun } from "@/lib/pipeline/run-draft";
import { logger } from "@/lib/telemetry/logger";

/** The answer stands already with its computed text: nobody waits long for a better one. */
const limits = { chainMs: 15_000, attemptMs: 12_000, silenceMs: 8_000 };
const lengthMax = 800;

const languages = { en: "English", zh: "Chinese (中文)" } as const;

/** What a model wrote below an answer. `text` is null where the computed text has to stay. */
export type WrittenAnswer = { readonly text: string | null; readonly usage: ModelUsage | null };

/** Whether a model may be asked to tell an answer: it read the question, and the source lets rows go to models. */
export const mayBeTold = ({ draft, result }: DraftRun, { modelContext }: AskedQuestion): boolean =>
  draft.engine === "model" && modelContext.sendRows && result.rows.length > 0;

/** Every character that a model is sent to tell an answer, with a wording of the prompt "answer". What is shown to admins is made here too. */
export function answerRequest(
  run: DraftRun,
  { question, locale }: Pick<AskedQuestion, "question" | "locale">,
  wording: string,
): { readonly system: string; readonly prompt: string } {
  const { result, draft } = run;
  const { understood } = draft;
  return {
    system: fillPrompt(wording, { language: languages[locale] }),
    prompt: answerPrompt({ question, understood, result, isAdditive: additiveColumns(run), locale }),
  };
}

/**
 * Has a model say in one to three sentences what a result shows. A text with a figure that neither stands in the result nor is computed
 * from it is thrown away, and so is one that is no short text. A failure costs nothing: the computed text stays.
 */
export async function writeAnswer(run: DraftRun, asked: AskedQuestion): Promise<WrittenAnswer> {
  const { viewer, locale, question, signal, conversationId, model } = asked;
  if (!(await modelAvailability(viewer, "answer")).available) return { text: null, usage: null };
  const wording = await promptInForce("answer", locale);
  const reply = await writeText({
    ...{
      operation: "answer",
      viewer,
      conversationId,
      sourceId: model.sourceId,
      promptVersion: wording.version,
      signal,
    },
    ...answerRequest(run, asked, wording.text),
    limits: { ...limits, ...asked.limits },
  });
  if (!reply.ok) return { text: null, usage: null };
  const { value, usage } = reply.value;
  const text = value.trim();
  const { result, draft } = run;
  const said = [question, draft.understood];
  const invented = inventedFigures(text, { result, isAdditive: additiveColumns(run), said });
  if (invented.length === 0 && text.length <= lengthMax) return { text, usage };
  // Not the text: it may repeat rows.
  logger("pipeline").warn(
    { model: usage.model, sourceId: model.sourceId, inventedCount: invented.length, characters: text.length },
    "a text of the model was replaced by the computed one",
  );
  return { text: null, usage };
}
