import { type ChartType, chartTypes } from "@/lib/chart/schema";

/** What the words of a question say about its picture. */
export type ChartIntent = {
  /** The chart that was named. */
  readonly named: ChartType | null;
  readonly stacked: boolean;
  /** Side by side instead of stacked. */
  readonly grouped: boolean;
  /** Bars that lie or stand because somebody said so. */
  readonly direction: "horizontal" | "vertical" | null;
  readonly shares: boolean;
  readonly relation: boolean;
  readonly course: boolean;
  readonly distribution: boolean;
  readonly ranking: boolean;
  readonly steps: boolean;
  /** A further column is to be told apart by colour or panel. */
  readonly split: boolean;
};

const kinds = {
  area: "(?:stacked )?area",
  line: "(?:multi[- ]?|trend ?|spline )?lines?|time[- ]?series|run|sparkline",
  pie: "pie|donut|doughnut|ring|sunburst",
  scatter: "scatter(?:ed)?|bubble|dot|point|xy",
  bar: "bars?|columns?|stacked",
  heatmap: "heat|matrix",
  funnel: "funnel",
} as const;
const drawing = "(?:chart|graph|plot|diagram|visuali[sz]ation|picture)s?";

/** "a bar chart", "scatterplots", "line- graph": a kind and a word for a drawing. One-word names stand for themselves. */
const fullNames: readonly (readonly [ChartType, RegExp])[] = [
  ["heatmap", /\bheat[- ]?maps?\b|\bmatrix (?:chart|plot)\b|热力图|热图|矩阵图/i],
  ["funnel", /\bfunnels?\b|漏斗/i],
  ["histogram", /\bhistogr\w+|直方图|分布图/i],
  ["pie", /\b(?:donuts?|doughnuts?)\b|饼状?图|饼形图|环形图|圆环图|圆饼图/i],
  ["scatter", /\bscatter(?:ed|ing)?[- ]?(?:plot|chart|graph|gram|diagram)?s?\b|散点图?|气泡图/i],
  ["area", /面积图/],
  ["line", /\b(?:line|trend) ?graphs?\b|折线图?|曲线图|线形图|线图|趋势图|走势图|时序图/i],
  ["bar", /柱状图?|柱形图|条形图|条状图|柱图|条图/],
  ["waterfall", /\bwaterfalls?\b|瀑布图/i],
  [
    "combination",
    /\bcombo[- ]?(?:chart|graph|plot)s?\b|\bcombination (?:chart|graph|plot)s?\b|\bdual[- ]axis\b|组合图|双轴图/i,
  ],
  ["pivot", /\bpivot(?:s|ed)?(?: tables?)?\b|\bcross[- ]?tab(?:le|s|ulation)?\b|透视表|交叉表/i],
  [
    "table",
    /\b(?:as|in|into|with|using|by) an? (?:table|grid|list|spreadsheet)\b|\btable view\b|表格|列表(?:显示|展示|形式)|明细表/i,
  ],
  ...Object.entries(kinds).map(
    ([type, kind]) => [type as ChartType, new RegExp(`\\b(?:${kind})[- ]?${drawing}\\b`, "i")] as const,
  ),
];

/** "draw bars", "as a line", "by a scatter": the kind alone, where something says that it is one. "By line" and "in the area" are data. */
const how = "(?:(?:simple|stacked|grouped|clustered|horizontal|vertical|multiple|multi|trend|separate|different) )?";
const bareKind = (one: string, many: string) =>
  new RegExp(
    `\\b(?:as|in|with|using|by|into|via) an? ${how}(?:${one})\\b|` +
      `\\b(?:as|draw|plot|make|use|using|with|in|by|show|show me|give me|display) (?:the )?${how}(?:${many})\\b|` +
      `^${how}(?:${many})\\b`,
    "i",
  );
const shortNames: readonly (readonly [ChartType, RegExp])[] = [
  ["line", bareKind("line|curve", "lines|curves")],
  ["bar", bareKind("bar", "bars")],
  ["area", /\bas an? (?:stacked )?area\b/i],
  ["bar", /\b(?:stacked|grouped|clustered|horizontal|vertical) bars?\b/i],
  ["line", /\btrend ?lines?\b/i],
  ["pie", /\bpie\b/i],
];

const split =
  /\bcolou?r\w*|\bgroup\w*|\bsplit\b|\bbroken (?:down|out|up)\b|\bbreak\w* (?:down|out)\b|\bsepara\w+|\bfacet\w*|\bpartition\w*|\bparameteri[sz]\w+|\bsegregat\w+|\bsmall multiples\b|\bfor (?:each|every|different)\b|\bper\b|分组|按.{1,12}(?:着色|区分)|分别/i;

const words = {
  shares:
    /\b(?:shares?|proportions?|percentages?|percent|breakdown|composition|make ?up of|made up of|parts? of (?:the )?(?:whole|total)|constitut\w+)\b|占比|比例|份额|构成|组成|百分比|各占/i,
  relation:
    /\b(?:correlat\w*|relat(?:es?|ed|ing|ions?|ionships?)|versus|vs\.?|v\.?\/?s\.?|against|depend\w*|associat\w+|influence\w*|affect\w*|impact\w*)(?=\W|$)|相关|关系|影响|关联/i,
  course:
    /\b(?:trends?|over (?:time|the years|years?|months?)|across (?:time|years)|evol\w+|develop\w*|chang\w+|grow\w*|timeline|time series|through(?:out)? the years|histor\w+)\b|趋势|走势|变化|历年|逐月|逐年|增长/i,
  distribution:
    /\b(?:distribut\w*|spread|frequenc\w+|buckets?|bins?|binned|range of|histogr\w+)\b|分布|区间|频率|频数/i,
  ranking:
    /\b(?:top|bottom|rank\w*|highest|lowest|most|least|largest|smallest|best|worst|biggest|fewest)\b|排名|排行|最高|最低|最多|最少|前\s*\d+|前[一二三四五六七八九十]/i,
  steps: /\b(?:funnel|conversion|pipeline stages?|drop[- ]?off|step by step)\b|漏斗|转化|流失/i,
  stacked: /\bstack\w*\b|堆叠|堆积/i,
  grouped:
    /\b(?:grouped|clustered|side by side) (?:bars?|columns?)|\bcluster\w*\b|\bside[- ]by[- ]side\b|分组柱|簇状|并排/i,
} as const;

function firstNamed(text: string, names: readonly (readonly [ChartType, RegExp])[]): ChartType | null {
  let found: { type: ChartType; at: number } | null = null;
  for (const [type, pattern] of names) {
    const at = text.search(pattern);
    if (at >= 0 && (found === null || at < found.at)) found = { type, at };
  }
  return found?.type ?? null;
}

/** The chart that a text names, in whatever way people name it: "Pie", "scatterplot", "draw bars", "柱状图". Null: none. */
export function namedChart(text: string): ChartType | null {
  return firstNamed(text, fullNames) ?? firstNamed(text, shortNames);
}

/** A hint is a name by itself: from an engine, or what is left of the question. */
function hinted(hint: string): ChartType | null {
  const word = hint.trim().toLowerCase();
  const exact = chartTypes.find((type) => type === word);
  return exact ?? namedChart(hint) ?? namedChart(`as ${hint}`);
}

/** Reads what a question, and the hint of the engine that answered it, say about the picture. Nulls: nothing was said. */
export function readChartIntent(question: string | null, hint: string | null): ChartIntent {
  const text = [question, hint].filter((part) => part !== null).join(" ");
  const says = (pattern: RegExp) => pattern.test(text);
  return {
    named: (question === null ? null : namedChart(question)) ?? (hint === null ? null : hinted(hint)),
    direction: /\bhorizontal\w*|横向|条形图/i.test(text)
      ? "horizontal"
      : /\bvertical\w*|纵向/i.test(text)
        ? "vertical"
        : null,
    stacked: says(words.stacked),
    grouped: says(words.grouped),
    shares: says(words.shares),
    relation: says(words.relation),
    course: says(words.course),
    distribution: says(words.distribution),
    ranking: says(words.ranking),
    steps: says(words.steps),
    split: says(split),
  };
}
