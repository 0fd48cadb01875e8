"use client";

import { useTranslations } from "next-intl";
import type { Problem } from "@/lib/quality/schema";

/** Says in the reader's language why an answer is not right. */
export function useProblemSentence(): (problem: Problem) => string {
  const t = useTranslations("quality.problem");
  const errors = useTranslations("errors");
  const reason = ({ code, params }: { code: string; params: Record<string, string | number> }) => {
    const key = code.replace("/", ".");
    return errors.has(key) ? errors(key, params) : code;
  };
  return (problem) => {
    switch (problem.kind) {
      case "gold":
      case "failed":
        return t(problem.kind, { problem: reason(problem.refusal) });
      case "late":
        return t("late", { seconds: problem.seconds });
      case "clarified":
        return t("clarified", { prompt: problem.prompt });
      case "refused":
        return problem.reason === "" ? t("refusedPlain") : t("refused", { reason: problem.reason });
      case "columns":
        return t("columns", { expected: problem.expected, got: problem.got });
      case "order":
        return t("order");
      case "rows": {
        const words = t("rows", { expected: problem.expected, got: problem.got });
        return problem.truncated ? `${words} ${t("truncated")}` : words;
      }
      case "values":
        return problem.truncated ? `${t("values")} ${t("truncated")}` : t("values");
    }
  };
}
