import type { Item } from "@/lib/nl2sql/offline/link/item";
import type { Reader, Rule } from "@/lib/nl2sql/offline/read/reader";
import { type Mention, namesEntity } from "@/lib/nl2sql/offline/read/reading";
import { comparesAfter } from "@/lib/nl2sql/offline/read/rules-for-clauses";
import { plural } from "@/lib/semantic/singular";

/** "how many", "average", "total": waits for what it is computed over. */
export const aggregate: Rule = (reader) => {
  const tag = reader.tag();
  if (tag?.tag === "count" && isNounOfNumber(reader)) {
    reader.preposition = "of";
    reader.at += 1;
    return true;
  }
  if (tag?.tag === "count") {
    if (reader.slot === "group") reader.slot = "select";
    if (reader.slot === "filter" && reader.reading.wants.length === 0 && reader.openRelation === null) {
      reader.endClause();
      reader.slot = "select";
    }
    if (!reader.aggregates.includes("count")) reader.aggregates.push("count");
  } else if (tag?.tag === "aggregate") {
    if (reader.slot === "group") reader.slot = "select";
    if (/amount|much|额/.test(reader.item()?.text.toLowerCase() ?? "")) reader.reading.ofAmount = true;
    if (!reader.aggregates.includes(tag.aggregate)) reader.aggregates.push(tag.aggregate);
  } else return false;
  reader.preposition = null;
  reader.at += 1;
  return true;
};

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

/** "living in Rome", "spoken in Peru": a verb that only resembles a column, before what limits. */
export const verbOfPlace: Rule = (reader) => {
  if (!reader.isNamed(0) || reader.slot === "group" || reader.slot === "order") return false;
  const mention = reader.mention(0);
  const place = reader.tagIs("preposition", 1);
  const at = reader.next(2);
  const value = reader.item(at);
  const isWeak = mention !== null && !namesEntity(mention) && mention.targets.every(({ score }) => score < 0.9);
  const said = reader.next(1, "both");
  const isDirect = reader.slot === "select" && reader.isValue(said) && reader.item(said)?.number === null;
  if (isWeak && isDirect && reader.lastEntity?.position === mention.position - 1 && holds(mention, reader.item(said))) {
    // "countries speak French": the verb is the column of the value.
    reader.slot = "filter";
    reader.column = mention;
    reader.at += 1;
    return true;
  }
  if (isWeak && reader.tag(1)?.tag === "each" && reader.reading.wants.length > 0 && /(ing|ed)$/i.test(mention.text)) {
    // "rooms located on each floor"
    reader.at += 1;
    return true;
  }
  if (!isWeak || place === null || place.word === "of" || !reader.isValue(at) || value?.number !== null) return false;
  if (holds(mention, value) || reader.reading.wants.length === 0 || !/(ing|ed|en)$/i.test(mention.text)) return false;
  reader.at += 1;
  return true;
};

const holds = (mention: Mention, value: Item | undefined): boolean =>
  value?.values.some((hit) =>
    mention.targets.some((target) => target.entity === hit.entity && target.column === hit.column),
  ) ?? false;

/** A name of the model: asked for, grouped by, sorted by, or the subject of a condition, by the slot. */
export const name: Rule = (reader) => {
  if (!reader.isNamed(0)) return false;
  const mention = takeMention(reader);
  if (mention === null) return false;
  switch (reader.slot) {
    case "select":
      want(reader, mention);
      break;
    case "group":
      reader.reading.groups.push(mention);
      if (namesEntity(mention)) reader.lastEntity = mention;
      break;
    case "order":
      orderBy(reader, mention);
      break;
    case "filter":
      condition(reader, mention);
      break;
  }
  // "area above 10 or population above 5": the alternative begins with its column.
  if (reader.slot !== "filter" || reader.connector !== "or" || reader.column === null) reader.connector = null;
  return true;
};

/** "official languages": a yes/no property in front of a noun is a condition. */
export const property: Rule = (reader) => {
  if (!reader.isNamed(0) || reader.slot === "order" || reader.slot === "group") return false;
  const mention = reader.mention(0);
  const [best] = mention?.targets ?? [];
  const at = reader.next(1);
  const isProperty = best?.flag === true && reader.isNamed(at) && at === 1;
  if (mention === null || !isProperty) return false;
  const negated = reader.negated;
  reader.reading.conditions.push({ kind: "flag", mention, negated });
  reader.negated = false;
  reader.at += 1;
  return true;
};

/** Reads a name with what it belongs to: "singer name", "the singer's name", "name of the singer". */
export function takeMention(reader: Reader): Mention | null {
  const mention = reader.mention(0);
  if (mention === null) return null;
  reader.at += 1;
  if (!namesEntity(mention)) return mention;
  const following = reader.mention(0);
  const isVerb =
    following?.targets.every(({ score }) => score < 0.9) &&
    reader.isValue(reader.next(1, "both")) &&
    holds(following, reader.item(reader.next(1, "both")));
  const isCompound = following !== null && reader.isNamed(0) && !namesEntity(following) && !isVerb;
  if (!isCompound || following === null) return mention;
  reader.at += 1;
  reader.lastEntity = mention;
  reader.reading.mentions.push(mention);
  return { ...following, owner: mention };
}

function want(reader: Reader, mention: Mention): void {
  const { reading } = reader;
  const isEntity = namesEntity(mention);
  const followsPreposition = reader.preposition !== null;
  const isVerb =
    isEntity &&
    !followsPreposition &&
    reader.connector === null &&
    reader.lastEntity?.position === mention.position - 1 &&
    reading.wants.length > 0;
  const before = reading.wants.at(-1);
  if (isVerb && before !== undefined && isCompound(reader.lastEntity, mention)) {
    // "movie ratings": the last noun is meant, the first only says whose.
    reading.wants.splice(-1, 1, { ...before, mention });
    if (reading.focus === before.mention) reading.focus = mention;
    if (before.mention !== null) reading.mentions.push(before.mention);
    reader.lastEntity = mention;
    return;
  }
  if (isVerb) {
    // "how many patients stay in …": a table named right behind the noun is its verb.
    reader.slot = "filter";
    condition(reader, mention);
    return;
  }
  const previous = reading.wants.length > reader.ownerless;
  // "with id 3", "in the year 2014": a column and its value limit what was asked for.
  if (
    !isEntity &&
    followsPreposition &&
    reader.preposition !== "of" &&
    comparesAfter(reader, -1) &&
    reader.aggregates.length === 0
  ) {
    reader.slot = "filter";
    reader.column = mention;
    reader.preposition = null;
    return;
  }
  if (isEntity && followsPreposition && reader.aggregates.length === 0 && (previous || reading.wants.length > 0)) {
    for (const wanted of reading.wants.slice(reader.ownerless)) {
      if (wanted.mention !== null && wanted.mention.owner === null && !namesEntity(wanted.mention))
        wanted.mention.owner = mention;
    }
    reader.ownerless = reading.wants.length;
    if (reader.distinct && reading.wants.every(({ aggregate: figure }) => figure === null)) reading.distinct = true;
    reader.distinct = false;
    // "how many singers in each concert": the counted rows stay the subject.
    reading.focus ??= mention;
    reader.lastEntity = mention;
    reading.mentions.push(mention);
    reader.preposition = null;
    return;
  }
  if (
    !isEntity &&
    followsPreposition &&
    reader.preposition === "of" &&
    previous &&
    mention.owner === null &&
    ownsColumns(reader)
  ) {
    // "the name and year of the song": the later noun narrows the earlier ones.
    for (const wanted of reading.wants.slice(reader.ownerless))
      if (wanted.mention !== null) wanted.mention.owner ??= mention;
    reader.ownerless = reading.wants.length;
    reader.preposition = null;
    return;
  }
  const isModifier =
    reading.wants.length > 0 && reader.connector === null && reader.aggregates.length === 0 && !reader.asks;
  if (isModifier && mention.owner === null) {
    // "how many museums were opened after …": a noun that nothing joins to what is asked for belongs to a condition.
    reader.slot = "filter";
    condition(reader, mention);
    return;
  }
  reader.asks = false;
  const inherits =
    reader.aggregates.length === 0 &&
    reader.connector !== null &&
    !isEntity &&
    reader.connector !== "or" &&
    reader.lastAggregates.length === 1;
  const lastWant = reading.wants.at(-1);
  // "how many students and teachers", "number of different cities and countries"
  const countsToo =
    reader.aggregates.length === 0 &&
    reader.connector === "and" &&
    lastWant?.aggregate === "count" &&
    lastWant.mention !== null &&
    reading.groups.length === 0 &&
    (isEntity ? namesEntity(lastWant.mention) : lastWant.distinct && !namesEntity(lastWant.mention));
  const aggregates = countsToo
    ? (["count"] as const)
    : reader.aggregates.length > 0
      ? reader.aggregates
      : inherits && lastWant?.aggregate !== null && lastWant?.aggregate !== "count" && isNumericLike(mention)
        ? reader.lastAggregates
        : [null];
  for (const item of aggregates) {
    const distinct = reader.distinct || (countsToo && !isEntity);
    reading.wants.push({ aggregate: item, mention, concept: null, distinct, star: false });
  }
  if (reader.aggregates.length > 1 && reader.aggregates.includes("count") && !isEntity) {
    // "average number of injuries": the number is the column.
    const at = reading.wants.findLastIndex(({ aggregate: item }) => item === "count");
    reading.wants.splice(at, 1);
  }
  reader.lastAggregates = aggregates.filter((item) => item !== null);
  reader.aggregates = [];
  if (reader.distinct && aggregates[0] === null) reading.distinct = true;
  reader.distinct = false;
  reader.preposition = null;
  if (isEntity) {
    reader.lastEntity = mention;
    reading.focus ??= mention;
  } else if (mention.owner !== null) reading.focus ??= mention.owner;
}

const isCompound = (first: Mention | null, second: Mention): boolean => {
  if (first === null) return false;
  const isPlural = ({ text }: Mention) => plural(text.toLowerCase()) === text.toLowerCase();
  return !isPlural(first) && isPlural(second);
};

const isNumericLike = (mention: Mention): boolean => mention.targets.some(({ kind }) => kind !== "entity");
const ownsColumns = (reader: Reader): boolean => reader.reading.wants.at(-1)?.mention !== null;

function orderBy(reader: Reader, mention: Mention): void {
  const [aggregated = null] = reader.aggregates;
  reader.aggregates = [];
  const isOwner = reader.preposition === "of" && namesEntity(mention);
  if (reader.groupsByOrder && aggregated === null) reader.reading.groups.push(mention);
  reader.groupsByOrder = false;
  const last = reader.reading.order.at(-1);
  if (isOwner && last?.mention !== null && last !== undefined) {
    last.mention.owner ??= mention;
    reader.lastEntity = mention;
    reader.preposition = null;
    return;
  }
  reader.reading.order.push({ direction: reader.orderDirection, aggregate: aggregated, mention, concept: null });
  reader.preposition = null;
}

function condition(reader: Reader, mention: Mention): void {
  const { reading } = reader;
  const isEntity = namesEntity(mention);
  const [aggregated] = reader.aggregates;
  if (aggregated !== undefined) {
    reader.aggregates = [];
    reader.measure = { aggregate: aggregated, mention };
    return;
  }
  if (reader.comparison !== null && reader.column !== null && !isEntity) {
    // Column against column is read by the comparison rule; here the name ends what was begun.
    reader.leaveColumn();
  }
  if (!isEntity) {
    if (reader.column !== null && reader.preposition === "of") return;
    if (reader.column !== null) reader.leaveColumn();
    reader.column = mention;
    if (reader.lastEntity !== null && mention.owner === null && reader.preposition !== null)
      mention.owner = reader.lastEntity;
    reader.preposition = null;
    return;
  }
  if (reader.column !== null && reader.preposition === "of") {
    reader.column.owner ??= mention;
    reader.preposition = null;
    reader.lastEntity = mention;
    reading.mentions.push(mention);
    return;
  }
  const related = { kind: "related" as const, mention, negated: reader.negated, conditions: [], near: reading.focus };
  const wasNegated = reader.negated;
  reader.add(related);
  if (wasNegated) reader.openRelation = related;
  reader.lastEntity = mention;
  reader.preposition = null;
}
