"use client";

import { IconAlertTriangle, IconCircleCheck, IconCircleDot, IconCircleX, type TablerIcon } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useChartPalette } from "@/components/charts/chart-palette";
import classes from "@/components/charts/number-cards.module.css";
import type { ChartColour } from "@/lib/chart/options-schema";
import { meaningColours, type PaletteName, palettes } from "@/lib/chart/palette";
import type { NumberItem } from "@/lib/chart/prepared-chart";

const markIcons: Partial<Record<ChartColour, TablerIcon>> = {
  good: IconCircleCheck,
  warning: IconAlertTriangle,
  bad: IconCircleX,
};

/** Both themes in one, so that the server's page is right before anything runs. */
function themed(colour: ChartColour, palette: PaletteName): string {
  if (colour in meaningColours.light) {
    const meaning = colour as keyof typeof meaningColours.light; // "in" has just found it
    return `light-dark(${meaningColours.light[meaning]}, ${meaningColours.dark[meaning]})`;
  }
  const place = Number(colour) - 1;
  return `light-dark(${palettes[palette].light[place]}, ${palettes[palette].dark[place]})`;
}

/** The threshold a figure has reached, as a sign and a word beside its colour. */
export function NumberMark({ colour, label }: NonNullable<NumberItem["mark"]>) {
  const t = useTranslations("charts.marks");
  const palette = useChartPalette();
  const Icon = markIcons[colour] ?? IconCircleDot;
  const name = label || t(colour in meaningColours.light ? colour : "reached");
  return (
    <span className={classes.mark} style={{ color: themed(colour, palette) }} title={name}>
      <Icon size={18} role="img" aria-label={name} />
      {label ? <span className={classes.markLabel}>{label}</span> : null}
    </span>
  );
}
