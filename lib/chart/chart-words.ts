import "server-only";
import { createTranslator } from "use-intl/core";
import { chartSummary } from "@/lib/chart/chart-summary";
import type { DrawnChart } from "@/lib/chart/chart-type";
import type { ChartCap, ChartTexts } from "@/lib/chart/prepared-chart";
import type { Locale } from "@/lib/i18n/locale";
import { messagesOf } from "@/lib/i18n/messages";

export type ChartWords = {
  readonly texts: ChartTexts;
  /** A drawn chart in a sentence or two, for readers who do not see it. */
  readonly summary: (chart: DrawnChart) => string;
  /** What a picture leaves out, a sentence each. */
  readonly notes: (caps: readonly ChartCap[], shown: { rowCount: number; truncated: boolean }) => string[];
};

/** The words of charts where no page is: what `useChartTexts`, `useChartSummary` and `ChartNotes` say in the browser. */
export function chartWords(locale: Locale): ChartWords {
  const translate = createTranslator({
    locale,
    messages: messagesOf(locale),
    namespace: "charts",
    onError: (problem) => {
      throw problem;
    },
  });
  // The messages are read from files, so the translator does not know their keys; a missing one throws above.
  const t = (key: string, values?: Record<string, string | number>) => translate(key as never, values as never);
  const texts: ChartTexts = {
    locale,
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
  };
  return {
    texts,
    summary: (chart) => {
      const { key, values, series } = chartSummary(chart, texts);
      const sentence = t(`summary.${key}`, values);
      return series.length === 0
        ? sentence
        : `${sentence} ${t("summary.series", { count: series.length, names: series.join(", ") })}`;
    },
    notes: (caps, { rowCount, truncated }) => [
      ...caps.map(({ what, shown, total }) => t(`caps.${what}`, { shown, total })),
      ...(truncated ? [t("caps.truncated", { shown: rowCount })] : []),
    ],
  };
}
