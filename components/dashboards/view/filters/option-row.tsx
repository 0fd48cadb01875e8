"use client";

import { useFormatter } from "next-intl";
import type { ReactNode } from "react";
import classes from "@/components/dashboards/view/filters/list-filter.module.css";
import { useFilterWords } from "@/components/dashboards/view/filters/use-filter-words";
import type { Cell } from "@/lib/execute/schema";

type OptionRowProps = {
  value: Cell;
  /** How many rows have it; null: not known. */
  count: number | null;
  children: (label: string) => ReactNode;
};

/** One value of a pick list, with how often it is there. */
export function OptionRow({ value, count, children }: OptionRowProps) {
  const { cellWords } = useFilterWords();
  const format = useFormatter();
  return (
    <div className={classes.option}>
      {children(cellWords(value))}
      {count === null ? null : <span className={classes.count}>{format.number(count)}</span>}
    </div>
  );
}
