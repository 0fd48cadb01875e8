import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";

/** The longest question, in characters. */
export const questionLengthMax = 4_000;

/**
 * A question fit to be read: trimmed, not empty, not too long.
 * Fails: question/empty (also when there is neither a letter nor a digit in it), question/too-long.
 */
export function checkQuestion(question: string): Result<string> {
  const trimmed = question.trim();
  if (!/[\p{L}\p{N}]/u.test(trimmed)) return refuse("question/empty");
  if (trimmed.length > questionLengthMax) return refuse("question/too-long", { limit: questionLengthMax });
  return ok(trimmed);
}

/** The language an answer is written in: Chinese for a question with Chinese characters, else the viewer's. */
export function answerLocale(question: string, viewerLocale: "en" | "zh"): "en" | "zh" {
  return /\p{Script=Han}/u.test(question) ? "zh" : viewerLocale;
}
