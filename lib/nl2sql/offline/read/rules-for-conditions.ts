import type { Item } from "@/lib/nl2sql/offline/link/link";
import type { ValueHit } from "@/lib/nl2sql/offline/link/model-index";
import type { Reader, Rule } from "@/lib/nl2sql/offline/read/reader";
import { type Condition, type Mention, namesEntity, type Operand } from "@/lib/nl2sql/offline/read/reading";
import { takeMention } from "@/lib/nl2sql/offline/read/rules-for-wants";
import type { ComparisonOperator } from "@/lib/nl2sql/schema";

/** "more than", "older than", "at least": waits for what to compare with. */
export const compare: Rule = (reader) => {
  const tag = reader.tagIs("compare");
  if (tag === null) return false;
  if (reader.slot === "order") {
    reader.at += 1;
    return true;
  }
  reader.comparison = { operator: tag.operator, concept: tag.concept };
  takeSubject(reader);
  reader.at += 1;
  const at = reader.next(0, "any", "be");
  const figure = reader.tag(at);
  if (figure?.tag === "aggregate" || (figure?.tag === "extreme" && !figure.frequency && figure.concept === null)) {
    reader.at += at;
    return scalar(reader);
  }
  if (comparesWithAny(reader)) return true;
  if (reader.column !== null && reader.isNamed(at) && !reader.isValue(at)) {
    const other = reader.mention(at);
    const numberNear = reader.item(at + 1)?.number !== null && reader.item(at + 1)?.number !== undefined;
    if (other !== null && !namesEntity(other) && !numberNear && tag.concept === null)
      return columnsCompared(reader, at);
  }
  if (reader.slot === "select") reader.slot = "filter";
  return true;
};

/** "whose price is above 5" without a "whose": the column just named is compared, not asked for. */
function takeSubject(reader: Reader): void {
  const { wants } = reader.reading;
  const last = wants.at(-1);
  const isBehind =
    reader.tag(-1)?.tag === "be" || (last?.mention != null && last.mention.position + 1 === reader.item()?.from);
  if (reader.slot !== "select" || last === undefined || last.mention === null || !isBehind) return;
  if (last.aggregate !== null || namesEntity(last.mention) || last.mention.owner === null) return;
  wants.pop();
  reader.column = last.mention;
  if (wants.length === 0)
    wants.push({ aggregate: null, mention: last.mention.owner, concept: null, distinct: false, star: false });
}

/** "larger than any country in Africa", "older than all students": against the smallest or the largest of them. */
function comparesWithAny(reader: Reader): boolean {
  const { comparison } = reader;
  let at = 0;
  let quantifier: "any" | "all" | null = null;
  for (; reader.item(at) !== undefined && !reader.isNamed(at); at += 1) {
    const tag = reader.tag(at);
    const word = reader.item(at)?.text.toLowerCase() ?? "";
    if (tag?.tag === "any") quantifier = "any";
    else if (tag?.tag === "all" || tag?.tag === "each" || word.startsWith("of all")) quantifier = "all";
    else if (tag === null || !["filler", "relative", "preposition", "be"].includes(tag.tag)) return false;
  }
  if (quantifier === null || comparison === null || !reader.isNamed(at)) return false;
  reader.at += at;
  const of = takeMention(reader);
  const isMore = comparison.operator === "gt" || comparison.operator === "gte";
  const conditions: Condition[] = [];
  const owner = of !== null && namesEntity(of) ? of : null;
  reader.add({
    kind: "scalar",
    mention: reader.column ?? (owner === null ? of : null),
    concept: comparison.concept,
    operator: comparison.operator,
    aggregate: isMore === (quantifier === "any") ? "min" : "max",
    of: owner,
    conditions,
    near: reader.near(),
  });
  reader.column = null;
  reader.comparison = null;
  reader.openConditions = conditions;
  if (owner !== null) reader.lastEntity = owner;
  if (reader.slot === "select") reader.slot = "filter";
  return true;
}

/** "budget higher than revenue". */
function columnsCompared(reader: Reader, at: number): true {
  reader.at += at;
  reader.comparison = null;
  return true;
}

/** "above the average price", "older than the average of all students". */
function scalar(reader: Reader): true {
  const tag = reader.tag();
  const { comparison } = reader;
  reader.at += 1;
  if (comparison === null || tag === null) return true;
  const extremeAggregate = tag.tag === "extreme" && tag.direction === "asc" ? ("min" as const) : ("max" as const);
  const aggregate = tag.tag === "aggregate" ? tag.aggregate : extremeAggregate;
  let { column } = reader;
  let of: Mention | null = null;
  for (;;) {
    const at = reader.next(0, "preposition", "their");
    if (!reader.isNamed(at) || reader.isValue(at)) break;
    reader.at += at;
    const mention = takeMention(reader);
    if (mention === null) break;
    if (namesEntity(mention)) of = mention;
    else column = column ?? mention;
  }
  const lastWant = reader.reading.wants.findLast(({ mention }) => mention !== null && !namesEntity(mention));
  reader.column = null;
  reader.add({
    kind: "scalar",
    mention: column ?? (comparison.concept === null ? (lastWant?.mention ?? null) : null),
    concept: comparison.concept,
    operator: comparison.operator,
    aggregate,
    of,
    conditions: [],
    near: reader.near(),
  });
  reader.comparison = null;
  return true;
}

/** "between 5 and 10", "from 2010 to 2012". */
export const between: Rule = (reader) => {
  const tag = reader.tag();
  const isFrom = tag?.tag === "preposition" && tag.word === "from";
  if (tag?.tag !== "between" && !isFrom) return false;
  const first = reader.next(1);
  const join = reader.tag(first + 1);
  const isJoined =
    join?.tag === "and" || (join?.tag === "preposition" && join.word === "to") || (isFrom && join?.tag === "compare");
  const second = reader.next(first + 2);
  const low = reader.item(first);
  const high = reader.item(second);
  if (!isJoined || low === undefined || high === undefined) return false;
  const numbers = low.number !== null && high.number !== null;
  const times = low.time !== null && high.time !== null;
  if (!numbers && !times) return false;
  const range = times && low.time !== null && high.time !== null ? { ...low.time, to: high.time.to } : null;
  const values = numbers && low.number !== null && high.number !== null ? [low.number, high.number] : [];
  reader.at += second + 1;
  const following = reader.next(0);
  const unit = reader.column === null && reader.isNamed(following) ? reader.mention(following) : null;
  if (unit !== null && !namesEntity(unit)) reader.at += following + 1;
  reader.add({
    ...compared(reader),
    mention: reader.column ?? (unit !== null && !namesEntity(unit) ? unit : wantedNumber(reader, values)),
    operator: "between",
    values,
    time: range,
    hits: [],
  });
  finish(reader);
  return true;
};

/** A column that was just asked for can be what a bare range limits. */
function wantedNumber(reader: Reader, values: readonly Operand[]): Mention | null {
  if (values.length === 0 || reader.slot !== "select") return null;
  const last = reader.reading.wants.at(-1)?.mention ?? null;
  return last !== null && !namesEntity(last) ? last : null;
}

function compared(reader: Reader): Omit<Condition & { kind: "compare" }, "operator" | "values" | "hits"> {
  return {
    kind: "compare",
    mention: reader.column,
    concept: reader.comparison?.concept ?? null,
    naming: reader.naming,
    time: null,
    negated: reader.negated,
    every: false,
    near: reader.near(),
    position: reader.item()?.from ?? reader.items.length,
  };
}

function finish(reader: Reader): void {
  reader.column = null;
  reader.comparison = null;
  reader.pattern = null;
  reader.naming = false;
  reader.preposition = null;
  reader.measure = null;
}

/** "contains", "starts with". */
export const pattern: Rule = (reader) => {
  const tag = reader.tagIs("pattern");
  if (tag === null) return false;
  const at = reader.next(1);
  const item = reader.item(at);
  const compares = item !== undefined && (item.literal !== null || reader.isValue(at) || item.targets.length === 0);
  if (!compares) {
    // "concerts that include singers": only a relation.
    reader.at += 1;
    if (reader.slot === "select" && reader.reading.wants.length > 0) reader.slot = "filter";
    return true;
  }
  reader.pattern = tag.operator;
  if (reader.slot === "select") {
    const last = reader.reading.wants.at(-1)?.mention ?? null;
    if (reader.column === null && last !== null && !namesEntity(last)) reader.column = last;
    reader.slot = "filter";
  }
  reader.at += 1;
  return true;
};

export const empty: Rule = (reader) => {
  const tag = reader.tagIs("empty");
  if (tag === null) return false;
  if (reader.column !== null) {
    reader.add({ ...compared(reader), operator: tag.negated ? "is_not_null" : "is_null", values: [], hits: [] });
    finish(reader);
  }
  reader.at += 1;
  return true;
};

export const named: Rule = (reader) => {
  if (reader.tagIs("named") === null) return false;
  reader.naming = true;
  reader.at += 1;
  return true;
};

export const both: Rule = (reader) => {
  if (reader.tagIs("both") === null) return false;
  reader.reading.both = true;
  reader.at += 1;
  return true;
};

/** "not", "without", "except": the next condition is turned round. */
export const negation: Rule = (reader) => {
  const tag = reader.tag();
  if (tag === null || (tag.tag !== "not" && tag.tag !== "without" && tag.tag !== "except")) return false;
  if (tag.tag === "except") {
    const { column } = reader;
    reader.endClause();
    reader.column = column;
    reader.connector = null;
  }
  if (reader.slot === "select" && reader.reading.wants.length > 0) reader.slot = "filter";
  reader.negated = true;
  reader.at += 1;
  return true;
};

/** Something to compare with: a number, a time, a known value, a name in quotes. */
export const value: Rule = (reader) => {
  if (!reader.isValue(0)) return false;
  const item = reader.item();
  if (item === undefined) return false;
  if (reader.slot === "order") {
    reader.unuse(item);
    reader.at += 1;
    return true;
  }
  if (item.time !== null) return timeValue(reader, item);
  if (item.number !== null && item.literal === null && reader.pattern === null) return numberValue(reader, item.number);
  return textValue(reader);
};

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
  finish(reader);
  return true;
}

const isYear = (number: number): boolean => Number.isInteger(number) && number >= 1800 && number <= 2100;

function numberValue(reader: Reader, number: number): true {
  const item = reader.item();
  reader.at += 1;
  // "20 or more"
  const after = reader.tagIs("compare");
  if (after !== null && /^or |above|over$/.test(reader.item()?.text.toLowerCase() ?? "")) {
    reader.comparison = { operator: after.operator, concept: reader.comparison?.concept ?? null };
    reader.at += 1;
  }
  const following = reader.next(0, "distinct");
  const unit = reader.isNamed(following) ? reader.mention(following) : null;
  const counts = unit !== null && namesEntity(unit) && reader.column === null && reader.comparison?.concept == null;
  if (reader.tag(0)?.tag === "extreme" && reader.comparison === null) {
    reader.number = number;
    return true;
  }
  if (reader.measure !== null && reader.measure.mention !== null) return measureValue(reader, number);
  if (reader.column === null && reader.aggregates.includes("count")) return countValue(reader, number, null);
  if (counts && (reader.slot === "filter" || reader.comparison !== null)) {
    reader.at += following;
    const mention = takeMention(reader);
    if (mention === null || namesEntity(mention)) return countValue(reader, number, mention);
    reader.column = mention;
  } else if (reader.slot === "select" && reader.comparison === null && reader.column === null) {
    const isLimit = reader.tag(following)?.tag === "extreme" || (counts && reader.preposition === null && number > 0);
    if (isLimit) {
      reader.number = number;
      if (counts) reader.reading.limit = number;
      return true;
    }
  } else if (unit !== null && !namesEntity(unit) && reader.column === null) {
    reader.at += following;
    reader.column = takeMention(reader);
  }
  return compareNumber(reader, number, item);
}

function compareNumber(reader: Reader, number: number, item: Item | undefined): true {
  const hits = item !== undefined && item.values.length > 0 && reader.column === null ? [item.values] : [];
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
    every: false,
  });
  finish(reader);
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
  finish(reader);
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
  finish(reader);
  return true;
}

/** Known values and quoted texts, with their alternatives: "France, Italy or Spain". */
function textValue(reader: Reader): true {
  const condition = compared(reader);
  const values: Operand[] = [];
  const hits: (readonly ValueHit[])[] = [];
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
  const differs = reader.comparison?.operator === "ne";
  const subject = nounBehind(reader, condition, hits);
  reader.add({
    ...condition,
    negated: condition.negated !== differs,
    mention: condition.mention ?? subject,
    operator: reader.pattern ?? (values.length > 1 ? "in" : "eq"),
    values,
    hits,
    every: joint === "and" && (reader.reading.both || reader.slot === "filter"),
  });
  finish(reader);
  return true;
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
  if (condition.mention !== null || !reader.isNamed(0)) return null;
  const behind = reader.mention(0);
  if (behind === null || namesEntity(behind)) return null;
  const holds = behind.targets.some((target) =>
    hits.flat().some((hit) => hit.entity === target.entity && hit.column === target.column),
  );
  if (reader.slot === "select" && !holds && !(reader.reading.wants.length > 0 && reader.preposition !== null))
    return null;
  reader.at += 1;
  return behind;
}
