"use client";

import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import classes from "@/components/charts/number-cards.module.css";
import { Sparkline } from "@/components/charts/sparkline";
import { formatNumber } from "@/lib/chart/format-number";
import type { NumberItem } from "@/lib/chart/prepared-chart";

/** One figure or a row of them, as text: short for the eye, in full on hover, with the course that led to it. */
export function NumberCards({ items, fill = false }: { items: readonly NumberItem[]; fill?: boolean }) {
  // A single figure stands below the question or the widget's title, which names it already.
  const showsLabels = items.length > 1;
  return (
    <dl className={classes.cards} data-fill={fill || undefined} data-single={!showsLabels || undefined}>
      {items.map((item) => (
        <div key={item.column.name} className={classes.card}>
          <dt className={showsLabels ? classes.label : classes.unseen}>{item.label}</dt>
          <dd className={classes.value} title={item.exactText} data-null={item.value === null || undefined}>
            {item.text}
          </dd>
          {item.trend ? (
            <dd className={classes.course}>
              <Change trend={item.trend} />
              <Sparkline values={item.trend.values} />
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}

function Change({ trend }: { trend: NonNullable<NumberItem["trend"]> }) {
  const t = useTranslations("charts.trend");
  const locale = useLocale() === "zh" ? "zh" : "en";
  if (trend.change === null || trend.previousLabel === null) {
    return <span className={classes.change}>{t("latest", { period: trend.periodLabel })}</span>;
  }
  const percent = Math.abs(trend.change * 100);
  const change = formatNumber(percent, { unit: "%", fractionDigits: percent < 10 ? 1 : 0 }, locale);
  const direction = percent < 0.05 ? "same" : trend.change > 0 ? "up" : "down";
  const Icon = { same: IconArrowRight, up: IconArrowUpRight, down: IconArrowDownRight }[direction];
  return (
    <span className={classes.change} data-direction={direction} title={t("latest", { period: trend.periodLabel })}>
      <Icon size={14} aria-hidden="true" />
      {t(direction, { change, period: trend.previousLabel })}
    </span>
  );
}
