"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { QualityRun } from "@/lib/quality/schema";

/** A run's figures as people read them. A share of nothing is a dash, not zero. */
export function useRunWords() {
  const t = useTranslations("quality.runs");
  const format = useFormatter();
  const share = (part: number, whole: number) =>
    whole === 0 ? t("none") : format.number(part / whole, { style: "percent", maximumFractionDigits: 1 });
  return {
    share,
    engine: ({ engine }: Pick<QualityRun, "engine">) => t(`engines.${engine}`),
    at: (instant: string) => format.dateTime(new Date(instant), { dateStyle: "medium", timeStyle: "short" }),
    tokens: ({ inputTokens, outputTokens }: QualityRun) =>
      inputTokens + outputTokens === 0
        ? t("none")
        : format.number(inputTokens + outputTokens, { notation: "compact", maximumFractionDigits: 1 }),
    time: ({ medianMs, p95Ms }: QualityRun) =>
      medianMs === null || p95Ms === null ? t("none") : t("milliseconds", { median: medianMs, p95: p95Ms }),
  };
}
