import { condition } from "@/lib/nl2sql/offline/read/name-in-condition";
import type { Reader } from "@/lib/nl2sql/offline/read/reader";
import { type Mention, namesEntity } from "@/lib/nl2sql/offline/read/reading";
import { comparesAfter } from "@/lib/nl2sql/offline/read/rules-for-clauses";
import type { MeasureAggregate } from "@/lib/semantic/schema";
import { plural } from "@/lib/semantic/singular";

/** A way to take a name where something is asked for: true when it was that. */
type Way = (reader: Reader, mention: Mention) => boolean;

/** Tried in this order; a name that none of them takes is asked for. */
const ways: readonly Way[] = [compound, verb, conditionColumn, ownerTable, ownerColumn, modifier];

/** A name where something is asked for: mostly a wish of its own, else it says more about the one before. */
export function want(reader: Reader, mention: Mention): void {
  if (!ways.some((way) => way(reader, mention))) ask(reader, mention);
}

/** A table named right behind the noun, with nothing in between. */
function followsNoun(reader: Reader, mention: Mention): boolean {
  const isBehind = reader.lastEntity?.position === mention.position - 1 && reader.reading.wants.length > 0;
  return isBehind && namesEntity(mention) && reader.preposition === null && reader.connector === null;
}

/** "movie ratings": the last noun is meant, the first only says whose. */
function compound(reader: Reader, mention: Mention): boolean {
  const { reading } = reader;
  const before = reading.wants.at(-1);
  if (before === undefined || !followsNoun(reader, mention) || !isCompound(reader.lastEntity, mention)) return false;
  reading.wants.splice(-1, 1, { ...before, mention });
  if (reading.focus === before.mention) reading.focus = mention;
  if (before.mention !== null) reading.mentions.push(before.mention);
  reader.lastEntity = mention;
  return true;
}

/** "how many patients stay in …": a table named right behind the noun is its verb. */
function verb(reader: Reader, mention: Mention): boolean {
  if (!followsNoun(reader, mention)) return false;
  reader.slot = "filter";
  condition(reader, mention);
  return true;
}

/** "with id 3", "in the year 2014": a column and its value limit what was asked for. */
function conditionColumn(reader: Reader, mention: Mention): boolean {
  const limits = reader.preposition !== null && reader.preposition !== "of" && reader.aggregates.length === 0;
  if (namesEntity(mention) || !limits || !comparesAfter(reader, -1)) return false;
  reader.slot = "filter";
  reader.column = mention;
  reader.preposition = null;
  return true;
}

/** "the names of the singers", "how many singers in each concert": the table owns what was asked for before it. */
function ownerTable(reader: Reader, mention: Mention): boolean {
  const { reading } = reader;
  if (!namesEntity(mention) || reader.preposition === null || reader.aggregates.length > 0) return false;
  if (reading.wants.length === 0) return false;
  for (const wanted of reading.wants.slice(reader.ownerless)) {
    if (wanted.mention !== null && wanted.mention.owner === null && isColumnOf(wanted.mention, mention))
      wanted.mention.owner = mention;
  }
  reader.ownerless = reading.wants.length;
  if (reader.distinct && reading.wants.every(({ aggregate }) => aggregate === null)) reading.distinct = true;
  reader.distinct = false;
  // "how many singers in each concert": the counted rows stay the subject.
  reading.focus ??= mention;
  reader.lastEntity = mention;
  reading.mentions.push(mention);
  reader.preposition = null;
  return true;
}

/** "address of the customer": a table's name that is also a column of the owner. */
const isColumnOf = (wanted: Mention, owner: Mention): boolean =>
  !namesEntity(wanted) ||
  wanted.targets.some(
    ({ kind, entity, score }) =>
      kind === "column" && score >= 0.85 && owner.targets.some((own) => own.kind === "entity" && own.entity === entity),
  );

/** "the name and year of the song": the later noun, itself a column, narrows the earlier ones. */
function ownerColumn(reader: Reader, mention: Mention): boolean {
  const { reading } = reader;
  const isOwner = !namesEntity(mention) && mention.owner === null && reader.preposition === "of";
  const isOwned = reading.wants.length > reader.ownerless && reading.wants.at(-1)?.mention !== null;
  if (!isOwner || !isOwned) return false;
  for (const wanted of reading.wants.slice(reader.ownerless))
    if (wanted.mention !== null) wanted.mention.owner ??= mention;
  reader.ownerless = reading.wants.length;
  reader.preposition = null;
  return true;
}

/** "how many museums were opened after …": a noun that nothing joins to what is asked for belongs to a condition. */
function modifier(reader: Reader, mention: Mention): boolean {
  const isJoined = reader.connector !== null || reader.aggregates.length > 0 || reader.asks;
  if (reader.reading.wants.length === 0 || isJoined || mention.owner !== null) return false;
  reader.slot = "filter";
  condition(reader, mention);
  return true;
}

function ask(reader: Reader, mention: Mention): void {
  const { reading } = reader;
  const isEntity = namesEntity(mention);
  reader.asks = false;
  const countsToo = countsWithTheLast(reader, mention);
  const aggregates = countsToo ? ["count" as const] : aggregatesOf(reader, mention);
  const distinct = reader.distinct || (countsToo && !isEntity);
  const listed = joinsTheLast(reader, mention);
  for (const aggregate of aggregates)
    reading.wants.push({ aggregate, mention, concept: null, distinct, star: false, listed });
  if (reader.aggregates.length > 1 && reader.aggregates.includes("count") && !isEntity) {
    // "average number of injuries": the number is the column.
    const at = reading.wants.findLastIndex(({ aggregate }) => aggregate === "count");
    reading.wants.splice(at, 1);
  }
  reader.lastAggregates = aggregates.filter((aggregate) => aggregate !== null);
  reader.aggregates = [];
  if (reader.distinct && aggregates[0] === null) reading.distinct = true;
  reader.distinct = false;
  reader.preposition = null;
  if (isEntity) {
    reader.lastEntity = mention;
    reading.focus ??= mention;
  } else if (mention.owner !== null) reading.focus ??= mention.owner;
}

/** "the songs and their years": both are shown. */
function joinsTheLast({ items, reading }: Reader, mention: Mention): boolean {
  const last = reading.wants.at(-1);
  const from = last?.mention?.position;
  if (last === undefined || from === undefined) return false;
  const between = items.filter((item) => item.from > from && item.to <= mention.position);
  const isJoined = between.some(({ tag }) => tag?.tag === "and" || tag?.tag === "comma");
  // "Of those countries, what is …": the first noun only says of whom.
  const isTopic = /^(of|for|from|in|among)\b/i.test(items[0]?.text ?? "") && reading.wants.length === 1;
  if (!isJoined || isTopic || between.some(({ tag }) => tag?.tag === "stop")) return false;
  if (last.aggregate === null && last.mention !== null)
    reading.wants[reading.wants.length - 1] = { ...last, listed: true };
  return true;
}

/** "how many students and teachers", "number of different cities and countries" */
function countsWithTheLast({ aggregates, connector, reading }: Reader, mention: Mention): boolean {
  const last = reading.wants.at(-1);
  if (aggregates.length > 0 || connector !== "and" || reading.groups.length > 0) return false;
  if (last?.aggregate !== "count" || last.mention === null) return false;
  return namesEntity(mention) ? namesEntity(last.mention) : last.distinct && !namesEntity(last.mention);
}

/** The aggregates in front of the name, or for "average age and weight" the one in front of the name before. */
function aggregatesOf(reader: Reader, mention: Mention): readonly (MeasureAggregate | null)[] {
  if (reader.aggregates.length > 0) return reader.aggregates;
  const last = reader.reading.wants.at(-1)?.aggregate;
  const continues = reader.connector !== null && reader.connector !== "or" && reader.lastAggregates.length === 1;
  const isFigure = !namesEntity(mention) && mention.targets.some(({ kind }) => kind !== "entity");
  return continues && isFigure && last !== null && last !== "count" ? reader.lastAggregates : [null];
}

const isCompound = (first: Mention | null, second: Mention): boolean => {
  if (first === null) return false;
  const isPlural = ({ text }: Mention) => plural(text.toLowerCase()) === text.toLowerCase();
  return !isPlural(first) && isPlural(second);
};
