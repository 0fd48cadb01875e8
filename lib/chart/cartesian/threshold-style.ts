import type { ChartColour } from "@/lib/chart/options-schema";

type Pattern = { readonly symbol: string; readonly rotation: number; readonly dashX: number; readonly dashY: number };

/** Hatching of bars by meaning, for eyes that do not tell the colours apart: good is plain. */
const patterns: Partial<Record<ChartColour, Pattern>> = {
  bad: { symbol: "rect", rotation: -Math.PI / 4, dashX: 1, dashY: 3 },
  warning: { symbol: "circle", rotation: 0, dashX: 5, dashY: 5 },
};

/** Shapes of dots by meaning. */
const symbols: Partial<Record<ChartColour, string>> = { bad: "triangle", warning: "diamond", good: "circle" };

/** How a bar of this meaning is hatched, in ECharts' words. **Nulls** it is plain. */
export function hatching(colour: ChartColour): object | null {
  const pattern = patterns[colour];
  if (!pattern) return null;
  return {
    ...{ symbol: pattern.symbol, symbolSize: pattern.symbol === "circle" ? 0.55 : 1, rotation: pattern.rotation },
    ...{ color: "rgba(255, 255, 255, 0.45)", dashArrayX: [1, 0], dashArrayY: [pattern.dashX, pattern.dashY] },
    ...(pattern.symbol === "circle"
      ? { dashArrayX: [pattern.dashX, pattern.dashX], dashArrayY: [pattern.dashY, 0] }
      : {}),
  };
}

/** The shape of a dot of this meaning. */
export const dotOf = (colour: ChartColour): string => symbols[colour] ?? "rect";
