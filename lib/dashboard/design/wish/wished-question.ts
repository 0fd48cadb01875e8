import { namedChart } from "@/lib/chart/named-chart";
import type { ChartType } from "@/lib/chart/schema";
import { namedEntity } from "@/lib/dashboard/design/wish/named-column";
import { mainEntities } from "@/lib/semantic/facts/main-entities";
import { bestMeasure } from "@/lib/semantic/facts/measures-of-entity";
import type { SemanticModel } from "@/lib/semantic/schema";
import { chineseMeasure } from "@/lib/semantic/suggest-questions";

const before = /^(?:an?\s+)?(?:[\w-]+\s+){0,3}?[\w-]+\s+(?:of|for|with|showing|that shows)\s+(?=\S)/i;
const after = /\s+(?:as|on|in|into|with|using)\s+(?:an?|the)\s+[\w -]+$/i;
const beforeChinese = /^(?:用|以|在)[\p{Script=Han}]{1,4}图上?(?:来)?(?:显示|展示)?/u;
const afterChinese =
  /的?(?:矩形树|世界地|散点|折线|柱状|饼|环形|箱线|雷达|漏斗|瀑布|热力|桑基|旭日|气泡|日历|面积|组合|直方|树|地)图$/;

/**
 * What is to be asked, and as what it is to be drawn: "map of sales by country" is the question "sales by country" on a map. A ranking
 * that does not say by what ("top 5 customers") is by the figure that the source is most about.
 */
export function wishedQuestion(
  words: string,
  model: SemanticModel,
): { readonly question: string; readonly chart: ChartType | null } {
  const chart = namedChart(words);
  const question = chart === null ? words : withoutDrawing(words);
  return { question: ranked(question, model), chart: chart === "table" ? null : chart };
}

/** The question alone, where the drawing stands before or behind it. */
function withoutDrawing(words: string): string {
  const [lead] = before.exec(words) ?? [];
  const isLead = lead !== undefined && namedChart(`as a ${lead.replace(/\s+\S+\s*$/, "")}`) !== null;
  const bare = isLead ? words.slice(lead.length) : words.replace(after, (tail) => (namedChart(tail) ? "" : tail));
  return bare.replace(beforeChinese, "").replace(afterChinese, "").trim() || words;
}

function ranked(question: string, model: SemanticModel): string {
  const english = /^(?:the )?(?:top|best) (\d{1,3}) ([\p{L} ]+)$/iu.exec(question);
  const chinese = /^(?:前|最好的|排名前)(\d{1,3})(?:个|名|位|家)?的?([\p{Script=Han}]+)$/u.exec(question);
  const [, count, things = ""] = english ?? chinese ?? [];
  const isBare = count !== undefined && !/ by /i.test(things) && namedEntity(things, model) !== null;
  if (!isBare) return question;
  const measures = mainEntities(model, 3).map((entity) => bestMeasure(model, entity));
  const figure = measures.find((measure) => measure !== null);
  if (!figure) return question;
  return english
    ? `${question} by ${figure.label.toLowerCase()}`
    : `${chineseMeasure(figure)}最高的${count}个${things}`;
}
