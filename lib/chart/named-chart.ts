import type { ChartType } from "@/lib/chart/schema";

type Names = readonly (readonly [ChartType, RegExp])[];

const drawing = "(?:chart|graph|plot|diagram|visuali[sz]ation|picture|view)s?";
/** "a bar chart", "bubble-plots": a word that means a chart only where a word for a drawing follows. */
const kinds: readonly (readonly [ChartType, string])[] = [
  ["area", "(?:stacked )?area"],
  ["line", "(?:multi[- ]?|trend ?|spline )?lines?|time[- ]?series|run|sparkline"],
  ["pie", "pie|donut|doughnut|ring"],
  ["scatter", "scatter(?:ed)?|dot|point|xy"],
  ["bubble", "bubbles?"],
  ["bar", "bars?|columns?|stacked"],
  ["heatmap", "heat|matrix"],
  ["calendar", "calendar"],
  ["treemap", "tree|mosaic"],
  ["sunburst", "sun|multi[- ]?level"],
  ["radar", "radar|spider(?:[- ]?web)?|web|star|polar"],
  ["boxplot", "box|whiskers?"],
  ["sankey", "flow|alluvial"],
  ["gauge", "gauge|dial"],
  ["progress", "progress|bullet"],
  ["waterfall", "bridge|cascade"],
  ["funnel", "conversion"],
  ["map", "map|choropleth|geo(?:graphic(?:al)?)?"],
  ["number", "kpi"],
];

/** Names that stand for themselves, wherever they are said. */
const fullNames: Names = [
  ["calendar", /\bcalendar heat[- ]?maps?\b|日历(?:热力|热)?图|日历视图/i],
  [
    "map",
    new RegExp(
      "\\bchoropleths?\\b|\\b(?:world|geographic(?:al)?|geo|regional|country|filled|us|state|province) ?maps?\\b|" +
        "\\b(?:as|on|onto|in|with|using|by|into) (?:an?|the) (?:\\w+ )?(?<!heat |tree )map\\b|" +
        "\\b(?:draw|show|plot|make|create|add|see|give me|want) (?:me )?an? (?:\\w+ )?(?<!heat |tree )map\\b|" +
        "^an? (?:\\w+ )?(?<!heat |tree )map of\\b|^map (?!tables?\\b)|地图|地理图",
      "i",
    ),
  ],
  ["heatmap", /\bheat[- ]?maps?\b|热力图|热图|矩阵图/i],
  ["treemap", /\btree[- ]?maps?\b|(?:矩[形阵])?树图|树[状形]图|板块图/i],
  ["sunburst", /\bsun[- ]?bursts?\b|旭日图|太阳图|多层(?:饼图|环形图)/i],
  ["boxplot", /\bbox[- ]?plots?\b|\bbox[- ]and[- ]whiskers?\b|箱线?图|箱[形型]图|盒[须形状]?图|箱须图/i],
  ["sankey", /\bsankeys?\b|桑[基吉]图|桑葚图|流向图|冲积图/i],
  ["radar", /雷达图|蛛网图|蜘蛛网?图|星状图/],
  ["gauge", /\bgauges\b|\bspeedometers?\b|仪表图|仪表盘图|表盘图|速度表|刻度盘/i],
  ["progress", /\bprogress[- ]?bars?\b|进度[条图]|子弹图/i],
  ["funnel", /\bfunnels?\b|漏斗/i],
  ["histogram", /\bhistogr\w+|直方图|分布图|频[数率]图/i],
  ["pie", /\b(?:donuts?|doughnuts?)\b|饼状?图|饼形图|环[形状]图|圆环图|圆饼图/i],
  ["bubble", /气泡图/],
  ["scatter", /\bscatter(?:ed|ing)?[- ]?(?:plot|chart|graph|gram|diagram)?s?\b|散点图?/i],
  [
    "combination",
    new RegExp(
      "\\bcombo[- ]?(?:chart|graph|plot)s?\\b|\\b(?:combination|combined|mixed) (?:chart|graph|plot)s?\\b|" +
        "\\b(?:dual|two|double|second|secondary)[- ]?(?:y[- ]?)?ax[ei]s\\b|" +
        "\\b(?:bars?|columns?) and (?:an? )?lines?(?: (?:chart|graph|plot))?\\b|" +
        "\\blines? and (?:bars?|columns?)(?: (?:chart|graph|plot))?\\b|" +
        "柱[状形]?图?[和与加+、]?折?线(?:图|混合|组合)|折线?柱[状形]?图|组合图|混合图|双轴|双坐标",
      "i",
    ),
  ],
  ["area", /面积图/],
  ["line", /\b(?:line|trend) ?graphs?\b|折线图?|曲线图|线形图|线图|趋势图|走势图|时序图/i],
  ["bar", /柱状图?|柱形图|条形图|条状图|柱图|条图/],
  ["waterfall", /\bwaterfalls?\b|瀑布图|桥图|步进图/i],
  ["pivot", /\bpivot(?:s|ed)?(?: tables?)?\b|\bcross[- ]?tab(?:le|s|ulation)?\b|透视[表图]|交叉表/i],
  [
    "number",
    /\bbig numbers?\b|\bas an? (?:single |big )?number\b|\b(?:kpi|metric|number) (?:card|tile)s?\b|指标卡|数字卡/i,
  ],
  [
    "table",
    /\b(?:as|in|into|with|using|by) an? (?:table|grid|list|spreadsheet)\b|\btable view\b|表格|列表(?:显示|展示|形式)|明细表/i,
  ],
  ...kinds.map(([type, kind]) => [type, new RegExp(`\\b(?:${kind})[- ]?${drawing}\\b`, "i")] as const),
];

/** "draw bars", "as a line", "by a scatter": the kind alone, where something says that it is one. "By line" and "in the area" are data. */
const how = "(?:(?:simple|stacked|grouped|clustered|horizontal|vertical|multiple|multi|trend|separate|different) )?";
const asOne = (one: string) => `\\b(?:as|in|with|using|by|into|via) an? ${how}(?:${one})\\b`;
const bareKind = (one: string, many: string) =>
  new RegExp(
    `${asOne(one)}|` +
      `\\b(?:as|draw|plot|make|use|using|with|in|by|show|show me|give me|display) (?:the )?${how}(?:${many})\\b|` +
      `^${how}(?:${many})\\b`,
    "i",
  );
const shortNames: Names = [
  ["line", bareKind("line|curve", "lines|curves")],
  ["bar", bareKind("bar", "bars")],
  ["area", /\bas an? (?:stacked )?area\b/i],
  ["bar", /\b(?:stacked|grouped|clustered|horizontal|vertical) bars?\b/i],
  ["line", /\btrend ?lines?\b/i],
  ["pie", /\bpie\b/i],
  ["bubble", /\b(?:as|in|with|using) bubbles\b/i],
  ["boxplot", /\bas (?:an? )?box(?:es)?\b/i],
  ["radar", /\b(?:as|in|on|with|using) an? (?:radar|spider(?:[- ]?web)?)\b/i],
  ["gauge", /\b(?:as|in|on|with|using) an? (?:gauge|dial)\b/i],
  ["calendar", /\b(?:as|in|on|with|using|into) an? calendar\b/i],
  ["progress", /\bas (?:an? )?progress\b/i],
];

function firstNamed(text: string, names: Names): ChartType | null {
  let found: { type: ChartType; at: number } | null = null;
  for (const [type, pattern] of names) {
    const at = text.search(pattern);
    if (at >= 0 && (found === null || at < found.at)) found = { type, at };
  }
  return found?.type ?? null;
}

/**
 * The chart that a text names, in whatever way people name it: "Pie", "scatterplot", "draw bars", "on a map", "柱状图", "旭日图".
 * Where several are named, the first. **Nulls** none.
 */
export function namedChart(text: string): ChartType | null {
  return firstNamed(text, fullNames) ?? firstNamed(text, shortNames);
}
