"use client";

import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleFilled,
  IconCircleXFilled,
  IconSquareFilled,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/charts/table/table.module.css";
import { chartColour } from "@/lib/chart/chart-colour";
import type { ChartColour } from "@/lib/chart/options-schema";
import type { ChartTheme } from "@/lib/chart/palette";

const icons = {
  good: IconCircleCheckFilled,
  warning: IconAlertTriangleFilled,
  bad: IconCircleXFilled,
  neutral: IconCircleFilled,
} as const;

type ColourMarkProps = { colour: ChartColour; label: string; theme: ChartTheme };

/** The sign of a threshold: a form for each meaning, so that nobody needs to tell the colours apart. */
export function ColourMark({ colour, label, theme }: ColourMarkProps) {
  const t = useTranslations("charts.table.meanings");
  const isMeaning = colour === "good" || colour === "warning" || colour === "bad" || colour === "neutral";
  const Icon = isMeaning ? icons[colour] : IconSquareFilled;
  const name = label || (isMeaning ? t(colour) : "");
  return (
    <span className={classes.mark} title={name || undefined}>
      <Icon size={12} color={chartColour(colour, theme)} aria-hidden="true" />
      {name ? <span className={classes.unseen}>{name}</span> : null}
    </span>
  );
}
