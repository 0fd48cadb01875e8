import type { Reader, Rule } from "@/lib/nl2sql/offline/read/reader";
import { namesEntity } from "@/lib/nl2sql/offline/read/reading";
import { comparesAfter } from "@/lib/nl2sql/offline/read/rules-for-clauses";
import type { MeasureAggregate } from "@/lib/semantic/schema";

/** "how many", "average", "total": waits for what it is computed over. */
export const aggregate: Rule = (reader) => {
  const tag = reader.tag();
  if (tag?.tag === "count" && isNounOfNumber(reader)) {
    reader.preposition = "of";
    reader.at += 1;
    return true;
  }
  if (tag?.tag === "count" && countsTheLast(reader)) return true;
  if (tag?.tag === "count") {
    if (reader.slot === "group") reader.slot = "select";
    if (reader.slot === "filter" && reader.reading.wants.length === 0 && reader.openRelation === null) {
      reader.endClause();
      reader.slot = "select";
    }
    if (!reader.aggregates.includes("count")) reader.aggregates.push("count");
  } else if (tag?.tag === "aggregate" && ranksRows(reader, tag.aggregate)) {
    return true;
  } else if (tag?.tag === "aggregate") {
    if (reader.slot === "group") reader.slot = "select";
    if (/amount|much|额/.test(reader.item()?.text.toLowerCase() ?? "")) reader.reading.ofAmount = true;
    if (!reader.aggregates.includes(tag.aggregate)) reader.aggregates.push(tag.aggregate);
  } else return false;
  reader.preposition = null;
  reader.at += 1;
  return true;
};

/** "the number and average age of students", "List the number and the id.": rows are counted. */
export const bareNumber: Rule = (reader) => {
  const item = reader.item();
  const isNumber = /^(numbers?|counts?)$/i.test(item?.text ?? "");
  if (item === undefined || !isNumber || reader.slot !== "select") return false;
  if (item.targets.some(({ score }) => score >= 0.9)) return false;
  let before = -1;
  while (reader.tag(before)?.tag === "filler" || reader.tag(before)?.tag === "their") before -= 1;
  const opens = ["command", "wh", "and", "comma", undefined].includes(reader.tag(before)?.tag);
  const closes = ["and", "comma", "stop", undefined].includes(reader.tag(1)?.tag) && !reader.isNamed(1);
  if (!opens || !closes || reader.isNamed(before) || reader.isValue(1)) return false;
  reader.reading.wants.push({ aggregate: "count", mention: null, concept: null, distinct: false, star: false });
  reader.at += 1;
  return true;
};

/** "sorted by the course count": the rows of the noun before it. */
function countsTheLast(reader: Reader): boolean {
  const { order } = reader.reading;
  const last = order.at(-1);
  const isBehind = last?.mention != null && last.mention.position + 1 === reader.item()?.from;
  if (reader.slot !== "order" || !isBehind || last.aggregate !== null || !namesEntity(last.mention)) return false;
  order[order.length - 1] = { ...last, aggregate: "count" };
  reader.at += 1;
  return true;
}

/** "the room with the maximum occupancy": the row that has it is asked for, not the figure. */
function ranksRows(reader: Reader, aggregate: MeasureAggregate): boolean {
  if (aggregate !== "max" && aggregate !== "min") return false;
  const { reading } = reader;
  let before = -1;
  while (reader.tag(before)?.tag === "filler") before -= 1;
  const opener = reader.tag(before);
  const owns = opener?.tag === "have" || (opener?.tag === "relative" && opener.word !== "where");
  const isFree = reader.aggregates.length === 0 && reader.comparison === null && reading.ranking === null;
  const asksFigure = reading.wants.length === 0 || reading.wants.some((want) => want.aggregate !== null);
  if (!owns || !isFree || asksFigure || reading.groups.length > 0 || reader.negated) return false;
  const at = reader.next(1, "preposition");
  const mention = reader.mention(at);
  if (!reader.isNamed(at) || mention === null || namesEntity(mention) || comparesAfter(reader, at)) return false;
  const direction = aggregate === "max" ? ("desc" as const) : ("asc" as const);
  const near = reader.lastEntity;
  reading.ranking = { direction, aggregate: null, mention, concept: null, count: 1, frequency: false, near };
  reader.slot = "filter";
  reader.preposition = null;
  reader.at += at + 1;
  return true;
}

/** "phone numbers of": the number belongs to the column before it. */
function isNounOfNumber(reader: Reader): boolean {
  const last = reader.reading.wants.at(-1)?.mention ?? null;
  const isBehind = last !== null && last.position + 1 === reader.item()?.from && reader.slot === "select";
  return isBehind && !namesEntity(last) && /^numbers? of$/i.test(reader.item()?.text ?? "");
}

export const distinct: Rule = (reader) => {
  if (reader.tagIs("distinct") === null) return false;
  reader.distinct = true;
  reader.at += 1;
  return true;
};

export const star: Rule = (reader) => {
  if (reader.tagIs("star") === null) return false;
  reader.reading.wants.push({ aggregate: null, mention: null, concept: null, distinct: false, star: true });
  reader.at += 1;
  return true;
};

/** "how old", "how long": a column is asked for by its quantity. */
export const concept: Rule = (reader) => {
  const tag = reader.tagIs("concept");
  if (tag === null) return false;
  const aggregated = reader.aggregates.pop() ?? null;
  reader.reading.wants.push({
    aggregate: aggregated,
    mention: null,
    concept: tag.concept,
    distinct: false,
    star: false,
  });
  reader.at += 1;
  return true;
};
