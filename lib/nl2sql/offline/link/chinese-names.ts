import { chineseOnly, chineseWords } from "@/lib/nl2sql/offline/language/chinese";
import type { Tag } from "@/lib/nl2sql/offline/language/tags";
import { type Bag, type ChineseIndex, chineseIndex, isEnglish } from "@/lib/nl2sql/offline/link/chinese-index";
import { partsOfCompound, sensesOf } from "@/lib/nl2sql/offline/link/chinese-senses";
import type { ModelIndex, Target, ValueHit } from "@/lib/nl2sql/offline/link/model-index";
import type { Token } from "@/lib/nl2sql/offline/tokenise";

/** How well a word covers the stems of a bag. */
type Cover = { readonly quality: number; readonly stems: readonly string[] };
type Word = {
  readonly weight: number;
  /** A word of language ("average"): it belongs to a name only where the name has it. */
  readonly functional: boolean;
  readonly covers: ReadonlyMap<number, Cover>;
  readonly senses: ReadonlySet<string>;
};

/** Words that only say what kind of thing the word before them is. */
const lightWords = new Set(
  "等级|级别|水平|属性|情况|类|类型|型|性|数|量|值|额|度|率|名|名称|名字|编号|代码|信息|数据|指数|指标|方式|方面|记录|详情|明细|分布".split(
    "|",
  ),
);
const lightWeight = 0.4;
/** Of a word that names nothing in this model; it may still only describe ("consumption" where servings are kept). */
const strangeWeight = 0.3;
const ownerQuality = 0.8;
const scoreMin = 0.4;
const coverMin = 0.6;
/** What a gloss of several words is worth when the name has only its noun, or only what describes it. */
const partial = { noun: 0.88, other: 0.45 } as const;

/** Words that hold a question together name nothing, whatever the dictionary has for them. */
const joining = new Set<Tag["tag"]>(
  "command filler each by and or comma stop have compare between not without preposition distinct top sort pattern all chart grain".split(
    " ",
  ) as Tag["tag"][],
);
const isJoining = (word: string): boolean => {
  if (lightWords.has(word) || word === "排名") return false;
  const tag = chineseOnly.get(word)?.tag;
  return tag === undefined ? chineseWords.has(word) : joining.has(tag);
};

/** Words for a quantity: what they name is a column, not a table. */
const quantity = /[额量率价费]$/u;

/** English words that only say what kind of figure the word before them is. */
const kindStems = new Set(["rate", "level", "number", "amount", "valu", "index", "volum", "price", "sex"]);

const wordCaches = new WeakMap<ChineseIndex, Map<string, Word>>();

export type Found = { readonly targets: readonly Target[]; readonly values: readonly ValueHit[] };

const nothing: Found = { targets: [], values: [] };
/** Names of more words than this are not looked for. */
const wordsMax = 5;
const findings = new WeakMap<ChineseIndex, Map<string, Found>>();

/** What of an English-named model a stretch of Chinese words names, by what they mean in English; best first. */
export function namesOfChinese(words: readonly string[], index: ModelIndex): Found {
  const isBroken = words.some(isJoining) || (words.length > 1 && /^[名个位家种件条款场次]$/u.test(words[0] ?? ""));
  if (words.length > wordsMax || isBroken || !isEnglish(index.model)) return nothing;
  const chinese = chineseIndex(index);
  let known = findings.get(chinese);
  if (known === undefined) {
    known = new Map();
    findings.set(chinese, known);
  }
  const key = words.join(" ");
  let found = known.get(key);
  if (found === undefined) {
    found = findNames(words, chinese);
    if (known.size >= findingsMax) known.clear();
    known.set(key, found);
  }
  return found;
}

/** The same stretch is asked for as a name and as a value, and again by the next question. */
const findingsMax = 2_000;

function findNames(words: readonly string[], chinese: ChineseIndex): Found {
  const parts = words.flatMap(partsOfCompound).map((word) => coversOf(word, chinese));
  const targets = new Map<string, Target>();
  const values: ValueHit[] = [];
  for (const at of candidatesOf(parts)) {
    const bag = chinese.bags[at];
    if (bag === undefined) continue;
    const score = scoreOf(bag, at, parts);
    if (bag.hit !== null) {
      if (score >= 0.8) values.push({ ...bag.hit, score: bag.hit.score * score });
    } else if (bag.target !== null && score >= scoreMin) {
      const { kind, entity, column, measureId } = bag.target;
      const key = `${kind}|${entity}|${column}|${measureId}`;
      if ((targets.get(key)?.score ?? 0) < score) targets.set(key, { ...bag.target, score: score * bag.target.score });
    }
  }
  const found = [...targets.values()];
  const columns = quantity.test(words.at(-1) ?? "") ? found.filter(({ kind }) => kind !== "entity") : [];
  return {
    targets: nearBest(columns.length > 0 ? columns : found),
    values: values.toSorted((a, b) => b.score - a.score),
  };
}

/** What the last word of weight can name: it is the noun. */
function candidatesOf(parts: readonly Word[]): Iterable<number> {
  const noun = parts.findLast(({ weight }) => weight === 1);
  return noun?.covers.keys() ?? new Set(parts.flatMap(({ covers }) => [...covers.keys()]));
}

/** True when the model's own Chinese names say what each of the words is: then no dictionary is asked. */
export const isNamedInChinese = (part: readonly Token[], index: ModelIndex): boolean =>
  part.every(({ stem }) => index.phrases.get(stem)?.some(({ score }) => score >= 0.9) === true);

/** Names that fit much worse than the best one are not meant. */
function nearBest(targets: readonly Target[]): Target[] {
  const best = Math.max(0, ...targets.map(({ score }) => score));
  return targets
    .filter(({ score }) => score >= best * 0.72)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 16);
}

function scoreOf(bag: Bag, at: number, parts: readonly Word[]): number {
  let covered = 0;
  let weight = 0;
  let isNamed = false;
  const named = new Map<string, number>();
  for (const word of parts) {
    const cover = word.covers.get(at);
    weight += word.weight;
    if (cover !== undefined) {
      covered += word.weight * cover.quality;
      if (word.weight === 1 || parts.every((other) => other.weight < 1)) isNamed = true;
      for (const stem of cover.stems) named.set(stem, Math.max(named.get(stem) ?? 0, bag.stems.get(stem) ?? 0));
    } else if (word.functional) return 0;
    else if ([...word.senses].some((stem) => bag.owner.has(stem))) covered += word.weight * ownerQuality;
    else if (bag.hit !== null && word.weight !== lightWeight) return 0;
  }
  // "部门销售额": the last word is what is named, those before say whose.
  const noun = parts.findLast((word) => word.weight === 1);
  if (noun !== undefined && !noun.covers.has(at)) return 0;
  const share = weight === 0 ? 0 : covered / weight;
  if (!isNamed || share < coverMin) return 0;
  const told = sum(named.values()) / sum(bag.stems.values());
  if (bag.hit !== null) return told > 0.99 ? share : 0;
  // "等级" alone is no name for `speed_level`.
  const isBare = parts.every((word) => word.weight === lightWeight) && told < 0.9;
  // Of two tables with the same column, the one that is named too.
  const isOwned = parts.some(({ senses }) => [...senses].some((stem) => bag.owner.has(stem)));
  return Math.min(1, share * (0.5 + 0.5 * told) * (isBare ? 0.5 : 1) * (isOwned || bag.owner.size === 0 ? 1.03 : 0.98));
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, number) => total + number, 0);

function coversOf(word: string, chinese: ChineseIndex): Word {
  let cache = wordCaches.get(chinese);
  if (cache === undefined) {
    cache = new Map();
    wordCaches.set(chinese, cache);
  }
  const known = cache.get(word);
  if (known !== undefined) return known;
  const covers = new Map<number, Cover>();
  const senses = sensesOf(word);
  for (const { stems, weight } of senses) {
    for (const at of new Set(stems.flatMap((stem) => chinese.byStem.get(stem) ?? []))) {
      const bag = chinese.bags[at];
      if (bag === undefined) continue;
      const matched = stems.filter((stem) => bag.stems.has(stem));
      // "unemployment rate" and `unemployment`
      const isWhole = stems.every((stem) => bag.stems.has(stem) || kindStems.has(stem)) && matched.length > 0;
      const isNoun = isWhole || matched.includes(stems.at(-1) ?? "");
      const quality = weight * (matched.length === stems.length ? 1 : isNoun ? partial.noun : partial.other);
      if ((covers.get(at)?.quality ?? 0) < quality) covers.set(at, { quality, stems: matched });
    }
  }
  const isLight = lightWords.has(word) || word.length === 0;
  const built: Word = {
    covers,
    functional: !isLight && word !== "排名" && chineseOnly.has(word),
    weight: isLight ? lightWeight : covers.size > 0 ? 1 : strangeWeight,
    senses: new Set(senses.flatMap(({ stems }) => (stems.length === 1 ? stems : stems.slice(-1)))),
  };
  if (cache.size < 5_000) cache.set(word, built);
  return built;
}
