"use client";

import { useTranslations } from "next-intl";
import classes from "@/components/charts/chart-view.module.css";
import type { ChartCap } from "@/lib/chart/prepared-chart";

type ChartNotesProps = { caps: readonly ChartCap[]; rowCount: number; truncated: boolean };

/** What the picture leaves out, in words below it: the caption of its figure. */
export function ChartNotes({ caps, rowCount, truncated }: ChartNotesProps) {
  const t = useTranslations("charts.caps");
  const notes = caps.map(({ what, shown, total }) => t(what, { shown, total }));
  if (truncated) notes.push(t("truncated", { shown: rowCount }));
  const text = notes.join(" · ");
  return (
    <figcaption className={classes.caption} title={text}>
      {text}
    </figcaption>
  );
}
