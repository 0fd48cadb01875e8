import type { EChartsOption } from "echarts";
import { chartColour } from "@/lib/chart/chart-colour";
import { type ChartPoints, defineChartType } from "@/lib/chart/chart-type";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { blankChart, type Fit } from "@/lib/chart/fit";
import { measureWriter } from "@/lib/chart/format-designed";
import { chartLimits } from "@/lib/chart/limits";
import { cutMiddle, escapeHtml, tooltipOption } from "@/lib/chart/option-parts";
import { prepareSankey, type SankeyChart } from "@/lib/chart/prepare-sankey";
import { isAdditive, isOnePointEach } from "@/lib/chart/result-profile";

const fromNames = /\b(?:from|source|origin|referrer|previous)\b|来源|起点|出发/i;

/** How much goes from each value of one column to each of another. */
const fitSankey: Fit = (profile, { asked }) => {
  const { times, categories, measures, rowCount } = profile;
  const [first, second] = categories;
  const [measure] = measures;
  if (!first || !second || !measure || !isAdditive(measure.column) || (measure.range?.max ?? 0) <= 0) return null;
  const [source, target] = fromNames.test(second.column.label) ? [second, first] : [first, second];
  if (!asked) {
    const isFlow = times.length === 0 && categories.length === 2 && (measure.range?.min ?? -1) >= 0;
    if (!isFlow || rowCount < 4 || rowCount > chartLimits.sankeyLinks || !isOnePointEach(profile, [first, second]))
      return null;
    if (first.distinctCount < 2 || second.distinctCount < 2) return null;
  }
  return { ...blankChart, type: "sankey", x: source.column.name, series: target.column.name, y: [measure.column.name] };
};

/** Draws bands between names, as wide as what flows. */
function sankeyOption(chart: SankeyChart, context: DrawingContext): EChartsOption {
  const { theme, texts, widthPx, heightPx } = context;
  const { full, short } = measureWriter(chart.column, chart.options, texts.locale);
  const nodeOf = new Map(chart.nodes.map((node) => [node.id, node]));
  const nameOf = (id: unknown) => escapeHtml(nodeOf.get(String(id))?.name ?? "");
  const isNarrow = widthPx < 420;
  const lengthMax = isNarrow ? 10 : 20;
  const textPx = (isNarrow ? 74 : 130) + (chart.options.labels ? 44 : 0);
  return {
    tooltip: {
      ...tooltipOption(context, "item"),
      formatter: (item) => {
        if (Array.isArray(item)) return "";
        // The two kinds of data of a sankey differ; what ECharts hands over is said by dataType.
        const { data, dataType } = item as { data: { source?: string; target?: string }; dataType?: string };
        if (dataType === "edge") {
          return `${nameOf(data.source)} → ${nameOf(data.target)}<br/><b>${escapeHtml(full(Number(item.value)))}</b>`;
        }
        const node = chart.nodes[item.dataIndex];
        return node ? `${escapeHtml(node.name)}<br/><b>${escapeHtml(full(node.value))}</b>` : "";
      },
    },
    series: [
      {
        type: "sankey",
        ...{ top: 8, bottom: 8, left: 2, right: textPx, draggable: false, nodeWidth: 12 },
        nodeGap: Math.max(3, Math.min(12, heightPx / Math.max(1, chart.nodes.length) / 2)),
        emphasis: { focus: "adjacency" },
        label: {
          show: chart.options.labels !== false,
          ...{ color: theme.text, fontSize: 12, textBorderColor: theme.surface, textBorderWidth: 2 },
          formatter: ({ dataIndex }) => {
            const node = chart.nodes[dataIndex];
            if (!node) return "";
            const name = cutMiddle(node.name, lengthMax);
            return chart.options.labels ? `${name}{value|${short(node.value)}}` : name;
          },
          rich: { value: { color: theme.textMuted, fontSize: 11, padding: [0, 0, 0, 5] } },
        },
        lineStyle: { color: "source", opacity: 0.32, curveness: 0.5 },
        data: chart.nodes.map(({ id, name, isOther }, at) => {
          const chosen = chart.options.colours?.[name];
          const own = isOther ? theme.rest : theme.palette[at % theme.palette.length];
          return { name: id, itemStyle: { color: chosen ? chartColour(chosen, theme) : own, borderWidth: 0 } };
        }),
        links: chart.links.map(({ source, target, value }) => ({ source, target, value })),
      },
    ],
  };
}

/** Every name with what flows through it, then every flow. */
function sankeyPoints({ levels, column, nodes, links }: SankeyChart): ChartPoints {
  const nameOf = new Map(nodes.map(({ id, name }) => [id, name]));
  const named = nodes.map(({ name, value, cells }, dataIndex) => ({
    ...{ name, value, cells, series: null, at: { seriesIndex: 0, dataIndex } },
  }));
  const flows = links.map(({ source, target, value, cells }, dataIndex) => ({
    ...{ name: `${nameOf.get(source)} → ${nameOf.get(target)}`, value, cells, series: null },
    at: { seriesIndex: 0, dataIndex, dataType: "edge" as const },
  }));
  return {
    measure: column,
    dimension: levels.map(({ label }) => label).join(" → "),
    series: [],
    points: [...named, ...flows],
  };
}

/** What flows from where to where. */
export const sankey = defineChartType<SankeyChart>({
  type: "sankey",
  group: "flow",
  fit: fitSankey,
  reason: () => "flows",
  prepare: prepareSankey,
  option: sankeyOption,
  points: sankeyPoints,
  engine: ["sankey"],
});
