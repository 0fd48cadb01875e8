import { compared } from "@/lib/nl2sql/offline/read/open-condition";
import type { Reader, Rule } from "@/lib/nl2sql/offline/read/reader";
import { type Condition, type Mention, namesEntity, type Operand } from "@/lib/nl2sql/offline/read/reading";
import { takeMention } from "@/lib/nl2sql/offline/read/rules-for-names";

/** "more than", "older than", "at least": waits for what to compare with. */
export const compare: Rule = (reader) => {
  const tag = reader.tagIs("compare");
  if (tag === null) return false;
  if (reader.slot === "order") {
    reader.at += 1;
    return true;
  }
  const isAlternative = /^or (?:before|after|earlier|later)$/i.test(reader.item()?.text ?? "");
  if (isAlternative) {
    // "after 2013 or before 2008"
    reader.connector = "or";
    reader.comparison = { operator: tag.operator === "gte" ? "gt" : "lt", concept: "time" };
  } else reader.comparison = { operator: tag.operator, concept: tag.concept };
  takeSubject(reader);
  takeNounOf(reader);
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
    reader.tag(-1)?.tag === "be" ||
    // "delayed by more than 60"
    (last?.mention != null && last.mention.position + (reader.tag(-1)?.tag === "by" ? 2 : 1) === reader.item()?.from);
  if (reader.slot !== "select" || last === undefined || last.mention === null || !isBehind) return;
  if (last.aggregate !== null || namesEntity(last.mention) || last.mention.owner === null) return;
  wants.pop();
  reader.column = last.mention;
  if (wants.length === 0)
    wants.push({ aggregate: null, mention: last.mention.owner, concept: null, distinct: false, star: false });
}

/** "with a higher price than 5": the column stands inside the comparison. */
function takeNounOf(reader: Reader): void {
  const isBare = /^(higher|lower|larger|smaller|greater|longer|shorter)$/i.test(reader.item()?.text ?? "");
  const mention = reader.mention(1);
  if (!isBare || mention === null || !reader.isNamed(1) || namesEntity(mention)) return;
  if (reader.item(2)?.text.toLowerCase() !== "than") return;
  reader.column = mention;
  reader.at += 2;
}

/** "larger than any country in Africa", "older than all students": against the smallest or the largest of them. */
function comparesWithAny(reader: Reader): boolean {
  const { comparison } = reader;
  let at = repeatsColumn(reader) ? reader.next(0) + 1 : 0;
  let quantifier: "any" | "all" | null = null;
  for (; reader.item(at) !== undefined && !reader.isNamed(at) && !reader.isValue(at); at += 1) {
    const tag = reader.tag(at);
    const word = reader.item(at)?.text.toLowerCase() ?? "";
    if (tag?.tag === "any" || word === "some") quantifier = "any";
    else if (tag?.tag === "all" || tag?.tag === "each" || word.startsWith("of all")) quantifier = "all";
    else if (tag === null || !["filler", "relative", "preposition", "be"].includes(tag.tag)) return false;
  }
  // "of all Poetry books": the value limits them.
  const isLimited = reader.isValue(at) && reader.item(at)?.number === null && reader.isNamed(at + 1);
  if (quantifier === null || comparison === null || !(reader.isNamed(at) || isLimited)) return false;
  reader.at += at;
  const of = isLimited ? reader.mention(1) : takeMention(reader);
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

/** "whose price is above the price of all …": the column is named again. */
function repeatsColumn(reader: Reader): boolean {
  const again = reader.isNamed(reader.next(0)) ? reader.mention(reader.next(0))?.targets[0] : undefined;
  const [first] = reader.column?.targets ?? [];
  return again !== undefined && first !== undefined && again.entity === first.entity && again.column === first.column;
}

/** "budget higher than revenue". */
function columnsCompared(reader: Reader, at: number): true {
  reader.at += at;
  reader.comparison = null;
  return true;
}

/** "above the average price", "older than the average of all students". */
function scalar(reader: Reader): true {
  // "the overall average"
  if (reader.tagIs("aggregate") !== null && reader.tagIs("aggregate", 1) !== null) reader.at += 1;
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
  const conditions: Condition[] = [];
  reader.column = null;
  reader.add({
    kind: "scalar",
    mention: column ?? (comparison.concept === null ? (lastWant?.mention ?? null) : null),
    concept: comparison.concept,
    operator: comparison.operator,
    aggregate,
    of,
    conditions,
    near: reader.near(),
  });
  reader.comparison = null;
  // "above the average salary of the teachers in Physics": what follows limits those teachers.
  const limits = of !== null || (reader.tagIs("preposition") !== null && reader.isValue(reader.next(1)));
  if (limits) {
    reader.openConditions = conditions;
    if (of !== null) reader.lastEntity = of;
    if (reader.slot === "select") reader.slot = "filter";
  }
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
  const subject = reader.slot === "select" && takesVerb(reader) ? reader.reading.wants.pop() : undefined;
  if (subject?.mention) reader.column = subject.mention;
  if (subject?.mention?.owner && reader.reading.wants.length === 0)
    reader.reading.wants.push({ ...subject, mention: subject.mention.owner });
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
  reader.endComparison();
  return true;
};

/** "products costing between 5 and 9": the word before is a verb and no column to show. */
function takesVerb(reader: Reader): boolean {
  const { wants } = reader.reading;
  const last = wants.at(-1)?.mention ?? null;
  const isBehind =
    last !== null && last.position + 1 === reader.item()?.from && (wants.length > 1 || last.owner !== null);
  return isBehind && !namesEntity(last) && /^(cost|costs|costing|priced|weighing|aged|rated|dated)$/i.test(last.text);
}

/** A column that was just asked for can be what a bare range limits. */
function wantedNumber(reader: Reader, values: readonly Operand[]): Mention | null {
  if (values.length === 0 || reader.slot !== "select") return null;
  const last = reader.reading.wants.at(-1)?.mention ?? null;
  return last !== null && !namesEntity(last) ? last : null;
}
