import type { Locale } from "@/lib/i18n/locale";

const object = `{"sql": "SELECT …", "understood": "the question in full, in the language it was asked in", "assumptions": ["what you had to decide"], "chart": "number" | "line" | "area" | "bar" | "pie" | "scatter" | "table" | null}`;
const refusal = `{"cannot_answer": "why, in the language of the question", "missing": ["what would be needed"]}`;

/** The form of a reply that `modelReplySchema` reads: never a matter of wording, so it is filled into whatever wording is in force. */
export const answerFormat: Readonly<Record<Locale, string>> = {
  en: `Reply with one JSON object and nothing else:\n${object}\nor, when the tables cannot answer it:\n${refusal}`,
  zh: `只回复一个 JSON 对象，不要其他内容：\n${object}\n如果这些表无法回答，则回复：\n${refusal}`,
};
