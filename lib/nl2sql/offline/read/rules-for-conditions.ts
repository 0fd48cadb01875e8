import { compared } from "@/lib/nl2sql/offline/read/open-condition";
import type { Rule } from "@/lib/nl2sql/offline/read/reader";
import { namesEntity } from "@/lib/nl2sql/offline/read/reading";
import { hasHan } from "@/lib/nl2sql/offline/tokenise";

/** "contains", "starts with". */
export const pattern: Rule = (reader) => {
  const tag = reader.tagIs("pattern");
  if (tag === null) return false;
  const at = reader.next(1);
  const item = reader.item(at);
  const follows = reader.tag(at)?.tag;
  const counts = follows === "compare" || follows === "count" || (item?.number ?? null) !== null;
  const compares =
    !counts && item !== undefined && (item.literal !== null || reader.isValue(at) || item.targets.length === 0);
  if (follows === "pattern") {
    // "containing the the word you": said twice.
    reader.at += at;
    return true;
  }
  if (!compares) {
    // "concerts that include singers": only a relation.
    reader.at += 1;
    if (reader.slot === "select" && reader.reading.wants.length > 0) reader.slot = "filter";
    return true;
  }
  reader.pattern = tag.operator;
  if (reader.slot === "select") {
    const last = reader.reading.wants.at(-1)?.mention ?? null;
    // "that contain the letter w in their description": the column follows.
    const follows = reader.tagIs("preposition", at + 1)?.word === "in" && reader.isNamed(reader.next(at + 2, "their"));
    if (reader.column === null && last !== null && !namesEntity(last) && !follows) reader.column = last;
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
    reader.endComparison();
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
  // "没有订单的客户": Chinese says what is missing before it says of whom.
  const isAhead = tag.tag === "without" && hasHan(reader.item()?.text ?? "");
  if (reader.slot === "select" && (isAhead || reader.reading.wants.length > 0)) reader.slot = "filter";
  reader.negated = true;
  reader.at += 1;
  return true;
};
