import type { EChartsOption, TreemapSeriesOption } from "echarts";
import { chartColour } from "@/lib/chart/chart-colour";
import { defineChartType } from "@/lib/chart/chart-type";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { fitTreemap } from "@/lib/chart/fit-tree";
import { measureWriter } from "@/lib/chart/format-designed";
import { inkOn, mixColours } from "@/lib/chart/mix-colours";
import { prepareTree, type TreeChart, type TreeNode, treePoints } from "@/lib/chart/prepare-tree";
import { treeTooltip } from "@/lib/chart/tree-tooltip";

type Item = NonNullable<TreemapSeriesOption["data"]>[number];

/** One hue that fades from the largest to the smallest; with levels below, a hue for each of the first. */
function colourOf(node: TreeNode, at: number, chart: TreeChart, { theme }: DrawingContext): string {
  const chosen = chart.options.colours?.[node.name];
  if (chosen) return chartColour(chosen, theme);
  if (node.isOther) return mixColours(theme.rest, theme.surface, 0.55);
  if (chart.levels.length > 1) return theme.palette[at % theme.palette.length] ?? theme.text;
  const [hue = theme.text] = theme.palette;
  return mixColours(hue, theme.surface, 1 - (0.72 * at) / Math.max(1, chart.roots.length - 1));
}

function itemOf(node: TreeNode, colour: string, depth: number, { theme }: DrawingContext): Item {
  const own = node.children.length > 0 ? colour : mixColours(colour, theme.surface, depth === 0 ? 1 : 0.88);
  return {
    name: node.name,
    value: node.value,
    itemStyle: { color: own, borderColor: node.children.length > 0 ? colour : theme.surface },
    label: { color: inkOn(own) },
    upperLabel: { color: inkOn(own) },
    children: node.children.map((child, at) => {
      const share = 1 - (0.5 * at) / Math.max(1, node.children.length);
      return itemOf(child, mixColours(colour, theme.surface, share), depth + 1, { theme } as DrawingContext);
    }),
  };
}

/** Draws parts as rectangles whose area is their value, parts of parts inside of theirs. */
function treemapOption(chart: TreeChart, context: DrawingContext): EChartsOption {
  const { short } = measureWriter(chart.column, chart.options, context.texts.locale);
  const isNested = chart.levels.length > 1;
  return {
    tooltip: treeTooltip(chart, context),
    series: [
      {
        type: "treemap",
        ...{ top: 0, left: 0, right: 0, bottom: 0, roam: false, nodeClick: false, sort: false },
        ...{ breadcrumb: { show: false }, visibleMin: 0, squareRatio: 1.2 },
        label: {
          show: chart.options.labels ?? true,
          ...{ position: "insideTopLeft", fontSize: 12, lineHeight: 16, padding: [3, 4], overflow: "truncate" },
          formatter: ({ name, value }) => `${name}\n${short(Number(value))}`,
        },
        upperLabel: { show: isNested, height: 22, fontSize: 12, fontWeight: 600, overflow: "truncate" },
        itemStyle: { gapWidth: 1, borderWidth: 0, borderRadius: 2 },
        levels: [
          { itemStyle: { gapWidth: isNested ? 3 : 2, borderWidth: 0 }, upperLabel: { show: false } },
          { itemStyle: { gapWidth: 1, borderWidth: isNested ? 2 : 0 } },
        ],
        data: chart.roots.map((root, at) => itemOf(root, colourOf(root, at, chart, context), 0, context)),
      },
    ],
  };
}

/** Parts of a whole as areas: many of them, and parts of parts. */
export const treemap = defineChartType({
  type: "treemap",
  group: "parts",
  fit: fitTreemap,
  reason: () => "manyParts",
  prepare: prepareTree,
  option: treemapOption,
  points: treePoints,
  engine: ["treemap"],
});
