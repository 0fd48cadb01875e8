import type { EChartsOption, SunburstSeriesOption } from "echarts";
import { chartColour } from "@/lib/chart/chart-colour";
import { defineChartType } from "@/lib/chart/chart-type";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { fitSunburst } from "@/lib/chart/fit-tree";
import { measureWriter } from "@/lib/chart/format-designed";
import { inkOn, mixColours } from "@/lib/chart/mix-colours";
import { cutMiddle } from "@/lib/chart/option-parts";
import { prepareTree, type TreeChart, type TreeNode, treePoints } from "@/lib/chart/prepare-tree";
import { treeTooltip } from "@/lib/chart/tree-tooltip";

type Item = NonNullable<SunburstSeriesOption["data"]>[number];

/** A hue a part of the first level; outwards it fades towards the page. */
function itemOf(node: TreeNode, hue: string, depth: number, chart: TreeChart, context: DrawingContext): Item {
  const { theme } = context;
  const colour = mixColours(hue, theme.surface, Math.max(0.45, 1 - depth * 0.22));
  return {
    name: node.name,
    value: node.value,
    itemStyle: { color: colour },
    label: { color: inkOn(colour) },
    children: node.children.map((child) => itemOf(child, hue, depth + 1, chart, context)),
  };
}

function hueOf(node: TreeNode, at: number, chart: TreeChart, { theme }: DrawingContext): string {
  const chosen = chart.options.colours?.[node.name];
  if (chosen) return chartColour(chosen, theme);
  return node.isOther ? theme.rest : (theme.palette[at % theme.palette.length] ?? theme.text);
}

/** Draws parts as rings: the first level inside, parts of parts around it. */
function sunburstOption(chart: TreeChart, context: DrawingContext): EChartsOption {
  const { theme, texts, widthPx, heightPx } = context;
  const { short } = measureWriter(chart.column, chart.options, texts.locale);
  const sidePx = Math.min(widthPx, heightPx);
  const ringPx = (sidePx * 0.37) / chart.levels.length;
  const lengthMax = Math.max(4, Math.floor(ringPx / 5.8));
  return {
    tooltip: treeTooltip(chart, context),
    series: [
      {
        type: "sunburst",
        ...{ radius: ["24%", "98%"], nodeClick: false, sort: undefined },
        label: {
          show: chart.options.labels ?? sidePx >= 150,
          ...{ fontSize: 11, minAngle: 9, rotate: "radial", formatter: ({ name }) => cutMiddle(name, lengthMax) },
        },
        itemStyle: { borderColor: theme.surface, borderWidth: 2, borderRadius: 3 },
        emphasis: { focus: "ancestor" },
        data: chart.roots.map((root, at) => itemOf(root, hueOf(root, at, chart, context), 0, chart, context)),
      },
      ...totalOf(chart, sidePx, theme.text, short(chart.total)),
    ],
  };
}

/** The whole in the middle, where it has room. */
function totalOf(chart: TreeChart, sidePx: number, color: string, text: string): SunburstSeriesOption[] {
  if (sidePx < 200 || !chart.adds) return [];
  return [
    {
      type: "sunburst",
      ...{ radius: [0, "22%"], silent: true, nodeClick: false, tooltip: { show: false } },
      label: { color, fontSize: Math.max(12, Math.min(22, sidePx / 18)), fontWeight: 600, rotate: 0 },
      itemStyle: { color: "transparent", borderWidth: 0 },
      data: [{ name: text, value: chart.total, label: { align: "center" } }],
    },
  ];
}

/** Parts of a whole, and their parts around them. */
export const sunburst = defineChartType({
  type: "sunburst",
  group: "parts",
  fit: fitSunburst,
  reason: () => "partsOfParts",
  prepare: prepareTree,
  option: sunburstOption,
  points: treePoints,
  engine: ["sunburst"],
});
