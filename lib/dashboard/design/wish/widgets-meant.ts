import { namedChart } from "@/lib/chart/named-chart";
import { type ChartType, chartTypes } from "@/lib/chart/schema";
import type { DashboardConfig, Widget } from "@/lib/dashboard/config/schema";
import { namedWidgets, rowsOfWidgets } from "@/lib/dashboard/design/wish/named-widgets";

const drawingWords = /\b(?:charts?|graphs?|plots?|diagrams?|widgets?|cards?|tiles?|figures?)\b|图表|卡片|组件|图$/gi;
const asChart = /\b(?:chart|graph|plot|diagram)s?\b|图/i;
const isNumber = (widget: Widget) => widget.kind === "chart" && widget.chart.type === "number";
const articles = /\b(?:the|a|an|all|every|each|my|our|of|with|showing|that shows)\b|所有|全部|这个|那个|的/gi;

/**
 * The widgets that a wish means: by row or title, else by what they are ("the table", "the map", "所有饼图"), else by the words of their
 * title ("the revenue chart"), and of several such the first chart. **Nulls** an empty list: none is meant.
 */
export function widgetsMeant(words: string, config: DashboardConfig): Widget[] {
  const ordered = rowsOfWidgets(config).flat();
  const named = namedWidgets(words, config);
  // "The revenue chart" beside a number that is called "Revenue".
  const isNumbers = named.length > 0 && named.every(isNumber);
  const drawn = isNumbers && asChart.test(words) ? byWords(words, ordered).filter((widget) => !isNumber(widget)) : [];
  if (drawn.length > 0) return drawn;
  if (named.length > 0) return named;
  const type = typeSaid(words);
  const isAll = /\b(?:all|every|both)\b|\b\w+s$|所有|全部/i.test(words.trim());
  const alike = type === null ? [] : ordered.filter((widget) => widget.kind === "chart" && widget.chart.type === type);
  if (alike.length > 0) return isAll ? alike : alike.slice(0, 1);
  return byWords(words, ordered);
}

/** "the table", "a pie chart", "地图": a drawing and nothing beside it. */
function typeSaid(words: string): ChartType | null {
  const bare = words.toLowerCase().replace(articles, " ").trim();
  const plain = bare.replace(drawingWords, "").trim();
  const known = chartTypes.find((type) => plain === type || plain === `${type}s`);
  if (known) return known;
  if (/^表格?$/.test(plain) || /^表格?$/.test(bare)) return "table";
  if (plain.split(/\s+/).length > 2) return null;
  return namedChart(bare) ?? namedChart(`as a ${plain}`);
}

/** Every word stands in the title; a chart is meant rather than a number of the same name. */
function byWords(words: string, ordered: readonly Widget[]): Widget[] {
  const said = words.toLowerCase().replace(drawingWords, " ").replace(articles, " ").trim();
  const wanted = said.split(/\s+/).filter((word) => word !== "");
  if (wanted.length === 0) return [];
  const found = ordered.filter(({ title }) => wanted.every((word) => title.toLowerCase().includes(word)));
  const drawn = found.filter((widget) => widget.kind === "chart" && !isNumber(widget));
  const [first] = asChart.test(words) && drawn.length > 0 ? drawn : found;
  return first ? [first] : [];
}
