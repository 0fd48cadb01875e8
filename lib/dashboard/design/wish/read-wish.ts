import { readChartIntent } from "@/lib/chart/chart-intent";
import type { DashboardConfig } from "@/lib/dashboard/config/schema";
import { type DesignAct, designActSchema } from "@/lib/dashboard/design/wish/act";
import { namedColumn, namedEntity } from "@/lib/dashboard/design/wish/named-column";
import { namedRow, namedWidgets } from "@/lib/dashboard/design/wish/named-widgets";
import { widgetsMeant } from "@/lib/dashboard/design/wish/widgets-meant";
import { wishedQuestion } from "@/lib/dashboard/design/wish/wished-question";
import type { SemanticModel } from "@/lib/semantic/schema";

/** What a wish asks for, read without a language model. `compose`: a dashboard as a whole. `unread`: what nothing was found for. */
export type ReadWish = {
  readonly acts: readonly DesignAct[];
  readonly compose: { readonly templateId: string; readonly entity: string | null } | null;
  readonly unread: readonly string[];
};

type Designed = { readonly config: DashboardConfig; readonly model: SemanticModel };
type Reader = (clause: string, designed: Designed) => readonly DesignAct[] | null;

const whole = /\b(?:dashboard|overview|board|scorecard|cockpit)\b|仪表板|仪表盘|看板|总览|概览|驾驶舱/i;
const asRename = [
  /^(?:please )?(?:call (?:it|this|the dashboard)|rename (?:it|this|the dashboard)(?: to)?|(?:change|set) the title to|title[:：])\s*["“]?(.+?)["”]?$/i,
  /^(?:请)?(?:改名为|重命名为|标题改为|命名为|叫做)[“"：:]?(.+?)[”"]?$/,
];
const asRemoval = [
  /^(?:please )?(?:remove|delete|drop|take out|get rid of)\s+(.+)$/i,
  /^(?:请)?(?:删除|移除|去掉|删掉)(.+)$/,
];
const asComparison = /\bcompar|\bversus\b|\bvs\b|\bagainst\b|year[- ]over[- ]year|\byoy\b|对比|比较|同比|环比/i;
const aYearAgo = /last year|year before|previous year|year ago|year[- ]over[- ]year|\byoy\b|去年|同比|上年|上一年/i;
const asFilter = [
  /^(?:please )?(?:add\s+)?(?:a\s+)?filters?\s+(?:by|for|on)\s+(.+)$/i,
  /^let (?:people|me|us|them|everybody) filter (?:by|on)\s+(.+)$/i,
  /^(?:please )?(?:add\s+)?(?:an?\s+)?(.+?)\s+filter$/i,
  /^(?:请)?(?:添加|增加|加)?(?:一个)?(?:按)?(.+?)(?:的)?(?:筛选|过滤)(?:器|条件)?$/,
];
const asDrawing = [
  /^(?:please )?(?:show|draw|make|turn|change|display)\s+(.+?)\s+(?:as|into|to)\s+(an?\s+.+)$/i,
  // "Make the revenue chart a line."
  /^(?:please )?(?:make|turn)\s+(.+?)\s+((?:an?\s+)[\w -]+)$/i,
  /^(?:请)?把(.+?)(?:改成|改为|换成|换为|显示为|画成|变成)(.+)$/,
];
const asAddition = [
  /^(?:please )?(?:add|include|insert|put|show|create|make|give me)\s+(?:me\s+)?(?:(?:an?|the|another)\s+)?(.+)$/i,
  /^(?:请)?(?:添加|增加|新增|加上?|显示|插入)(?:一个|一张|一条)?(.+)$/,
];
const ofRow =
  /\s*(?:\b(?:to|in|into|on)\s+)?(?:the\s+)?(?:\b(?:first|second|third|fourth|fifth|last|top|bottom|\d(?:st|nd|rd|th))\s+row\b|\brow\s+\d{1,2}\b)|(?:到|在)?第[一二三四五\d]行/gi;

const readers: readonly Reader[] = [rename, remove, compare, filter, draw];

/**
 * Reads a wish in plain words: "add revenue by month", "remove the second row", "compare with last year", "filter by region",
 * "show returns as a table", "call it Sales", "a sales overview". English and Chinese. What it holds of questions is read later.
 */
export function readWish(wish: string, designed: Designed): ReadWish {
  const acts: DesignAct[] = [];
  const unread: string[] = [];
  let compose: ReadWish["compose"] = null;
  for (const clause of clausesOf(wish)) {
    const read = readers.map((reader) => reader(clause, designed)).find((found) => found !== null);
    if (read === undefined && whole.test(clause)) compose = subjectOf(clause, designed.model);
    else if (read === undefined) acts.push(addition(clause, designed.model));
    else if (read?.length === 0) unread.push(clause);
    else acts.push(...(read ?? []));
  }
  return { acts, compose, unread };
}

/** "And" joins wishes only where another act follows: "revenue and orders by month" is one. */
const furtherAct =
  /,?\s+and\s+(?:also\s+)?(?=(?:add|include|insert|put|show|make|turn|draw|change|rename|remove|delete|drop|compare|filter)\b)|[，,]?(?:并|同时|以及)(?=添加|增加|加|删除|移除|去掉|把|改|比较|筛选)/iu;

/** Wishes one after the other: by line, semicolon or full stop, or joined by "and then", or by "and" and another act. */
function clausesOf(wish: string): string[] {
  return wish
    .split(/[;；。\n]+|\.\s+|,?\s+(?:and )?then\s+|，?(?:然后|并且|再)/i)
    .flatMap((part) => part.split(furtherAct))
    .map((clause) => clause.trim().replace(/[.!?！？，,]+$/, ""))
    .filter((clause) => clause !== "");
}

const subjects = [
  /(?:dashboard|overview|board|scorecard|cockpit)\s+(?:of|about|on)\s+(?:the\s+|our\s+)?([\p{L}\d ]+)/iu,
  /^(?:please\s+)?(?:make|create|build|compose|show|give me|design)?\s*(?:me\s+)?(?:an?\s+|the\s+|our\s+)?([\p{L}\d ]+?)\s+(?:dashboard|overview|board|scorecard|cockpit)/iu,
  /([\p{Script=Han}]+?)(?:的)?(?:仪表板|仪表盘|看板|总览|概览)/u,
];

/** A dashboard about the table that the wish names ("a returns overview"), else about everything. */
function subjectOf(clause: string, model: SemanticModel): NonNullable<ReadWish["compose"]> {
  const templateId = templateOf(clause);
  const named = firstMatch(subjects, clause)?.[1];
  const entity = named === undefined ? null : namedEntity(named, model);
  return entity === null
    ? { templateId, entity: null }
    : { templateId: templateId === "overview" ? "entity" : templateId, entity: entity.id };
}

function templateOf(clause: string): string {
  if (/over time|\btrends?\b|\bcourse\b|走势|趋势/i.test(clause)) return "course";
  if (/\bbreakdown\b|\bbroken down\b|\bparts\b|构成|拆解/i.test(clause)) return "breakdown";
  return "overview";
}

const firstMatch = (patterns: readonly RegExp[], text: string) =>
  patterns.map((pattern) => pattern.exec(text)).find((match) => match !== null) ?? null;

function rename(clause: string): readonly DesignAct[] | null {
  const title = firstMatch(asRename, clause)?.[1]?.trim();
  return title ? [designActSchema.parse({ do: "title", title: title.slice(0, 200) })] : null;
}

function remove(clause: string, { config }: Designed): readonly DesignAct[] | null {
  const what = firstMatch(asRemoval, clause)?.[1];
  if (what === undefined) return null;
  return widgetsMeant(what, config).map(({ id }) => ({ do: "remove", widget: id, why: "" }));
}

function compare(clause: string, { config }: Designed): readonly DesignAct[] | null {
  if (!asComparison.test(clause) || config.widgets.length === 0) return null;
  if (!/last|previous|before|ago|over|yoy|去年|上|同比|环比/i.test(clause)) return null;
  const named = namedWidgets(clause, config);
  const shown = named.length > 0 ? named : config.widgets;
  const widgets = shown.filter(({ kind }) => kind === "chart").map(({ id }) => id);
  return [{ do: "compare", widgets, with: aYearAgo.test(clause) ? "year_ago" : "previous", why: "" }];
}

function filter(clause: string, { model }: Designed): readonly DesignAct[] | null {
  const words = firstMatch(asFilter, clause)?.[1];
  if (words === undefined) return null;
  const found = namedColumn(words, model);
  return found === null ? [] : [{ do: "filter", table: found.entity.id, column: found.column.name, why: "" }];
}

function draw(clause: string, { config }: Designed): readonly DesignAct[] | null {
  const [, what, how] = firstMatch(asDrawing, clause) ?? [];
  if (what === undefined || how === undefined) return null;
  const chart = readChartIntent(`as ${how}`, how).named;
  const named = widgetsMeant(what, config).filter(({ kind }) => kind === "chart");
  if (chart === null || named.length === 0) return null;
  return named.map(({ id }) => ({ do: "change", widget: id, title: null, question: null, chart, why: "" }));
}

function addition(clause: string, model: SemanticModel): DesignAct {
  const words = firstMatch(asAddition, clause)?.[1] ?? clause;
  const row = namedRow(clause, 100);
  const asked = words.replace(ofRow, "").trim();
  return designActSchema.parse({ do: "add", ...wishedQuestion(asked === "" ? clause : asked, model), row });
}
