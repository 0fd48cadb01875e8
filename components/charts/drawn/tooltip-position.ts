import type { EChartsOption } from "echarts";
import type { ECharts } from "echarts/core";

const gapPx = 14;
const edgePx = 8;

type Sizes = { readonly contentSize: readonly number[] };

/**
 * The option with a tooltip beside the pointer that stays within the window: ECharts only knows the picture, above and below which a
 * tooltip of many lines reaches.
 */
export function withTooltipInWindow(option: EChartsOption, engine: ECharts | null): EChartsOption {
  if (!engine || !option.tooltip || Array.isArray(option.tooltip)) return option;
  const position = ([x = 0, y = 0]: readonly number[], _: unknown, __: unknown, ___: unknown, sizes: Sizes) => {
    const box = engine.getDom().getBoundingClientRect();
    const [width = 0, height = 0] = sizes.contentSize;
    const fitsRight = box.left + x + gapPx + width <= window.innerWidth - edgePx;
    const left = fitsRight ? x + gapPx : Math.max(edgePx - box.left, x - gapPx - width);
    const lowest = window.innerHeight - edgePx - height - box.top;
    return [left, Math.max(edgePx - box.top, Math.min(y + gapPx, lowest))];
  };
  return {
    ...option,
    tooltip: { ...option.tooltip, position: position as NonNullable<typeof option.tooltip>["position"] },
  };
}
