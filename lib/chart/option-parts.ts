import type { LegendComponentOption, TooltipComponentOption } from "echarts";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { type ChartLocale, formatNumber } from "@/lib/chart/format-number";
import { unitKind } from "@/lib/chart/unit-kind";

/** Cuts a long name in its middle, where names differ least; the tooltip has the whole. */
export function cutMiddle(text: string, lengthMax: number): string {
  const characters = [...text];
  if (characters.length <= lengthMax) return text;
  const head = Math.ceil((lengthMax - 1) / 2);
  return `${characters.slice(0, head).join("")}…${characters.slice(characters.length - (lengthMax - 1 - head)).join("")}`;
}

/** Width of a text in average characters of 12-pixel type; Chinese characters count double. */
export function textWidthPx(text: string): number {
  return [...text].reduce((width, character) => width + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 12 : 6.6), 0);
}

export function tooltipOption({ theme }: DrawingContext, trigger: "axis" | "item"): TooltipComponentOption {
  return {
    trigger,
    appendTo: "body",
    // Fading, it would stay where it was for good, unseen, and let a window that got narrower since scroll sideways.
    displayTransition: false,
    backgroundColor: theme.surface,
    borderColor: theme.line,
    borderWidth: 1,
    padding: [8, 10],
    textStyle: { color: theme.text, fontSize: 12, fontFamily: theme.fontFamily },
    extraCssText:
      "border-radius:8px;box-shadow:0 4px 16px rgba(0,0,0,.12);max-width:min(360px,90vw);white-space:normal;",
    axisPointer: { type: "line", lineStyle: { color: theme.textMuted, width: 1, type: "dashed" } },
  };
}

/** Text for ECharts tooltips, which are HTML: names come from data and must not become markup. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

const legendLinePx = 24;
const legendMarkPx = 30;

/** How high a legend gets that breaks into lines at this width. */
export function legendHeightPx(names: readonly string[], widthPx: number): number {
  let lines = 1;
  let usedPx = 0;
  for (const name of names) {
    const itemPx = textWidthPx(name) + legendMarkPx;
    if (usedPx > 0 && usedPx + itemPx > widthPx) {
      lines += 1;
      usedPx = 0;
    }
    usedPx += itemPx;
  }
  return lines * legendLinePx + 4;
}

/** What stands above the axes: the legend, where there is more than one series to tell apart. */
export function roomAbovePx(names: readonly string[], { isPicture, widthPx }: DrawingContext): number {
  if (names.length < 2) return 12;
  const shown = isPicture ? names.map((name) => cutMiddle(name, legendNameLengthMax)) : [];
  return legendHeightPx(shown, widthPx) + 6;
}

const legendNameLengthMax = 28;

export function legendOption(context: DrawingContext, names: readonly string[]): LegendComponentOption {
  const { theme, isPicture } = context;
  return {
    type: isPicture ? "plain" : "scroll",
    top: 0,
    left: 0,
    right: 0,
    itemWidth: 10,
    itemHeight: 10,
    itemGap: 14,
    icon: "roundRect",
    padding: [0, 4, 0, 0],
    textStyle: { color: theme.textMuted, fontSize: 12 },
    pageIconColor: theme.textMuted,
    pageIconInactiveColor: theme.line,
    pageTextStyle: { color: theme.textMuted },
    data: [...names],
    formatter: (name) => cutMiddle(name, legendNameLengthMax),
  };
}

/** A value on an axis: short, with its unit where that is short too. */
export function axisValueFormatter(unit: string | null, locale: ChartLocale) {
  const kind = unitKind(unit);
  const isShown = kind.kind === "plain" ? kind.short : kind.kind !== "time";
  return (value: number) => formatNumber(value, { unit: isShown ? unit : null, compact: true }, locale);
}
