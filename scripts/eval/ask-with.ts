import { systemViewer } from "@/lib/auth/system-viewer";
import { errorMessage } from "@/lib/i18n/error-message";
import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import type { EngineChoice } from "@/lib/nl2sql/schema";
import { answerTexts } from "@/lib/pipeline/answer-texts";
import { answerLocale } from "@/lib/pipeline/check-question";
import { readQuestion } from "@/lib/pipeline/read-question";
import type { Ask, Asked } from "@/scripts/eval/evaluate";

/** How questions are put: the offline engine alone, timed without anything around it, or the product's choice of engines. */
export function askWith(engine: EngineChoice): Ask {
  const now = new Date();
  if (engine !== "offline") return askProduct(engine, now);
  return async (question, { model }, previous) => {
    const started = performance.now();
    const interpretation = interpretOffline({ question, model, now, locale: answerLocale(question, "en"), previous });
    return { interpretation, ms: performance.now() - started, tokens: 0, costUsd: null };
  };
}

function askProduct(engine: EngineChoice, now: Date): Ask {
  return async (question, { model }, previous): Promise<Asked> => {
    const started = performance.now();
    const locale = answerLocale(question, "en");
    const turns =
      previous === null
        ? []
        : [{ question: previous.question, understood: null, sql: previous.sql, plan: previous.plan, columnLabels: [] }];
    const read = await readQuestion({
      viewer: systemViewer(),
      question,
      engine,
      model,
      turns,
      conversationId: null,
      locale,
      text: answerTexts(locale),
      now,
      signal: new AbortController().signal,
      limits: {},
    });
    const ms = performance.now() - started;
    // A model that is missing or down makes every figure meaningless: stop instead of counting refusals.
    if (!read.ok) throw new Error(errorMessage(read.error, "en"));
    const { interpretation, usage } = read.value;
    return { interpretation, ms, tokens: usage === null ? 0 : usage.inputTokens + usage.outputTokens, costUsd: null };
  };
}
