"use client";

import { IconCheck, IconHelp, IconMinus, IconPointFilled, IconX, type TablerIcon } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/quality/compare/compare.module.css";
import type { QualityResult } from "@/lib/quality/schema";

const marks = {
  right: { Icon: IconCheck, tone: "good" },
  wrong: { Icon: IconX, tone: "bad" },
  clarify: { Icon: IconHelp, tone: "warn" },
  refuse: { Icon: IconMinus, tone: "warn" },
  missing: { Icon: IconPointFilled, tone: "none" },
} as const satisfies Record<string, { Icon: TablerIcon; tone: string }>;

function markOf(result: QualityResult | null): keyof typeof marks {
  if (result === null) return "missing";
  if (result.outcome !== "answer") return result.outcome;
  return result.right ? "right" : "wrong";
}

/** How one question came out in one run, as a sign; its name says it in words. */
export function ResultMark({ result, number }: { result: QualityResult | null; number: number }) {
  const t = useTranslations("quality.compare");
  const mark = markOf(result);
  const { Icon, tone } = marks[mark];
  const label = t("resultOf", { number, result: t(`results.${mark}`) });
  return (
    <span className={classes.mark} data-tone={tone} title={label}>
      <Icon size={16} role="img" aria-label={label} />
    </span>
  );
}

/** The same as a word with its sign. */
export function ResultWord({ result }: { result: QualityResult | null }) {
  const t = useTranslations("quality.compare.results");
  const mark = markOf(result);
  const { Icon, tone } = marks[mark];
  return (
    <span className={classes.word} data-tone={tone}>
      <Icon size={15} aria-hidden="true" />
      {t(mark)}
    </span>
  );
}
