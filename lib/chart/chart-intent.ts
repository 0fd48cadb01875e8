import { namedChart } from "@/lib/chart/named-chart";
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
  /** How much goes from where to where. */
  readonly flow: boolean;
  readonly place: boolean;
  /** How far something is from what was planned. */
  readonly target: boolean;
  /** Parts that have parts of their own. */
  readonly nested: boolean;
  /** A few things by several figures. */
  readonly criteria: boolean;
  /** What adds and what takes away. */
  readonly gains: boolean;
  /** Which days of a year stand out. */
  readonly days: boolean;
  /** Each whole is 100 %. */
  readonly percent: boolean;
  readonly ring: boolean;
  /** A further column is to be told apart by colour or panel. */
  readonly split: boolean;
};

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
  flow: /\bflow(?:s|ed|ing)?\b.*\b(?:from|between|to|into)\b|\b(?:migrat|transfer|transition)\w*\b.*\b(?:from|between|to|into)\b|\bfrom (?:which|what|where)\b.*\bto (?:which|what|where)\b|\borigins? (?:and|to|by) destinations?\b|流向|流动|流转|流量来源|从.{1,12}(?:流|转移|迁移?)(?:到|向|至)/i,
  place:
    /\bgeograph\w+|\b(?:around|across|all over) the (?:world|globe|map|country)\b|\bworldwide\b|\bwhere in the world\b|地理|全球|各地(?:分布|的)|地域/i,
  target:
    /\b(?:targets?|goals?|quotas?)\b|\bprogress (?:to|towards?|on|of|against)\b|\b(?:against|versus|vs\.?) (?:the )?(?:budget|plan)\b|目标|完成[率度]|达成|完成进度/i,
  nested:
    /\bhierarch\w*|\bnested\b|\b(?:with|and) (?:its|their) (?:sub\w*|parts)\b|\bwithin (?:each|every|its|their)\b|层级|层次|逐层|下级|细分/i,
  criteria:
    /\bstrengths?\b|\bweakness\w*|\b(?:several|many|multiple|different|all) (?:criteria|aspects|measures|metrics|kpis)\b|各方面|多维|多个指标|各项指标|综合(?:能力|表现|对比)|优劣/i,
  gains:
    /\bgains? and loss\w*|\bincreases? and decreases?\b|\bups? and downs?\b|\bcontribut\w+ to (?:the )?(?:change|growth|total|result)\b|增减|盈亏|涨跌/i,
  days: /\b(?:which|what) days?\b|\b(?:every|each) (?:single )?day of\b|\bday by day\b|\bdaily (?:pattern|activity)\b|哪些天|哪几天|哪些日子|每一天/i,
  percent: /\b100 ?%|\b100[- ]per ?cent\b|\bpercent(?:age)? stack\w*|\bnormali[sz]ed\b|百分百|百分比堆/i,
  ring: /\b(?:donuts?|doughnuts?|rings?)\b|环[形状]图|圆环/i,
  stacked: /\bstack\w*\b|堆叠|堆积/i,
  grouped:
    /\b(?:grouped|clustered|side by side) (?:bars?|columns?)|\bcluster\w*\b|\bside[- ]by[- ]side\b|分组柱|簇状|并排/i,
} as const;

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
    flow: says(words.flow),
    place: says(words.place),
    target: says(words.target),
    nested: says(words.nested),
    criteria: says(words.criteria),
    gains: says(words.gains),
    days: says(words.days),
    percent: says(words.percent),
    ring: says(words.ring),
    split: says(split),
  };
}
