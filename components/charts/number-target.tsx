"use client";

import { IconCircleCheck } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import classes from "@/components/charts/number-cards.module.css";
import { formatNumber } from "@/lib/chart/format-number";
import type { NumberItem } from "@/lib/chart/prepared-chart";

/** How far the figure is from its target: in words, and as a bar for the eye. */
export function NumberTarget({ item, target }: { item: NumberItem; target: NonNullable<NumberItem["target"]> }) {
  const t = useTranslations("charts.target");
  const locale = useLocale() === "zh" ? "zh" : "en";
  const { share, isMet, text } = target;
  const written = share === null ? null : formatNumber(share * 100, { unit: "%", fractionDigits: 0 }, locale);
  const length = Math.max(0, Math.min(1, share ?? 0));
  return (
    <dd
      className={classes.target}
      data-met={isMet || undefined}
      data-falling={item.goodDirection === "down" || undefined}
    >
      {share === null ? null : (
        <svg className={classes.bar} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          <rect width="100" height="4" rx="1" className={classes.track} />
          <rect width={length * 100} height="4" rx="1" className={classes.filled} />
        </svg>
      )}
      <span>
        {written === null ? t("plain", { target: text }) : t("share", { share: written, target: text })}
        {isMet ? <IconCircleCheck size={14} role="img" aria-label={t("met")} /> : null}
      </span>
    </dd>
  );
}
