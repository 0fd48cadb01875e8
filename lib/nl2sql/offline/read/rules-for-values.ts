import { unitOf } from "@/lib/nl2sql/offline/language/units";
import type { Item } from "@/lib/nl2sql/offline/link/item";
import type { ValueHit } from "@/lib/nl2sql/offline/link/model-index";
import { compared } from "@/lib/nl2sql/offline/read/open-condition";
import type { Reader, Rule } from "@/lib/nl2sql/offline/read/reader";
import { type Mention, namesEntity, type Operand } from "@/lib/nl2sql/offline/read/reading";
import { takeMention } from "@/lib/nl2sql/offline/read/rules-for-names";
import type { ComparisonOperator } from "@/lib/nl2sql/schema";

/** Something to compare with: a number, a time, a known value, a name in quotes. */
export const value: Rule = (reader) => {
  const item = reader.item();
  if (oneUnit(reader)) return true;
  if (item === undefined || (!reader.isValue(0) && !isPatternText(reader, item))) return false;
  if (reader.slot === "order") {
    reader.unuse(item);
    reader.at += 1;
    return true;
  }
  if (item.time !== null) return timeValue(reader, item);
  if (item.number !== null && item.literal === null && reader.pattern === null) return numberValue(reader, item.number);
  return textValue(reader);
};

/** What follows "starts with" or "contains" is a text, though it be a single letter or an unknown word. */
const isPatternText = (reader: Reader, item: Item): boolean =>
  reader.pattern !== null &&
  /(?:word|letters?|substring|phrase|with|is)$/iu.test(reader.item(-1)?.text ?? "") &&
  ((["filler", "verb", undefined].includes(item.tag?.tag) &&
    item.targets.length === 0 &&
    /[\p{L}\p{N}]/u.test(item.text)) ||
    /^\p{Lu}$/u.test(item.text));

function timeValue(reader: Reader, item: Item): true {
  reader.at += 1;
  const operator = reader.comparison?.operator ?? null;
  reader.add({
    ...compared(reader),
    concept: reader.column === null ? "time" : null,
    operator: operator ?? "between",
    values: [],
    time: item.time,
    hits: [],
  });
  reader.endComparison();
  return true;
}

const isYear = (number: number): boolean => Number.isInteger(number) && number >= 1800 && number <= 2100;

function numberValue(reader: Reader, number: number): true {
  const item = reader.item();
  reader.at += 1;
  const unitWord = takeUnit(reader);
  // "20 or more"
  const after = reader.isValue(reader.next(1)) ? null : reader.tagIs("compare");
  if (
    after !== null &&
    /^or |^and |^onwards$|above|over$|^以|^及以|^起$/.test(reader.item()?.text.toLowerCase() ?? "")
  ) {
    reader.comparison = { operator: after.operator, concept: reader.comparison?.concept ?? null };
    reader.at += 1;
  }
  const following = reader.next(0, "distinct");
  // "价格大于100的产品": behind 的 stands what is asked for, not what is counted.
  const unit = reader.isNamed(following) && reader.item(0)?.text !== "的" ? reader.mention(following) : null;
  const isUnit = unit !== null && namesEntity(unit) && reader.comparison?.concept == null;
  if (isUnit && reader.comparison !== null && reader.column !== null && reader.reading.wants.length === 0) {
    // "for which countries are there more than four addresses": the column is asked for, the rows are counted.
    const mention = reader.column;
    reader.reading.wants.push({ aggregate: null, mention, concept: null, distinct: false, star: false });
    reader.column = null;
  }
  const counts = isUnit && reader.column === null;
  if (reader.tag(0)?.tag === "extreme" && reader.comparison === null) {
    reader.number = number;
    return true;
  }
  if (reader.measure !== null && reader.measure.mention !== null) return measureValue(reader, number);
  const isDated = isYear(number) && reader.comparison === null && ["in", "from"].includes(reader.preposition ?? "");
  if (reader.column === null && reader.aggregates.includes("count") && !isDated)
    return countValue(reader, number, null);
  if (counts && (reader.slot === "filter" || reader.comparison !== null)) {
    reader.at += following;
    const mention = takeMention(reader);
    if (mention === null || namesEntity(mention)) return countValue(reader, number, mention);
    reader.column = mention;
  } else if (reader.slot === "select" && reader.comparison === null && reader.column === null) {
    const isFree = reader.preposition === null || reader.preposition === "of";
    const isLimit = reader.tag(following)?.tag === "extreme" || (counts && isFree && number > 0);
    if (isLimit) {
      reader.number = number;
      if (counts) reader.reading.limit = number;
      return true;
    }
  } else if (unit !== null && !namesEntity(unit) && reader.column === null) {
    reader.at += following;
    reader.column = takeMention(reader);
  }
  return compareNumber(reader, number, item, unitWord);
}

/** From here on a number is hardly a count that happens to equal a key; where it stands says what it is. */
const longNumber = 1_000_000;

/** "shorter than an hour" */
function oneUnit(reader: Reader): boolean {
  const unit = /^an?$/i.test(reader.item()?.text ?? "") ? unitOf(reader.item(1)?.text ?? "") : null;
  if (unit === null || reader.comparison === null) return false;
  reader.at += 2;
  return compareNumber(reader, 1, undefined, unit);
}

/** "3 hours", "60 minutes": behind a comparison the unit of the number, which names nothing itself. */
function takeUnit(reader: Reader): string | null {
  const text = reader.item()?.text ?? "";
  const unit = unitOf(text);
  const measures = reader.comparison !== null || reader.column !== null;
  if (unit === null || !measures || reader.item()?.time !== null) return null;
  const mention = reader.isNamed(0) && reader.column === null ? reader.mention(0) : null;
  // "more than 60 minutes" over a column called minutes is read by its name.
  if (mention?.targets.some(({ score }) => score >= 0.6)) return null;
  reader.at += 1;
  return unit;
}

function compareNumber(reader: Reader, number: number, item: Item | undefined, unit: string | null): true {
  // "longer than 5 minutes" is said of a length, wherever a 5 happens to stand.
  const isBare = unit === null && (reader.comparison?.concept ?? null) === null;
  // "customer 12" is called so by its key.
  const isKey = reader.lastEntity !== null && item !== undefined && reader.lastEntity.position + 1 === item.from;
  const isNamedSo = isKey && reader.comparison === null && reader.column === null && number < longNumber;
  const hits =
    isBare && !isNamedSo && item !== undefined && item.values.length > 0 && reader.column === null ? [item.values] : [];
  const isTime = reader.column === null && reader.comparison?.concept === undefined && isYear(number);
  const inTime = isTime && ["in", "from", "for", "of", "on"].includes(reader.preposition ?? "");
  const condition = compared(reader);
  const values: Operand[] = [number];
  collectNumbers(reader, values);
  const operator = reader.comparison?.operator ?? (values.length > 1 ? "in" : "eq");
  reader.add({
    ...condition,
    concept: inTime || (isTime && reader.preposition !== null) ? "time" : condition.concept,
    operator,
    values,
    hits,
    unit,
    every: reader.reading.both && values.length > 1,
  });
  reader.endComparison();
  return true;
}

/** "1, 2 or 3" */
function collectNumbers(reader: Reader, values: Operand[]): void {
  if (reader.comparison !== null) return;
  for (;;) {
    const joint = reader.tag();
    const following = reader.item(1);
    const joins = joint !== null && ["or", "comma", "and"].includes(joint.tag);
    if (!joins || following === undefined || following.number === null || reader.isNamed(2)) return;
    values.push(following.number);
    reader.at += 2;
  }
}

function measureValue(reader: Reader, number: number): true {
  const { measure } = reader;
  if (measure === null || measure.mention === null) return true;
  reader.add({
    kind: "measure",
    aggregate: measure.aggregate,
    mention: measure.mention,
    operator: reader.comparison?.operator ?? "eq",
    value: number,
  });
  reader.endComparison();
  return true;
}

function countValue(reader: Reader, number: number, mention: Mention | null): true {
  reader.aggregates = reader.aggregates.filter((item) => item !== "count");
  reader.add({
    kind: "count",
    mention,
    operator: (reader.comparison?.operator ?? "eq") as ComparisonOperator,
    value: number,
    negated: reader.negated,
    near: reader.reading.focus,
  });
  if (mention !== null) reader.reading.mentions.push(mention);
  reader.endComparison();
  return true;
}

/** Known values and quoted texts, with their alternatives: "France, Italy or Spain". */
function textValue(reader: Reader): true {
  holdsText(reader);
  const condition = compared(reader);
  const values: Operand[] = [];
  let hits: (readonly ValueHit[])[] = [];
  let joint: "and" | "or" | null = null;
  for (;;) {
    const item = reader.item();
    if (item === undefined) break;
    values.push(item.values[0]?.value ?? item.literal ?? item.number ?? item.text);
    hits.push(reader.pattern === null ? item.values : []);
    reader.at += 1;
    const tag = reader.tag();
    let at = 1;
    while (reader.tag(at)?.tag === "and" || reader.tag(at)?.tag === "or") at += 1;
    at = reader.next(at, "preposition");
    const joins = tag !== null && (tag.tag === "and" || tag.tag === "or" || tag.tag === "comma");
    if (!joins || !reader.isValue(at) || reader.item(at)?.number !== null || reader.item(at)?.time !== null) break;
    if (!sameColumn(item, reader.item(at))) break;
    if (tag.tag === "and" || reader.tag(1)?.tag === "and") joint = "and";
    if (tag.tag === "or" || reader.tag(1)?.tag === "or") joint = "or";
    reader.at += at;
  }
  const inColumn = reader.pattern === null || condition.mention !== null ? null : columnOfPattern(reader);
  const differs = reader.comparison?.operator === "ne";
  const behind = reader.pattern === null && reader.isNamed(0) ? reader.mention(0) : null;
  if (behind !== null && namesEntity(behind)) {
    // "Biology courses": of the columns that hold the value, one of the noun behind it.
    hits = hits.map((found) => {
      const own = found.filter(({ entity }) => behind.targets.some((target) => target.entity === entity));
      return own.length > 0 ? own : found;
    });
  }
  const subject = nounBehind(reader, condition, hits);
  reader.add({
    ...condition,
    negated: condition.negated !== differs,
    mention: inColumn ?? condition.mention ?? subject,
    operator: reader.pattern ?? (values.length > 1 ? "in" : "eq"),
    values,
    hits,
    every: joint === "and" && (reader.reading.both || reader.slot === "filter"),
  });
  reader.endComparison();
  return true;
}

/** "whose name has 'ab'", "that have 'a' in their names": a part of the text. */
function holdsText(reader: Reader): void {
  const item = reader.item();
  const isQuoted = item?.literal != null && item.text === item.literal && item.values.length === 0;
  if (!isQuoted || reader.tag(-1)?.tag !== "have" || reader.pattern !== null) return;
  const inside = reader.tagIs("preposition", 1)?.word === "in" && reader.isNamed(reader.next(2, "their"));
  if (reader.column !== null || inside) reader.pattern = "contains";
}

/** "contains X in its description" */
function columnOfPattern(reader: Reader): Mention | null {
  const at = reader.next(0, "preposition", "their");
  const mention = at > 0 && reader.isNamed(at) ? reader.mention(at) : null;
  if (mention === null || namesEntity(mention)) return null;
  reader.at += at + 1;
  return mention;
}

const sameColumn = (left: Item, right: Item | undefined): boolean => {
  if (right === undefined) return false;
  if (left.values.length === 0 || right.values.length === 0) return left.literal !== null && right.literal !== null;
  return left.values.some((hit) =>
    right.values.some((other) => other.entity === hit.entity && other.column === hit.column),
  );
};

/** "the Math department", "New York city": the column's name behind its value. */
function nounBehind(
  reader: Reader,
  condition: { mention: Mention | null },
  hits: readonly (readonly ValueHit[])[],
): Mention | null {
  // "with Blue as their colour"
  const isRole = reader.item(0)?.text.toLowerCase() === "as";
  const at = isRole ? reader.next(1, "their") : 0;
  if (condition.mention !== null || !reader.isNamed(at)) return null;
  const behind = reader.mention(at);
  if (behind === null || namesEntity(behind)) return null;
  const holds = behind.targets.some((target) =>
    hits.flat().some((hit) => hit.entity === target.entity && hit.column === target.column),
  );
  const isAsked = reader.reading.wants.length === 0 || reader.preposition === null;
  if (!holds && (isRole || (reader.slot === "select" && isAsked))) return null;
  reader.at += at + 1;
  return behind;
}
