"use client";

import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "@/components/charts/number-cards.module.css";
import { formatNumber } from "@/lib/chart/format-number";
import type { NumberItem } from "@/lib/chart/prepared-chart";

type Direction = "up" | "down" | "same";

function useChange(change: number): { text: string; direction: Direction } {
  const locale = useLocale() === "zh" ? "zh" : "en";
  const percent = Math.abs(change * 100);
  return {
    text: formatNumber(percent, { unit: "%", fractionDigits: percent < 10 ? 1 : 0 }, locale),
    direction: percent < 0.05 ? "same" : change > 0 ? "up" : "down",
  };
}

/** How a figure differs from the period before. */
export function NumberChange({ item, trend }: { item: NumberItem; trend: NonNullable<NumberItem["trend"]> }) {
  const t = useTranslations("charts.trend");
  const { text, direction } = useChange(trend.change ?? 0);
  if (trend.change === null || trend.previousLabel === null) {
    return <span className={classes.change}>{t("latest", { period: trend.periodLabel })}</span>;
  }
  return (
    <ChangeLine item={item} direction={direction} title={t("latest", { period: trend.periodLabel })}>
      {t(direction, { change: text, period: trend.previousLabel })}
    </ChangeLine>
  );
}

/** How a figure differs from the period that the dashboard compares with. */
export function NumberComparison({
  item,
  comparison,
}: {
  item: NumberItem;
  comparison: NonNullable<NumberItem["comparison"]>;
}) {
  const t = useTranslations("charts.trend");
  const { text, direction } = useChange(comparison.change ?? 0);
  const other = { value: comparison.text, period: comparison.label };
  return (
    <dd className={classes.course}>
      {comparison.change === null ? (
        <span className={classes.change}>{t("was", other)}</span>
      ) : (
        <ChangeLine item={item} direction={direction} title={t("was", other)}>
          {t(direction, { change: text, period: comparison.label })}
        </ChangeLine>
      )}
    </dd>
  );
}

type ChangeLineProps = { item: NumberItem; direction: Direction; title: string; children: ReactNode };

function ChangeLine({ item, direction, title, children }: ChangeLineProps) {
  const Icon = { same: IconArrowRight, up: IconArrowUpRight, down: IconArrowDownRight }[direction];
  const judged = item.goodDirection !== "none" && direction !== "same";
  return (
    <span
      className={classes.change}
      data-judged={judged ? (direction === item.goodDirection ? "good" : "bad") : undefined}
      title={title}
    >
      <Icon size={14} aria-hidden="true" />
      <span className={classes.changeText}>{children}</span>
    </span>
  );
}
