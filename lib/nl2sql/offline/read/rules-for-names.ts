import type { Item } from "@/lib/nl2sql/offline/link/item";
import { condition } from "@/lib/nl2sql/offline/read/name-in-condition";
import type { Reader, Rule } from "@/lib/nl2sql/offline/read/reader";
import { type Mention, namesEntity } from "@/lib/nl2sql/offline/read/reading";
import { comparesAfter } from "@/lib/nl2sql/offline/read/rules-for-clauses";
import { eventsOf } from "@/lib/nl2sql/offline/read/rules-for-events";
import { want } from "@/lib/nl2sql/offline/read/want";

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

/** A verb that is called like a column: "branches opened after 2010" limits, "registered branches" only says more of the noun. */
export const verbOfColumn: Rule = (reader) => {
  const item = reader.item();
  if (item?.tag?.tag !== "verb" || !reader.isNamed(0) || reader.slot !== "select") return false;
  const mention = reader.mention(0);
  if (mention === null || namesEntity(mention)) return false;
  const isParticiple = /(ed|en|t)$/i.test(item.text);
  const limits = comparesAfter(reader, 0);
  if (isParticiple && reader.isNamed(1)) {
    reader.at += 1;
    reader.reading.verbs.push(item.text);
    return true;
  }
  if (!limits && (!isParticiple || reader.reading.wants.length === 0)) return false;
  reader.at += 1;
  reader.slot = "filter";
  condition(reader, mention);
  return true;
};

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
  // "area above 10 or population above 5", "genre Rock or genre Jazz": the alternative begins with its column or table.
  const begins = reader.column !== null || reader.isValue(reader.next(0, "be", "named"));
  if (reader.slot !== "filter" || reader.connector !== "or" || !begins) reader.connector = null;
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
  if (!namesEntity(mention)) {
    // "quantity sold": the quantity of what records the sale.
    const sold = mention.owner === null ? eventsOf(reader.item(0), "entity") : null;
    if (sold !== null && mention.targets.some(({ entity }) => sold.targets.some((own) => own.entity === entity)))
      return { ...mention, owner: sold };
    return mention;
  }
  const following = reader.mention(0);
  const isVerb =
    reader.item(0)?.tag?.tag === "verb" ||
    (following?.targets.every(({ score }) => score < 0.9) &&
      reader.isValue(reader.next(1, "both")) &&
      holds(following, reader.item(reader.next(1, "both"))));
  const isCompound = following !== null && reader.isNamed(0) && !namesEntity(following) && !isVerb;
  if (!isCompound || following === null) return mention;
  reader.at += 1;
  reader.lastEntity = mention;
  reader.reading.mentions.push(mention);
  return { ...following, owner: mention };
}

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
