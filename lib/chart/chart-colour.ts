import type { ChartColour } from "@/lib/chart/options-schema";
import type { ChartTheme } from "@/lib/chart/palette";

/** The colour that stands for a meaning, or for a place in the palette, in this theme. */
export function chartColour(colour: ChartColour, theme: ChartTheme): string {
  switch (colour) {
    case "good":
    case "warning":
    case "bad":
    case "neutral":
      return theme.meaning[colour];
    default:
      return theme.palette[Number(colour) - 1] ?? theme.text;
  }
}
