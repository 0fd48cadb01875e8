import type { Item } from "@/lib/nl2sql/offline/link/item";
import { type Condition, type Mention, namesEntity, type Reading } from "@/lib/nl2sql/offline/read/reading";

/**
 * How a question goes on from the one before.
 * `change`: it names no figure and no list of its own ("only in Europe", "and by month?"): the plan before is changed.
 * `more`: it asks for further columns of the same list ("also show the city").
 * `narrow`: it asks something new of the rows before ("how old are they?", "which of those …").
 */
export type FollowUp = "change" | "more" | "narrow";

const openings =
  /^(?:(?:ok(?:ay)?|thanks|thank you|yes|no|great|nice|alright|hi|hello|good|cool|perfect|finally|well)\b[\s,.!]*)*(?:and|or|but|also|only|just|what about|how about|then|now|again)\b|^(?:那|那么|再|还|只|仅|换|改|另外|其中)/iu;
const additions = /\b(?:also|as well|too|in addition|additionally|along with)\b|还|也|另外|同时/iu;
const pointers =
  /\b(?:those|these|them|they|the ones?|which ones?|the above|the same|such|these results|the results|he|she|him)\b|\bof (?:it|this)\b|(?:这些|那些|它们|他们|她们|其中|上述|上面)/iu;
const possessives = /\b(?:their|its|his|her|it)\b/iu;
const replacements = /\binstead\b|换成|改成|改为|换为|改按/iu;

export const adds = (question: string): boolean => additions.test(question) && !replacements.test(question);

/** "how about 2023": in place of what was said before. */
export const replaces = (question: string): boolean =>
  /^(?:(?:and|but|ok|okay|so|then)\b[\s,]*)*(?:what|how) about\b/i.test(question);

/** "how many of them are there?": the rows before are counted as they are. */
export const onlyCounts = ({ wants, conditions, groups, ranking }: Reading): boolean =>
  conditions.length === 0 &&
  groups.length === 0 &&
  ranking === null &&
  wants.length === 1 &&
  wants.every(({ aggregate }) => aggregate === "count");

/** Decides by general signs; null when the question stands alone. */
export function followUpOf(question: string, items: readonly Item[], reading: Reading): FollowUp | null {
  const named = reading.wants.filter(({ mention, star, concept }) => mention !== null || star || concept !== null);
  const points = pointers.test(question) || pointsAtNoun(question, items) || pointsBack(question, items);
  if (named.length === 0) return saysAnything(reading) ? "change" : null;
  const columnsOnly = named.every(
    ({ mention, aggregate }) => mention !== null && !namesEntity(mention) && aggregate === null,
  );
  if (columnsOnly && adds(question) && reading.conditions.length === 0) return "more";
  return points || (openings.test(question) && columnsOnly) ? "narrow" : null;
}

const saysAnything = (reading: Reading): boolean =>
  reading.conditions.length > 0 ||
  reading.groups.length > 0 ||
  reading.grain !== null ||
  reading.part != null ||
  reading.order.length > 0 ||
  reading.ranking !== null ||
  reading.limit !== null ||
  reading.chartHint !== null ||
  reading.series !== null ||
  reading.share ||
  reading.distinct ||
  reading.wants.some(({ aggregate }) => aggregate !== null);

/** "that country", "this department". */
const pointsAtNoun = (question: string, items: readonly Item[]): boolean =>
  items.some(
    (item, at) =>
      /^(?:that|this)$/i.test(item.text) && (items[at + 1]?.targets.length ?? 0) > 0 && items[at + 1]?.tag === null,
  ) || /\bthat (?:one|in|of)\b/i.test(question);

/** "its", "their" before any noun of its own. */
function pointsBack(question: string, items: readonly Item[]): boolean {
  if (!possessives.test(question)) return false;
  const at = items.findIndex((item) => possessives.test(item.text));
  return !items.slice(0, at).some((item) => item.tag === null && item.targets.some(({ kind }) => kind === "entity"));
}

/** A fragment read on its own: what stands behind a leading "by" groups, and a bare year is a time. */
export function asFragment(reading: Reading, items: readonly Item[]): Reading {
  const first = items.find((item) => !["filler", "and", "wh", "comma", "command"].includes(item.tag?.tag ?? ""));
  // Chinese says "按门店统计收入" with a figure of its own; what stands behind "按" is read as a grouping there.
  const isGrouped = reading.brief === true && reading.groups.length > 0;
  const grouped = !isGrouped && isGrouping(first);
  const groups: Mention[] = grouped
    ? reading.wants.flatMap(({ mention, aggregate }) => (mention !== null && aggregate === null ? [mention] : []))
    : [];
  return {
    ...reading,
    groups: [...reading.groups, ...groups],
    wants: groups.length > 0 ? reading.wants.filter(({ mention }) => mention === null) : reading.wants,
    conditions: reading.conditions.map(datedByYear),
  };
}

const isGrouping = (item: Item | undefined): boolean => ["by", "each", "group"].includes(item?.tag?.tag ?? "");

/** A bare number that can be a year is one. */
export function datedByYear(condition: Condition): Condition {
  if (condition.kind !== "compare" || condition.mention !== null || condition.concept !== null) return condition;
  const [value] = condition.values;
  const isYear = typeof value === "number" && Number.isInteger(value) && value >= 1800 && value <= 2100;
  return isYear && condition.hits.flat().length === 0 ? { ...condition, concept: "time" } : condition;
}
