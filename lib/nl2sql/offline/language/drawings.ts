import type { ChartType } from "@/lib/chart/schema";
import type { Tag } from "@/lib/nl2sql/offline/language/tags";

type Drawing = readonly [ChartType, string];
type Phrase = readonly [Tag, string];

/** What people call drawings that are no word of anybody's data; the everyday ones stand in the files of the languages. */
const english: readonly Drawing[] = [
  ["treemap", "treemap|tree map"],
  ["sunburst", "sunburst|sunburst chart"],
  ["boxplot", "box plot|boxplot|box and whisker plot"],
  ["sankey", "sankey|sankey diagram|sankey chart|flow diagram"],
  ["radar", "radar chart|spider chart|radar"],
  ["gauge", "gauge chart"],
  ["progress", "progress bar|progress chart"],
  ["waterfall", "waterfall chart"],
  ["funnel", "funnel chart"],
  ["bubble", "bubble chart|bubble plot"],
  ["heatmap", "heat map|heatmap"],
  ["calendar", "calendar heat map|calendar chart|calendar view"],
  ["pivot", "pivot table"],
  ["combination", "combo chart|combination chart"],
  ["area", "area chart|stacked area chart"],
  ["map", "world map|choropleth|choropleth map"],
];
const chinese: readonly Drawing[] = [
  ["treemap", "树图|矩形树图|树状图"],
  ["sunburst", "旭日图"],
  ["boxplot", "箱线图|箱形图|盒须图"],
  ["sankey", "桑基图"],
  ["radar", "雷达图|蛛网图"],
  ["gauge", "仪表图"],
  ["progress", "进度条|进度图"],
  ["waterfall", "瀑布图"],
  ["funnel", "漏斗图"],
  ["bubble", "气泡图"],
  ["heatmap", "热力图|热图"],
  ["calendar", "日历图|日历热力图"],
  ["pivot", "透视表"],
  ["combination", "组合图|双轴图"],
  ["area", "面积图"],
  ["map", "地图|在地图上"],
];

/** "treemap of", "as a treemap", "in a treemap": how a name stands in a sentence. */
const framed = (name: string): string[] => [
  ...[name, `${name} of`, `${name} showing`],
  ...["as", "in", "on", "with", "using"].flatMap((word) => [`${word} a ${name}`, `${word} the ${name}`]),
];

export const englishDrawings: readonly Phrase[] = [
  ...english.map(([chart, names]): Phrase => [{ tag: "chart", chart }, names.split("|").flatMap(framed).join("|")]),
  // "Map" alone may be somebody's data.
  [{ tag: "chart", chart: "map" }, "on a map|on the map|as a map|map of|on a world map"],
];

export const chineseDrawings: readonly Phrase[] = chinese.map(([chart, names]): Phrase => {
  const all = names.split("|").flatMap((name) => [name, `用${name}`, `用${name}显示`, `用${name}展示`]);
  return [{ tag: "chart", chart }, all.join("|")];
});
