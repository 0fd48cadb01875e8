import type { Tag } from "@/lib/nl2sql/offline/language/tags";
import type { Reader, Rule } from "@/lib/nl2sql/offline/read/reader";
import { type Mention, namesEntity, type Ranking } from "@/lib/nl2sql/offline/read/reading";
import { eventBefore, rankedByEvent } from "@/lib/nl2sql/offline/read/rules-for-events";
import { takeMention } from "@/lib/nl2sql/offline/read/rules-for-names";
import type { MeasureAggregate } from "@/lib/semantic/schema";
import { plural, singular } from "@/lib/semantic/singular";

/** "top 3", "bottom five": how many, and from which end. */
export const top: Rule = (reader) => {
  const tag = reader.tagIs("top");
  if (tag === null) return false;
  const number = reader.item(1)?.number ?? null;
  reader.number = number ?? 1;
  reader.at += number === null ? 1 : 2;
  const { ranking } = reader.reading;
  // "top selling products"
  const event = rankedByEvent(reader.item(0));
  if (event !== null) {
    reader.at += 1;
    const count = number ?? severalCount;
    reader.reading.ranking = { direction: tag.direction, concept: null, count, frequency: false, ...event };
    return true;
  }
  reader.reading.ranking = {
    direction: tag.direction,
    aggregate: ranking?.aggregate ?? null,
    mention: ranking?.mention ?? null,
    concept: ranking?.concept ?? null,
    count: reader.number,
    frequency: false,
  };
  return true;
};

/** Superlatives: "the oldest singer", "with the most orders", "the highest salary". */
export const extreme: Rule = (reader) => {
  const tag = reader.tagIs("extreme");
  if (tag === null) return false;
  if (reader.slot === "order") return sortDirection(reader, tag);
  const count = takeNumber(reader);
  reader.at += 1;
  const after = reader.item(0)?.number;
  const number =
    count ?? (after !== null && after !== undefined && after > 0 && after < 1000 && !reader.isNamed(0) ? after : null);
  if (count === null && number !== null) reader.at += 1;
  const over = overWhat(reader);
  // "the most frequently used payment method"
  reader.at += tag.frequency ? reader.next(0, "verb") : reader.next(0);
  const base = { direction: tag.direction, concept: tag.concept, count: number ?? 1, numbered: number !== null };
  if (tag.frequency && over && reader.isNamed(0) && reader.reading.wants.length > 0) {
    // "the least common genre across all tracks": the tracks are counted.
    const counted = takeMention(reader);
    if (counted !== null && namesEntity(counted)) reader.reading.mentions.push(counted);
    return rank(reader, { ...base, aggregate: "count", mention: counted, frequency: false });
  }
  if (bestOfEvent(reader, tag, base)) return true;
  if (tag.frequency) return frequency(reader, base);
  if (tag.concept !== null) return byConcept(reader, base);
  return generic(reader, base);
};

const overWhat = (reader: Reader): boolean => /^(across|among|amongst|within)$/i.test(reader.item(0)?.text ?? "");

/** "best selling products", "the most rented films": the verb says by what. */
function bestOfEvent(reader: Reader, tag: Tag & { tag: "extreme" }, base: Base): boolean {
  const event = rankedByEvent(reader.item(0));
  const ranks = tag.concept === null || tag.concept === "rating";
  if (event === null || !ranks || !reader.isNamed(reader.next(1))) return false;
  reader.at += reader.next(1);
  const mention = takeMention(reader);
  if (mention === null) return false;
  subject(reader, mention);
  return rank(reader, { ...ofMany(base, mention), ...event, concept: null, frequency: false });
}

type Base = Pick<Ranking, "direction" | "concept" | "count"> & { readonly numbered: boolean };

/** How many a superlative in the plural lists. */
const severalCount = 10;

function sortDirection(reader: Reader, tag: Tag & { tag: "extreme" }): boolean {
  const { order } = reader.reading;
  const last = order.at(-1);
  const closes = reader.preposition === "to";
  reader.at += 1;
  // "by age from the oldest to the youngest": only the first end says something new.
  if (closes) return true;
  reader.orderDirection = tag.direction;
  if (last !== undefined) order[order.length - 1] = { ...last, direction: tag.direction };
  else if (tag.concept !== null) {
    // "sorted by most recent": the concept is what is sorted by.
    order.push({ direction: tag.direction, aggregate: null, mention: null, concept: tag.concept });
  }
  return true;
}

function takeNumber(reader: Reader): number | null {
  const { number } = reader;
  reader.number = null;
  return number;
}

function rank(reader: Reader, ranking: Ranking): true {
  const { reading } = reader;
  const counted = reading.ranking !== null && reading.ranking.mention === null && reading.ranking.concept === null;
  const count = counted ? (reading.ranking?.count ?? 1) : ranking.count;
  reading.ranking = { ...ranking, count, near: reader.lastEntity };
  reader.column = null;
  reader.preposition = null;
  reader.connector = null;
  return true;
}

/** "the most common nationality": rows are counted for each value of what follows, or of what was asked for. */
function frequency(reader: Reader, base: Base): true {
  if (["verb", "sort"].includes(reader.item(0)?.tag?.tag ?? "") && reader.isNamed(0) && reader.isNamed(1)) {
    // "the most frequently ordered product": the rows of the orders are counted.
    const mention = reader.mention(0);
    if (mention !== null)
      reader.add({ kind: "related", mention, negated: false, conditions: [], near: reader.reading.focus });
    reader.at += 1;
  }
  const named = reader.isNamed(0) ? takeMention(reader) : null;
  const subject = named ?? reader.column ?? reader.reading.wants.at(-1)?.mention ?? reader.lastEntity;
  if (named !== null) {
    const { wants } = reader.reading;
    const isOwner = namesEntity(named) && wants.length > 0 && reader.preposition !== null;
    if (isOwner) {
      for (const { mention } of wants) if (mention !== null && mention.owner === null) mention.owner = named;
    } else if (reader.slot === "select" || wants.length === 0) {
      const [aggregated = null] = reader.aggregates;
      reader.aggregates = [];
      wants.push({ aggregate: aggregated, mention: named, concept: null, distinct: false, star: false });
    }
    if (namesEntity(named)) {
      reader.reading.focus ??= named;
      reader.lastEntity = named;
    }
  }
  return rank(reader, { ...base, aggregate: "count", mention: subject, frequency: true });
}

/** "the youngest student", "who is the oldest". */
function byConcept(reader: Reader, base: Base): true {
  if (!reader.isNamed(0)) return rank(reader, { ...base, aggregate: null, mention: reader.column, frequency: false });
  const mention = takeMention(reader);
  if (mention === null) return rank(reader, { ...base, aggregate: null, mention: null, frequency: false });
  if (!namesEntity(mention)) {
    // "the longest runtime": the column itself is the quantity.
    const limits = reader.reading.wants.length > 0 && reader.preposition !== null;
    if (mention.owner === null && reader.slot === "select" && !limits) return wantExtreme(reader, base, mention);
    return rank(reader, { ...base, aggregate: null, mention, concept: null, frequency: false });
  }
  subject(reader, mention);
  return rank(reader, { ...ofMany(base, mention), aggregate: null, mention: null, frequency: false });
}

/** "the longest films": more than one is asked for, so the first of them are listed with what they are ranked by. */
function ofMany(base: Base, { text }: Mention): Base & { several?: true } {
  const word = text.toLowerCase().split(" ").at(-1) ?? "";
  const isPlural = plural(word) === word && singular(word) !== word;
  return base.numbered || !isPlural ? base : { ...base, count: severalCount, several: true };
}

/** The noun behind a superlative owns what was asked for; when nothing was, it is asked for. */
function subject(reader: Reader, mention: Mention): void {
  const { reading } = reader;
  const open = reading.wants.filter((wanted) => wanted.mention !== null && !namesEntity(wanted.mention));
  if (reader.slot === "select" && (open.length === 0 || reader.preposition === null)) {
    const [aggregated = null] = reader.aggregates;
    reader.aggregates = [];
    reading.wants.push({ aggregate: aggregated, mention, concept: null, distinct: false, star: false });
  } else for (const wanted of open) if (wanted.mention !== null) wanted.mention.owner ??= mention;
  reader.ownerless = reading.wants.length;
  reader.lastEntity = mention;
  reading.focus ??= mention;
}

function wantExtreme(reader: Reader, base: Base, mention: Mention): true {
  const aggregate: MeasureAggregate = base.direction === "desc" ? "max" : "min";
  for (const item of [...reader.aggregates, aggregate]) {
    reader.reading.wants.push({ aggregate: item, mention, concept: null, distinct: false, star: false });
  }
  reader.aggregates = [];
  reader.lastAggregates = [];
  reader.preposition = null;
  return true;
}

function generic(reader: Reader, base: Base): true {
  const tag = reader.tag();
  if (tag?.tag === "aggregate" || tag?.tag === "count") {
    reader.at += 1;
    reader.at += reader.next(0, "distinct", "preposition");
    const mention = reader.isNamed(0) ? takeMention(reader) : null;
    const aggregate = tag.tag === "count" ? "count" : tag.aggregate;
    return rank(reader, { ...base, aggregate, mention, frequency: false });
  }
  if (tag?.tag === "distinct") reader.at += 1;
  const isListed = tag?.tag === "and" || tag?.tag === "or" || tag?.tag === "comma";
  if (isListed && ["extreme", "aggregate"].includes(reader.tag(reader.next(1, "and"))?.tag ?? "")) {
    // "the highest and lowest price"
    reader.aggregates.push(base.direction === "desc" ? "max" : "min");
    return true;
  }
  if (!reader.isNamed(0)) {
    const event = reader.column === null ? rankedByEvent(eventBefore(reader)) : null;
    if (event !== null) return rank(reader, { ...base, ...event, frequency: false });
    return rank(reader, { ...base, aggregate: null, mention: reader.column, frequency: false });
  }
  const mention = takeMention(reader);
  if (mention === null) return true;
  if (namesEntity(mention)) {
    const countsRows = reader.slot !== "select" || isCountWord(reader, mention);
    if (countsRows) return rank(reader, { ...base, aggregate: "count", mention, frequency: false });
    subject(reader, mention);
    return rank(reader, {
      ...ofMany(base, mention),
      concept: "size",
      aggregate: null,
      mention: null,
      frequency: false,
    });
  }
  const isFirst = reader.slot === "select" && reader.reading.wants.length === 0;
  if (isCountWord(reader, mention) && !(isFirst && reader.preposition === null))
    return rank(reader, { ...base, aggregate: "count", mention, frequency: false });
  if (reader.slot === "select" && !(reader.reading.wants.length > 0 && reader.preposition !== null)) {
    return wantExtreme(reader, base, mention);
  }
  return rank(reader, { ...base, aggregate: null, mention, frequency: false });
}

/** "most orders" counts orders; "largest city" does not count cities. */
function isCountWord(reader: Reader, mention: Mention): boolean {
  const item = reader.items.findLast(
    (candidate) => candidate.to <= mention.position && candidate.tag?.tag === "extreme",
  );
  return item !== undefined && /most|fewest|least|number|amount/.test(item.text.toLowerCase());
}
