import type { Item } from "@/lib/nl2sql/offline/link/item";
import type { ModelIndex } from "@/lib/nl2sql/offline/link/model-index";
import { namesEntity } from "@/lib/nl2sql/offline/read/reading";
import type { QueryPlan } from "@/lib/nl2sql/schema";

const ofThose = /^(?:of|among) (?:those|these|them)$|^of the above$/i;
const those = /^(?:those|these|them|ones|one)$/i;

/**
 * Puts the noun in the place of the words that point back to it: "which of those are red?" after a list of boats asks which boats are.
 * Nulls: null when nothing stands for a noun.
 */
export function withNouns(items: readonly Item[], plan: QueryPlan, index: ModelIndex): Item[] | null {
  const id = plan.dimensions[0]?.column.entity ?? plan.measures[0]?.entity ?? plan.root;
  const entity = index.entities.get(id);
  if (entity === undefined) return null;
  const target = { kind: "entity" as const, entity: id, column: null, measureId: null, score: 1 };
  const noun = (place: Item, possessive = false): Item => ({
    ...{ ...place, text: entity.label, tag: null, targets: [target], values: [], literal: null, number: null },
    possessive,
  });
  const [first] = items;
  // "Of those, which have …": the noun stands behind the question word.
  const isAhead = first !== undefined && ofThose.test(first.text) && !isNoun(items[1]);
  const rest = isAhead ? items.slice(items[1]?.tag?.tag === "comma" ? 2 : 1) : items;
  const changed: Item[] = [];
  let isPut = false;
  for (const [at, item] of rest.entries()) {
    const before = rest[at - 1];
    const after = rest[at + 1];
    const put = (...put: readonly Item[]) => {
      changed.push(...put);
      isPut = true;
    };
    if (isPut) changed.push(item);
    else if (/^which ones?$/i.test(item.text)) put({ ...item, text: "which" }, noun(item));
    else if (isAsking(before) && pointsBack(item) && !isNoun(after)) put(noun(item));
    else if (isAhead && isAsking(item) && !isNoun(after)) put(item, noun(item));
    else if (item.tag?.tag === "their" && isNamed(after) && rest.slice(0, at).every(opens)) put(noun(item, true));
    else changed.push(item);
  }
  return isPut ? changed : null;
}

const pointsBack = ({ text, tag }: Item): boolean => tag?.tag === "filler" && (ofThose.test(text) || those.test(text));

/** "which", "how many", "for each": a noun follows. */
const isAsking = (item: Item | undefined): boolean =>
  item?.tag?.tag === "each" || item?.tag?.tag === "count" || (item?.tag?.tag === "wh" && /^which$/i.test(item.text));

/** Only in front of every noun, value and order does "their" belong to what was said before. */
const opens = ({ tag }: Item): boolean =>
  tag !== null &&
  ["command", "wh", "filler", "and", "comma", "be", "all", "aggregate", "count", "distinct"].includes(tag.tag);

const isNamed = (item: Item | undefined): boolean => item !== undefined && item.targets.length > 0;

const isNoun = (item: Item | undefined): boolean =>
  item !== undefined &&
  item.tag === null &&
  item.targets.length > 0 &&
  namesEntity({ text: item.text, position: item.from, targets: item.targets, owner: null, grain: null });
