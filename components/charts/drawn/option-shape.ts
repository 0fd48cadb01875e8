import type { EChartsOption } from "echarts";

/**
 * Parts that are given anew each time. What is left out of the list is kept as the reader set it: which series the legend hides and
 * how far the axis is zoomed.
 */
const replaced = new Set([
  ...["series", "xAxis", "yAxis", "visualMap", "radar", "calendar", "geo", "polar", "angleAxis", "radiusAxis"],
  ...["singleAxis", "graphic", "title"],
]);

export const replacedParts = (option: EChartsOption): string[] =>
  Object.keys(option).filter((key) => replaced.has(key));

/** Which parts an option has: ECharts keeps a part that a later option leaves out, so another set of parts is drawn from the start. */
export const optionShape = (option: EChartsOption): string => Object.keys(option).toSorted().join();
