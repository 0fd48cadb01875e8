"use client";

import { useTranslations } from "next-intl";
import classes from "@/components/dashboards/view/filters/number-bins.module.css";
import { useFilterWords } from "@/components/dashboards/view/filters/use-filter-words";

type NumberBinsProps = {
  /** Rows in each of the equal steps from `low` to `high`. */
  bins: readonly number[];
  low: number;
  high: number;
  chosen: { readonly min: number | null; readonly max: number | null };
};

/** A step with few rows is seen beside one with very many. */
const heightMin = 4;

/** How the numbers lie, above the slider that takes a part of them; what is left out is paler. */
export function NumberBins({ bins, low, high, chosen }: NumberBinsProps) {
  const t = useTranslations("look.number");
  const { number } = useFilterWords();
  const most = Math.max(...bins);
  if (bins.length === 0 || most <= 0) return null;
  const step = (high - low) / bins.length;
  const fullest = bins.indexOf(most);
  const from = (index: number) => low + index * step;
  const summary = t("bins", {
    ...{ min: number.format(from(fullest)), max: number.format(from(fullest + 1)), rows: number.format(most) },
  });
  const isChosen = (index: number) =>
    from(index + 1) > (chosen.min ?? low) && from(index) < (chosen.max ?? high + step);
  return (
    <svg className={classes.bins} viewBox={`0 0 ${bins.length} 100`} preserveAspectRatio="none" role="img">
      <title>{summary}</title>
      {bins.map((rows, index) => {
        const height = rows === 0 ? 0 : Math.max(heightMin, (rows / most) * 100);
        return (
          <rect
            key={from(index)}
            className={classes.bin}
            data-chosen={isChosen(index) || undefined}
            {...{ x: index + 0.08, width: 0.84, y: 100 - height, height }}
          />
        );
      })}
    </svg>
  );
}
