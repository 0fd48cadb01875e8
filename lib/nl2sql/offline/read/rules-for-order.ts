import { timeGrainSchema, timeGrains } from "@/lib/execute/schema";
import type { Reader, Rule } from "@/lib/nl2sql/offline/read/reader";
import { type Mention, namesEntity, type Want } from "@/lib/nl2sql/offline/read/reading";
import { takeMention } from "@/lib/nl2sql/offline/read/rules-for-names";

/** "sorted by", "in descending order of", "alphabetically". */
export const sort: Rule = (reader) => {
  const tag = reader.tagIs("sort");
  if (tag === null) return false;
  const { order } = reader.reading;
  const isCommand = reader.reading.wants.length === 0 && /^(sort|order|rank)$/i.test(reader.item()?.text ?? "");
  if (
    isCommand &&
    reader.items.slice(reader.at + 1).some((item) => item.tag?.tag === "by" || item.tag?.tag === "sort")
  ) {
    // "sort the shops by size": what follows is asked for, "by" begins the order.
    reader.sorting = true;
    reader.at += 1;
    return true;
  }
  if (reader.slot === "filter") reader.endClause();
  reader.slot = "order";
  reader.aggregates = [];
  reader.connector = null;
  if (tag.direction !== null) {
    reader.orderDirection = tag.direction;
    const open = order.at(-1);
    // "sorted by age in descending order": the direction comes after what it turns.
    if (open !== undefined) order[order.length - 1] = { ...open, direction: tag.direction };
  }
  reader.at += 1;
  const at = reader.next(0, "preposition", "by", "distinct", "their");
  const followed =
    reader.isNamed(at) || ["count", "aggregate", "extreme", "concept"].includes(reader.tag(at)?.tag ?? "");
  const nextSorts = reader.tag(at)?.tag === "sort";
  if (tag.direction !== null && order.length === 0 && !followed && !nextSorts) {
    order.push({ direction: tag.direction, aggregate: null, mention: null, concept: null });
  }
  if (tag.alphabetical && !followed) reader.slot = "order";
  return true;
};

/** "for each X", "per X", "by X". */
export const group: Rule = (reader) => {
  const tag = reader.tag();
  if (tag?.tag === "by") {
    if (sortsBy(reader) || rankedBy(reader) || isAgent(reader)) return true;
    if (!groupsBy(reader)) {
      reader.at += 1;
      return true;
    }
  } else if (tag?.tag !== "each" && tag?.tag !== "group") return false;
  if (reader.slot === "filter") reader.endClause();
  // "order by the number of orders of each customer": still the sort order.
  if (reader.slot === "order") {
    reader.at += 1;
    return true;
  }
  flushCount(reader);
  if (tag.tag === "by" || reader.item()?.text.toLowerCase() === "per") reader.reading.per = true;
  reader.slot = "group";
  reader.connector = null;
  reader.preposition = null;
  reader.distinct = false;
  reader.at += 1;
  takeGroup(reader, tag.tag === "each");
  return true;
};

/** "films directed by …", "used by the customer": behind a participle "by" says who did it. */
function isAgent(reader: Reader): boolean {
  const { reading } = reader;
  const isDone = reader.tag(-1)?.tag === "verb" && /(ed|en|n|t)$/i.test(reader.item(-1)?.text ?? "");
  const isFigure = reading.wants.some(({ aggregate }) => aggregate !== null) || reader.aggregates.length > 0;
  const at = reader.next(1);
  const mention = reader.mention(at);
  // "sales made by month" still splits.
  if (!isDone || reader.slot !== "select" || reading.wants.length === 0 || mention === null || !reader.isNamed(at))
    return false;
  if (!namesEntity(mention) || (isFigure && !reader.isValue(at + 1) && reader.tag(at + 1)?.tag !== "named"))
    return false;
  reader.slot = "filter";
  reader.at += 1;
  return true;
}

/** "sort the shops by …", and a second "by" of the same order. */
function sortsBy(reader: Reader): boolean {
  if (reader.slot !== "order" && !reader.sorting) return false;
  if (reader.slot === "filter") reader.endClause();
  reader.slot = "order";
  reader.sorting = false;
  reader.at += 1;
  return true;
}

/** "sales by city": behind a figure, a "by" splits it. */
function groupsBy(reader: Reader): boolean {
  const at = reader.next(1);
  const mention = reader.mention(at);
  if (!reader.isNamed(at) || mention === null || reader.slot !== "select") return false;
  const isFigure = (want: Want) => want.aggregate !== null || want.mention?.targets[0]?.kind === "measure";
  return (
    !namesEntity(mention) || reader.reading.share || reader.reading.wants.some(isFigure) || reader.aggregates.length > 0
  );
}

function takeGroup(reader: Reader, isEach: boolean): void {
  const at = reader.next(0, "distinct");
  if (reader.tag(at)?.tag === "and" && reader.tag(at + 1)?.tag === "sort") reader.groupsByOrder = true;
  if (!reader.isNamed(at)) return;
  reader.at += at;
  const before = reader.mention(0);
  const mention = takeMention(reader);
  if (mention === null) return;
  const { reading } = reader;
  if (mention.owner !== null && before !== null && isEach && !isListed(reader) && reading.wants.length === 0) {
    // "each student's name": the grouping is the owner, the column is asked for.
    reading.wants.push({ aggregate: null, mention, concept: null, distinct: false, star: false });
    reading.groups.push(mention.owner);
  } else reading.groups.push(mention);
  const lists = reading.wants.some((want) => want.aggregate === null && want.mention !== null);
  // "the top 3 products in each category"
  if (isEach && reading.ranking !== null && lists) reading.within = [...(reading.within ?? []), mention];
  if (namesEntity(mention)) ownWants(reader, mention);
  const then = reader.tag(reader.next(0));
  const goesOn = then?.tag === "and" || then?.tag === "comma";
  if (!goesOn) reader.slot = "select";
}

/** "the name and age of each singer": the table that is grouped by owns the columns before it. */
function ownWants(reader: Reader, mention: Mention): void {
  const { reading } = reader;
  reader.lastEntity = mention;
  for (const wanted of reading.wants.slice(reader.ownerless)) {
    const isOwnerless = wanted.mention?.owner === null && wanted.aggregate === null;
    if (isOwnerless && wanted.mention !== null && !namesEntity(wanted.mention)) wanted.mention.owner = mention;
  }
  if (reading.wants.every(({ aggregate }) => aggregate === null)) reading.focus ??= mention;
}

/** "top 5 shops by total sales", "by number of orders": the figure ranks, and is shown. */
function rankedBy(reader: Reader): boolean {
  const { ranking } = reader.reading;
  if (ranking === null || ranking.mention !== null || ranking.concept !== null || ranking.frequency) return false;
  const first = reader.next(1);
  const tag = reader.tag(first);
  const named = reader.isNamed(first) ? reader.mention(first) : null;
  const asked = reader.reading.wants.at(-1)?.mention ?? null;
  if (named !== null && namesEntity(named) && asked !== null && namesEntity(asked)) {
    // "top 5 customers by orders"
    reader.at += first + 1;
    reader.reading.ranking = { ...ranking, aggregate: "count", mention: named, shown: true };
    return true;
  }
  if (tag?.tag !== "aggregate" && tag?.tag !== "count") return false;
  const at = reader.next(first + 1, "distinct", "preposition");
  if (!reader.isNamed(at)) return false;
  reader.at += at;
  const aggregate = tag.tag === "count" ? "count" : tag.aggregate;
  reader.reading.ranking = { ...ranking, aggregate, mention: takeMention(reader), shown: true };
  return true;
}

const isListed = (reader: Reader): boolean => reader.tag()?.tag === "and";

/** "count by country": the aggregate has no noun of its own and counts rows. */
export function flushCount(reader: Reader): void {
  if (!reader.aggregates.includes("count") || reader.slot !== "select") return;
  reader.reading.wants.push({ aggregate: "count", mention: null, concept: null, distinct: false, star: false });
  reader.aggregates = reader.aggregates.filter((item) => item !== "count");
}

const units: readonly string[] = timeGrains;

/** "monthly", "per quarter": the time grain; its column is found later. */
export const grain: Rule = (reader) => {
  const part = reader.tagIs("part");
  if (part !== null) {
    reader.reading.part = part.part;
    if (reader.slot === "group") reader.slot = "select";
    flushCount(reader);
    reader.at += 1;
    return true;
  }
  if (reader.tagIs("versus") !== null) {
    reader.reading.versus = true;
    if (reader.slot === "filter") reader.endClause();
    reader.at += 1;
    return true;
  }
  const tag = reader.tagIs("grain");
  const unit = reader.item()?.text.toLowerCase() ?? "";
  const follows = reader.slot === "group" && reader.connector !== null && !reader.isNamed(0);
  if (tag === null && follows && units.includes(unit)) {
    // "per store and month"
    reader.reading.grain = timeGrainSchema.parse(unit);
    reader.at += 1;
    return true;
  }
  if (tag === null) return false;
  reader.reading.grain = tag.grain;
  reader.at += 1;
  return true;
};

export const series: Rule = (reader) => {
  const tag = reader.tag();
  if (tag?.tag === "series") {
    reader.reading.series = tag.kind;
    reader.reading.seriesYearAgo = tag.yearAgo;
  } else if (tag?.tag === "share") reader.reading.share = true;
  else return false;
  reader.at += 1;
  return true;
};
