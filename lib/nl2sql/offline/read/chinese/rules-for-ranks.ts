import type { ChineseReader, ChineseRule } from "@/lib/nl2sql/offline/read/chinese/chinese-reader";
import { emptyPhrase, figureOf } from "@/lib/nl2sql/offline/read/chinese/phrase";
import { namesEntity } from "@/lib/nl2sql/offline/read/reading";

/** "收入最高的产品", "销量前10的商品", "最受欢迎的…"; "最高温度" and "最近订单日期" are figures. */
export const rank: ChineseRule = (reader) => {
  const tag = reader.tag();
  if (tag?.tag !== "extreme" && tag?.tag !== "top") return false;
  if (tag.tag === "extreme" && (computes(reader) || isLastly(reader))) return true;
  const { phrase } = reader;
  const figure = figureOf(phrase);
  if (tag.tag === "top" && figure === null && reader.item(1)?.number == null) return false;
  reader.phrase = emptyPhrase();
  if (phrase.which !== null) reader.want(phrase.which, null, false);
  for (const name of phrase.names.slice(0, -1)) if (namesEntity(name)) reader.reading.mentions.push(name);
  reader.at += 1;
  const count = takeCount(reader);
  if (figure === null && tag.tag === "top") {
    // "前10个产品": by whatever is shown.
    reader.reading.ranking = { ...empty, direction: tag.direction, count: count ?? 1 };
    return true;
  }
  const mention = figure?.mention ?? null;
  const counts = mention !== null && namesEntity(mention) && figure?.aggregate !== "count";
  const isAdded = !counts && figure?.aggregate === null && reader.isAdded(mention);
  // "力量与速度综合值": the sum of one row's columns ranks it.
  const isSum = mention?.plus !== undefined && figure?.aggregate === null;
  reader.lastFigure = figure;
  reader.reading.ranking = {
    direction: tag.direction,
    aggregate: counts ? "count" : isSum ? "sum" : (figure?.aggregate ?? null),
    mention,
    concept: tag.tag === "extreme" ? tag.concept : null,
    count: count ?? 1,
    frequency: tag.tag === "extreme" && tag.frequency,
    shown: (count !== null && (isAdded || figure?.aggregate != null)) || (figure?.aggregate ?? "count") !== "count",
    ties: count === null,
    additive: isAdded,
  };
  return true;
};

const empty = { aggregate: null, mention: null, concept: null, frequency: false } as const;

/** "前三名", "前10个", "最高的前五家", "第一". */
function takeCount(reader: ChineseReader): number | null {
  let at = reader.next(0);
  if (reader.is(at, "top")) at = reader.next(at + 1);
  const number = reader.item(at)?.number ?? null;
  if (number === null || reader.item(at)?.time != null) return null;
  reader.at += at + 1;
  if (/^[名个位家种大款件]$/u.test(reader.text())) reader.at += 1;
  return number;
}

/** "最高温度", "最近一次下单时间": a superlative right before a quantity is computed. */
function computes(reader: ChineseReader): boolean {
  const tag = reader.tag();
  if (tag?.tag !== "extreme" || tag.frequency) return false;
  let at = 1;
  while (/^(?:一次|一|次)$/u.test(reader.text(at))) at += 1;
  const mention = reader.isNamed(at) ? reader.mention(at) : null;
  if (mention === null) return false;
  const named = tag.concept === "time" ? reader.mention(lastNamed(reader, at)) : mention;
  if (named === null || namesEntity(named)) return false;
  const isTime = named.targets.some(({ column }) => /date|time|year|_at$|_on$/i.test(column ?? ""));
  if ((tag.concept === "time") !== isTime) return false;
  const aggregate = tag.direction === "desc" ? ("max" as const) : ("min" as const);
  reader.phrase.extreme = aggregate;
  reader.phrase.aggregates.push(aggregate);
  reader.at += at;
  return true;
}

/** "最后按…排序" only says that it comes last. */
function isLastly(reader: ChineseReader): boolean {
  if (reader.text() !== "最后" || !reader.is(1, "by", "command", "comma")) return false;
  reader.at += 1;
  return true;
}

/** The last of several names that stand side by side. */
function lastNamed(reader: ChineseReader, from: number): number {
  let at = from;
  while (reader.isNamed(at + 1)) at += 1;
  return at;
}
