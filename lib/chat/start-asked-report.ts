import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { ChatRequest } from "@/lib/chat/schema";
import { errorCodes, type Refusal } from "@/lib/errors";
import { errorMessage } from "@/lib/i18n/error-message";
import type { AnswerPart } from "@/lib/pipeline/answer-part";
import { answerTexts } from "@/lib/pipeline/answer-texts";
import { answerLocale } from "@/lib/pipeline/check-question";
import { recogniseReport } from "@/lib/report/recognise-report";
import { startReport } from "@/lib/report/start-report";

type Asked = Pick<ChatRequest, "question" | "sourceId" | "engine"> & {
  readonly conversationId: string;
  /** The message that the question follows: the branch that a report on "this" is made of. */
  readonly parentId: string;
};

/**
 * Starts the report that a question wishes for, and answers with the way to it. Gives whether it was such a wish; what keeps the report
 * from being started is a refusal like any other.
 */
export async function startAskedReport(
  viewer: Viewer,
  { question, sourceId, engine, conversationId, parentId }: Asked,
  emit: (part: AnswerPart) => void,
): Promise<boolean> {
  const wish = recogniseReport(question);
  if (wish === null) return false;
  const locale = answerLocale(question, viewer.locale);
  const { subject } = wish;
  const started = await startReport(
    viewer,
    subject === null
      ? { from: "conversation", conversationId, messageId: parentId === conversationId ? null : parentId, engine }
      : { from: "subject", sourceId, subject, period: null, engine },
  );
  if (!started.ok) {
    emit(refusalPart(started.error, locale));
    return true;
  }
  const { id: reportId, title } = started.value;
  emit({ kind: "report", data: { reportId, title } });
  emit({ kind: "text", text: answerTexts(locale)("report.started", { title }) });
  return true;
}

function refusalPart(refusal: Refusal, locale: "en" | "zh"): AnswerPart {
  const { retryable } = errorCodes[refusal.code];
  const data = { code: refusal.code, message: errorMessage(refusal, locale), retryable, unused: [], nearest: [] };
  return { kind: "refusal", data };
}
