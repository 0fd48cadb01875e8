import type { Tag } from "@/lib/nl2sql/offline/language/tags";
import type { Item } from "@/lib/nl2sql/offline/link/item";
import { hasHan } from "@/lib/nl2sql/offline/tokenise";

/**
 * Words that carry the question and that nothing of the model matches. An answer without them would be the answer to another question.
 * `split`: "by carrier"; `subject`: "which airport", "list the invoices"; `figure`: "average crew count"; `condition`: "who never rented".
 */
export type Missing = { readonly role: "split" | "subject" | "figure" | "condition"; readonly words: string };

type Kind = Tag["tag"];

/** Words that stand between a function of language and its noun without adding anything. */
const passed: ReadonlySet<Kind> = new Set<Kind>(["filler", "all", "distinct", "any", "every"]);
const startsOfFigures: ReadonlySet<Kind> = new Set<Kind>(["count", "aggregate"]);
const startsOfConditions: ReadonlySet<Kind> = new Set<Kind>(["not", "without", "except", "relative"]);
/** Where a condition ends at the latest. */
const endsOfConditions: ReadonlySet<Kind> = new Set<Kind>(["stop", "comma", "and", "or", "group", "sort", "wh"]);
/** Commands that name what to show; behind "can you" and "please" another verb follows. */
const showing = /\b(?:show|list|display|find|give)\b|显示|列出|查询/iu;
/** Behind these a "which" or "what" asks; behind a noun it begins a clause ("the year which …", "in which they …"). */
const beforeQuestions: ReadonlySet<Kind> = new Set<Kind>(["stop", "comma", "and", "command", "filler"]);
/** Nouns that stand for whatever is counted, and words that say how rather than what. */
const general =
  /^(?:times?|persons?|people|ones?|things?|items?|others?|numbers?|results?|answers?|lists?|details?|info|duplicates?|some(?:one|body)|any(?:one|body)|every(?:one|body)|else|they|he|she|it|we|you|i)$|ed$/i;

/** What of the question is missing from the model; empty when every word that carries it was matched. */
export function missingNouns(items: readonly Item[]): Missing[] {
  const missing: Missing[] = [];
  const headless = unknownHead(items);
  if (headless !== null) missing.push({ role: "figure", words: headless });
  for (const [at, { tag }] of items.entries()) {
    const counted = unknownCount(items, at);
    if (counted !== null) missing.push({ role: "condition", words: counted });
    if (tag === null) continue;
    const role = roleAfter(tag, items, at);
    const words = role === null ? null : wordsFor(role, items, at + 1);
    if (role !== null && words !== null && !missing.some((other) => other.words === words))
      missing.push({ role, words });
  }
  return missing;
}

function wordsFor(role: Missing["role"], items: readonly Item[], from: number): string | null {
  switch (role) {
    case "condition":
      return unknownClause(items, from) ?? unknownProperty(items, from);
    case "split":
      return unknownNoun(items, from) ?? unknownAttribute(items, from);
    case "subject":
      return unknownNoun(items, from) ?? unknownRate(items, from);
    default:
      return unknownNoun(items, from);
  }
}

function roleAfter({ tag, ...rest }: Tag, items: readonly Item[], at: number): Missing["role"] | null {
  if (tag === "each" || tag === "group") return "split";
  // "written by hand": behind a participle "by" names who or what did it.
  if (tag === "by") return /ed$/i.test(items[at - 1]?.text ?? "") ? "condition" : "split";
  if (tag === "wh") {
    const asks = at === 0 || beforeQuestions.has(kindOf(items[at - 1]) ?? "be");
    return asks && "word" in rest && (rest.word === "which" || rest.word === "what") ? "subject" : null;
  }
  if (tag === "command") return showing.test(items[at]?.text ?? "") ? "subject" : null;
  // Chinese puts some figures behind their noun: "酒精总消费量".
  if (startsOfFigures.has(tag)) return hasHan(items[at]?.text ?? "") && isNamed(items[at - 1]) ? null : "figure";
  return startsOfConditions.has(tag) ? "condition" : null;
}

const kindOf = (item: Item | undefined): Kind | null => item?.tag?.tag ?? null;

/** Neither a function of language nor anything of the model, and no text that a value could be. */
const isUnknown = (item: Item | undefined): item is Item =>
  item !== undefined &&
  item.tag === null &&
  item.targets.length === 0 &&
  item.values.length === 0 &&
  item.number === null &&
  item.time === null &&
  item.literal === null &&
  /\p{L}/u.test(item.text);

const isNamed = (item: Item | undefined): boolean => item !== undefined && item.tag === null && item.targets.length > 0;

/** The unknown words that stand where a noun must; null when the noun is known ("the overdue invoices": only the adjective is not). */
function unknownNoun(items: readonly Item[], from: number): string | null {
  let at = from;
  while (passed.has(kindOf(items[at]) ?? "command") || isPreposition(items[at])) at += 1;
  const words: string[] = [];
  for (let item = items[at]; isUnknown(item); item = items[at]) {
    words.push(item.text);
    at += 1;
  }
  if (words.length === 0 || words.every((word) => general.test(word))) return null;
  // "type of governments", "duration in minutes": the known noun follows.
  const joins = items[at]?.tag;
  const isJoined =
    joins?.tag === "preposition" && (joins.word === "of" || joins.word === "in") && isNamed(items[at + 1]);
  return isNamed(items[at]) || isValue(items[at]) || isJoined ? null : joined(words);
}

const joined = (words: readonly string[]): string => words.join(words.some(hasHan) ? "" : " ");

/** "profit by product": what is asked for stands before the split, and is not known. */
function unknownHead(items: readonly Item[]): string | null {
  const words: string[] = [];
  let at = 0;
  while (passed.has(kindOf(items[at]) ?? "command")) at += 1;
  for (let item = items[at]; isUnknown(item); item = items[at]) {
    words.push(item.text);
    at += 1;
  }
  const splits = ["by", "each", "grain", "part"].includes(kindOf(items[at]) ?? "");
  return splits && words.length > 0 && !words.every((word) => general.test(word)) ? joined(words) : null;
}

/** "by customer nickname": of the customer, the word that is split by is not known. */
function unknownAttribute(items: readonly Item[], from: number): string | null {
  let at = from;
  while (passed.has(kindOf(items[at]) ?? "command")) at += 1;
  const owner = items[at];
  const attribute = items[at + 1];
  const ends =
    items[at + 2] === undefined || ["stop", "comma", "have", "by", "each"].includes(kindOf(items[at + 2]) ?? "");
  if (
    owner === undefined ||
    owner.targets.length === 0 ||
    !isUnknown(attribute) ||
    !ends ||
    /(?:ed|ing|en)$/i.test(attribute.text)
  )
    return null;
  return /^times?$/i.test(attribute.text) ? null : `${owner.text} ${attribute.text}`;
}

/** "what is our return rate": a rate of something is another figure than the thing. */
function unknownRate(items: readonly Item[], from: number): string | null {
  const words = unknownAttribute(items, from);
  return words !== null && /(?:rate|ratio|margin|score|index|level)$/i.test(words) ? words : null;
}

/** "with a VAT number": behind an article stands what rows have, not a value that they hold. */
function unknownProperty(items: readonly Item[], from: number): string | null {
  const article = items[from];
  const noun = items[from + 1];
  const isProperty = /^an?$/i.test(article?.text ?? "") && noun !== undefined && noun.literal === noun.text;
  return isProperty && noun.values.length === 0 && noun.targets.length === 0 && noun.capital ? noun.text : null;
}

/** "a guest count above 100": a figure of the rows that none of their columns holds. */
function unknownCount(items: readonly Item[], at: number): string | null {
  const [item, count, compare] = items.slice(at, at + 3);
  const isCount = count?.tag?.tag === "count" && /^(?:count|number)$/i.test(count.text);
  return isUnknown(item) && isCount && compare?.tag?.tag === "compare" ? `${item.text} ${count.text}` : null;
}

const isPreposition = (item: Item | undefined): boolean => item?.tag?.tag === "preposition" && item.tag.word === "of";

const isValue = (item: Item | undefined): boolean =>
  item !== undefined && (item.values.length > 0 || item.literal !== null || item.number !== null || item.time !== null);

/** The words of a condition of which nothing is known; null when something of it is. */
function unknownClause(items: readonly Item[], from: number): string | null {
  const words: string[] = [];
  // "the amount that they have taken": the verb of such a clause says nothing that the noun does not.
  if (general.test(items[from]?.text ?? "")) return null;
  for (const item of items.slice(from)) {
    const kind = kindOf(item);
    if (kind !== null && endsOfConditions.has(kind)) break;
    const isEmptyVerb = kind === "verb" && item.targets.length === 0 && isNegated(items[from - 1]);
    if (isUnknown(item) || isEmptyVerb) words.push(item.text);
    else if (kind === null ? isNamed(item) || isValue(item) : !emptyInConditions.has(kind)) return null;
  }
  return words.every((word) => general.test(word) && !/ed$/i.test(word)) ? null : joined(words);
}

const isNegated = (item: Item | undefined): boolean => ["not", "without", "except"].includes(kindOf(item) ?? "");

/** Functions of language that say nothing of what a condition is about. */
const emptyInConditions: ReadonlySet<Kind> = new Set<Kind>([
  ...passed,
  "be",
  "have",
  "not",
  "without",
  "preposition",
  "relative",
  "their",
  "by",
  "each",
]);
