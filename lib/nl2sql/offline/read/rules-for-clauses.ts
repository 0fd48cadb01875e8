import type { Reader, Rule } from "@/lib/nl2sql/offline/read/reader";
import { type Mention, namesEntity } from "@/lib/nl2sql/offline/read/reading";

/** A second sentence or command asks anew: "Which singer is the oldest? Give the name." */
export const command: Rule = (reader) => {
  const tag = reader.tag();
  if (tag === null || (tag.tag !== "command" && tag.tag !== "wh" && tag.tag !== "stop")) return false;
  const before = reader.tag(-1)?.tag;
  if (tag.tag === "command" && (before === "not" || before === "without")) {
    // "did not get any votes"
    reader.at += 1;
    return true;
  }
  if (tag.tag === "stop") {
    reader.endClause();
    reader.sentence += 1;
    reader.at += 1;
    reader.slot = "select";
    reader.connector = null;
    return true;
  }
  const isRelative = tag.tag === "wh" && tag.word === "who" && reader.lastEntity !== null && reader.connector === null;
  if (isRelative && reader.reading.wants.length > 0 && reader.sentence === 0 && reader.at > 1) {
    // "students who are on leave"
    if (reader.openRelation === null && reader.column !== null) reader.leaveColumn();
    reader.slot = "filter";
    reader.preposition = null;
    reader.at += 1;
    return true;
  }
  if (reader.at > 0 && reader.slot !== "select") {
    reader.endClause();
    reader.slot = "select";
  }
  if (tag.tag === "wh" && (tag.word === "who" || tag.word === "where" || tag.word === "when")) {
    const concept = tag.word === "when" ? "time" : null;
    if (tag.word === "when")
      reader.reading.wants.push({ aggregate: null, mention: null, concept, distinct: false, star: false });
    if (tag.word === "who")
      reader.reading.wants.push({ aggregate: null, mention: null, concept: null, distinct: false, star: false });
  }
  reader.asks = true;
  reader.at += 1;
  return true;
};

/** "that", "whose", "with", "where": a condition begins. */
export const relative: Rule = (reader) => {
  const tag = reader.tagIs("relative");
  if (tag === null) return false;
  if (reader.at === 0 && tag.word === "who") {
    reader.reading.wants.push({ aggregate: null, mention: null, concept: null, distinct: false, star: false });
    reader.at += 1;
    reader.slot = "filter";
    return true;
  }
  if (reader.openRelation === null && reader.column !== null) reader.leaveColumn();
  // "show the name with the age": a column without a value beside it is asked for.
  const at = reader.next(1, "their");
  const isAsked = tag.word === "with" && reader.slot === "select" && reader.isNamed(at) && !comparesAfter(reader, at);
  const figure = reader.tag(at)?.tag;
  const named = reader.next(at + 1, "preposition", "distinct");
  if (
    tag.word === "with" &&
    reader.slot === "select" &&
    reader.reading.wants.length > 0 &&
    (figure === "count" || figure === "aggregate") &&
    reader.isNamed(named) &&
    !comparesAfter(reader, named)
  ) {
    // "the shops with the number of orders": shown beside, not a condition.
    reader.connector = "and";
    reader.asks = true;
    reader.at += 1;
    return true;
  }
  const mention = reader.mention(at);
  if (tag.word === "with" && ranksBy(reader, at)) return true;
  reader.at += 1;
  if (isAsked && mention !== null && !namesEntity(mention) && !holdsBehind(reader, mention)) {
    reader.asks = true;
    return true;
  }
  reader.slot = "filter";
  reader.preposition = null;
  return true;
};

/** "with headquarters in Oslo": the column holds the value behind it. The reader stands at or before the column. */
function holdsBehind(reader: Reader, mention: Mention): boolean {
  const at = reader.items.findIndex(({ from }) => from > mention.position) - reader.at;
  const value = reader.tagIs("preposition", at) === null ? undefined : reader.item(reader.next(at + 1));
  return (
    value?.values.some((hit) =>
      mention.targets.some(({ entity, column }) => entity === hit.entity && column === hit.column),
    ) ?? false
  );
}

/** "the room with the maximum occupancy", of a column called so: the row that has it is asked for. */
function ranksBy(reader: Reader, at: number): boolean {
  const mention = reader.mention(at);
  const extreme = /^(max|min)/i.exec(mention?.text ?? "")?.[1]?.toLowerCase();
  const { wants, ranking, groups } = reader.reading;
  const asksRows = wants.length > 0 && wants.every(({ aggregate }) => aggregate === null);
  if (mention === null || extreme === undefined || !reader.isNamed(at) || namesEntity(mention)) return false;
  if (!asksRows || ranking !== null || groups.length > 0 || comparesAfter(reader, at)) return false;
  const direction = extreme === "max" ? ("desc" as const) : ("asc" as const);
  const near = reader.lastEntity;
  reader.reading.ranking = { direction, aggregate: null, mention, concept: null, count: 1, frequency: false, near };
  reader.slot = "filter";
  reader.at += at + 1;
  return true;
}

/** True when something to compare with, or a superlative, stands before the clause ends. */
export function comparesAfter(reader: Parameters<Rule>[0], offset: number): boolean {
  for (let at = offset + 1; reader.item(at) !== undefined; at += 1) {
    const tag = reader.tag(at);
    if (reader.isValue(at)) return true;
    if (tag === null) {
      if (reader.isNamed(at)) return false;
      continue;
    }
    switch (tag.tag) {
      case "compare":
      case "between":
      case "pattern":
      case "empty":
      case "extreme":
        return true;
      case "be":
      case "filler":
      case "have":
      case "named":
      case "verb":
        continue;
      case "not":
        return true;
      case "preposition":
        if (tag.word !== "of") return false;
        continue;
      default:
        return false;
    }
  }
  return false;
}

/** "of", "in", "from": what follows owns what was asked for, or limits it. */
export const preposition: Rule = (reader) => {
  const tag = reader.tagIs("preposition");
  if (tag === null) return false;
  reader.preposition = tag.word;
  reader.at += 1;
  return true;
};

/** "have", "is": after what is asked for, a condition begins. */
export const verb: Rule = (reader) => {
  const tag = reader.tag();
  if (tag === null || (tag.tag !== "have" && tag.tag !== "be")) return false;
  const lastWant = reader.reading.wants.at(-1);
  const aboutEntity = lastWant?.mention !== undefined && lastWant.mention !== null && namesEntity(lastWant.mention);
  if (
    tag.tag === "have" &&
    reader.slot === "select" &&
    reader.reading.wants.length > 0 &&
    (aboutEntity || reader.lastEntity !== null)
  ) {
    reader.slot = "filter";
  }
  if (tag.tag === "have" && reader.slot === "group") reader.slot = "select";
  reader.at += 1;
  return true;
};

/** "customers who bought products", "employee received awards": behind the noun that does it, a condition begins. */
export const relation: Rule = (reader) => {
  if (reader.tagIs("verb") === null) return false;
  const item = reader.item();
  if (item === undefined) return false;
  const { reading } = reader;
  reading.verbs.push(item.text);
  const isBehindNoun = reader.lastEntity !== null && reader.lastEntity.position + 1 === item.from;
  if (reader.slot === "select" && reading.wants.length > 0 && isBehindNoun) reader.slot = "filter";
  if (reader.slot === "group") reader.slot = "select";
  reader.preposition = null;
  reader.at += 1;
  return true;
};

/** "and", "or", commas. */
export const connector: Rule = (reader) => {
  const tag = reader.tag();
  if (tag === null || (tag.tag !== "and" && tag.tag !== "or" && tag.tag !== "comma")) return false;
  if (tag.tag === "or" && reader.item()?.text.toLowerCase() === "either") {
    reader.at += 1;
    return true;
  }
  // "for each X, how many …": the grouping ends where something new is asked.
  const next = reader.tag(tag.tag === "comma" ? reader.next(1, "and") : reader.next(1));
  const asksAnew = next !== null && ["count", "aggregate", "command", "wh", "extreme", "star"].includes(next.tag);
  if (reader.slot === "group" && (tag.tag === "comma" || asksAnew)) reader.slot = "select";
  if (reader.slot === "order" && tag.tag === "comma" && reader.at < reader.items.length / 2) reader.slot = "select";
  if (reader.slot === "filter" && tag.tag === "comma" && asksAnew && next.tag !== "extreme") {
    reader.endClause();
    reader.slot = "select";
  }
  if (reader.slot === "filter" && tag.tag === "and" && next !== null && (next.tag === "wh" || next.tag === "count")) {
    const isCondition = next.tag === "count";
    if (!isCondition) {
      reader.endClause();
      reader.slot = "select";
    }
  }
  if (
    tag.tag === "comma" &&
    reader.slot === "filter" &&
    reader.reading.wants.length === 0 &&
    reader.reading.conditions.length > 0
  ) {
    reader.endClause();
    reader.slot = "select";
  }
  if (reader.openConditions !== null && reader.openConditions.length > 0) reader.openConditions = null;
  reader.connector = tag.tag === "comma" && reader.connector !== null ? reader.connector : tag.tag;
  if (tag.tag !== "comma") reader.preposition = null;
  reader.at += 1;
  return true;
};

/** "their", "its": the column that follows is asked for. */
export const possessive: Rule = (reader) => {
  if (reader.tagIs("their") === null) return false;
  if (/^its$/i.test(reader.item()?.text ?? "") && reader.slot === "select") reader.reading.ofRow = true;
  const at = reader.next(1);
  const aggregate = reader.tag(at)?.tag;
  if (reader.slot !== "order" && reader.isNamed(at) && !comparesAfter(reader, at) && aggregate === undefined) {
    if (reader.slot === "filter") reader.endClause();
    reader.slot = "select";
    reader.asks = true;
  }
  if (reader.slot === "filter" && aggregate === "count" && reader.connector === "and") {
    // "… and its number of orders"
    reader.endClause();
    reader.slot = "select";
  }
  reader.at += 1;
  return true;
};

/** Words that only hold the sentence together. */
export const filler: Rule = (reader) => {
  const tag = reader.tag();
  if (tag === null || !["filler", "all", "any", "every"].includes(tag.tag)) return false;
  reader.at += 1;
  return true;
};

export const chart: Rule = (reader) => {
  const tag = reader.tagIs("chart");
  if (tag === null) return false;
  reader.reading.chartHint = tag.chart;
  reader.at += 1;
  return true;
};
