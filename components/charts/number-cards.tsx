"use client";

import classes from "@/components/charts/number-cards.module.css";
import { NumberChange, NumberComparison } from "@/components/charts/number-change";
import { NumberMark } from "@/components/charts/number-mark";
import { NumberTarget } from "@/components/charts/number-target";
import { Sparkline } from "@/components/charts/sparkline";
import type { NumberItem } from "@/lib/chart/prepared-chart";

/** One figure or a row of them, as text: short for the eye, in full on hover, with what it is to be compared with. */
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
            {item.mark ? <NumberMark {...item.mark} /> : null}
          </dd>
          {item.comparison ? <NumberComparison item={item} comparison={item.comparison} /> : null}
          {item.target ? <NumberTarget item={item} target={item.target} /> : null}
          {item.trend ? (
            <dd className={classes.course}>
              {item.comparison ? null : <NumberChange item={item} trend={item.trend} />}
              {item.hasSparkline && item.trend.values.length > 1 ? <Sparkline values={item.trend.values} /> : null}
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
