"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ChartTexts } from "@/lib/chart/prepared-chart";

/** The words that preparing a chart needs, in the reader's language. */
export function useChartTexts(): ChartTexts {
  const t = useTranslations("charts");
  const locale = useLocale();
  return useMemo(
    () => ({
      locale: locale === "zh" ? "zh" : "en",
      other: (count) => t("other", { count }),
      emptyCategory: t("emptyCategory"),
      count: t("count"),
      spread: { median: t("spread.median"), middleHalf: t("spread.middleHalf"), reach: t("spread.reach") },
      total: t("total"),
      compared: (name, label) => t("compared", { name, label }),
      figures: {
        average: t("figures.average"),
        median: t("figures.median"),
        minimum: t("figures.minimum"),
        maximum: t("figures.maximum"),
      },
    }),
    [t, locale],
  );
}
