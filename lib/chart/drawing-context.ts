import type { ChartTheme } from "@/lib/chart/palette";
import type { ChartTexts } from "@/lib/chart/prepared-chart";

/** Where a chart is drawn and for whom. */
export type DrawingContext = {
  readonly theme: ChartTheme;
  readonly texts: ChartTexts;
  readonly widthPx: number;
  readonly heightPx: number;
  /** For paper: all of a legend shows, as nobody can turn its pages. */
  readonly isPicture?: boolean;
};

/** The line of words below a chart on a page: what it leaves out. */
export const captionPx = 20;
