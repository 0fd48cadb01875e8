import type { Item } from "@/lib/nl2sql/offline/link/item";
import type { Reader, Rule } from "@/lib/nl2sql/offline/read/reader";
import type { Condition, Mention, Ranking } from "@/lib/nl2sql/offline/read/reading";

/*
 * A verb that names nothing itself can stand for the table that records what it says: "never rented" for having no rental,
 * "sold the most" for the highest revenue.
 */

/** "tracks never sold", "customers who never rented": rows without such an event. */
export const event: Rule = (reader) => {
  const item = reader.item();
  if (item === undefined || !reader.negated || !closes(reader)) return false;
  const mention = eventsOf(item, "entity");
  if (mention === null) return false;
  const related: Condition & { kind: "related" } = {
    kind: "related",
    mention,
    negated: true,
    conditions: [],
    near: reader.reading.focus,
  };
  reader.slot = "filter";
  reader.add(related);
  reader.openRelation = related;
  reader.lastEntity = mention;
  reader.preposition = null;
  reader.at += 1;
  return true;
};

/** Nothing else is said of the event, save when it was. */
function closes(reader: Reader): boolean {
  const next = reader.item(reader.next(1, "any", "preposition"));
  return next === undefined || next.time !== null || ["stop", "and", "or", "comma"].includes(next.tag?.tag ?? "");
}

export function eventsOf(item: Item | undefined, kind: "entity" | "measure"): Mention | null {
  const targets = item?.tag?.tag === "verb" ? item.targets.filter((target) => target.kind === kind) : [];
  if (item === undefined || targets.length === 0) return null;
  return { text: item.text, position: item.from, targets, owner: null, grain: null };
}

/** What "most" means beside a verb: its revenue, else the number of its events; null where the verb has none. */
export function rankedByEvent(item: Item | undefined): Pick<Ranking, "aggregate" | "mention" | "shown"> | null {
  const measure = eventsOf(item, "measure");
  if (measure !== null) return { aggregate: null, mention: measure, shown: true };
  const mention = eventsOf(item, "entity");
  return mention === null ? null : { aggregate: "count", mention, shown: true };
}

/** "who spent the most", "which store sold the most": the verb just before the superlative. */
export function eventBefore(reader: Reader): Item | undefined {
  for (let back = -1; back >= -4; back -= 1) {
    const item = reader.item(back);
    const tag = item?.tag?.tag;
    if (tag === "verb") return item;
    if (tag !== "filler" && tag !== "extreme") return undefined;
  }
  return undefined;
}
