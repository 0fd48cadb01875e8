import type { Move } from "@/lib/nl2sql/offline/dialogue/move";
import type { MeasureAggregate } from "@/lib/semantic/schema";

/** A form of sentence, and what it asks for; null where its words turn out to say something else. */
export type MovePattern = readonly [RegExp, (groups: readonly string[]) => Move | null];

const ordinals = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");
const cardinals = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const counts: Readonly<Record<string, number>> = {
  ...Object.fromEntries(cardinals.map((word, at) => [word, at + 1])),
  fifteen: 15,
  twenty: 20,
};

export const englishOrdinal = `${ordinals.join("|")}|\\d{1,2}(?:st|nd|rd|th)`;
const number = `\\d{1,4}|${Object.keys(counts).join("|")}`;

/** "3", "three". */
const countOf = (text: string): number => counts[text] ?? Number(text);

/** "second", "2nd", "3", "last". */
export function englishPlace(text: string): number | "last" {
  if (/^(?:last|bottom)/.test(text)) return "last";
  if (/^top/.test(text)) return 1;
  const at = ordinals.indexOf(text);
  return at >= 0 ? at + 1 : countOf(text.replace(/\D+$/, "") || text);
}

/** The words in front of a move that say nothing of their own. */
export const englishOpening =
  /^(?:(?:ok(?:ay)?|thanks|thank you|great|nice|good|cool|perfect|yes|no|hmm+|well|so|and|but|now|then|please|actually|can you|could you|would you|can we|let's see|let me see|i would like to see|i'd like to see|i want to see|i want|i need)\b[\s,.!]*)+/;
export const englishClosing = /[\s,]+(?:please|thanks|thank you|for me|now|then|though)$/;

const show = "(?:(?:show|give|get|list|display|see|keep|take)(?: me| us)? )?";
const only = "(?:(?:only|just) )?";
const it = "(?:it|that|this|them|these|those|the results?|the rows)";
const rows = "(?: ones| rows| results| entries| items| of (?:them|those|these))?";
const without =
  "(?:remove|drop|without|delete|clear|reset|forget(?: about)?|ignore|lift|undo|get rid of|take (?:off|out|away)|leave out)";
const period = "year|quarter|month|week|day";

const cut = (end: string, text: string): Move | null => {
  const count = countOf(text);
  if (!(count > 0)) return null;
  if (/^(?:top|best|highest|largest|biggest|greatest)/.test(end)) return { kind: "cut", count, end: "best" };
  if (/^(?:bottom|worst|lowest|smallest|least)/.test(end)) return { kind: "cut", count, end: "worst" };
  return { kind: "cut", count, end: end === "last" ? "last" : "first" };
};

const aggregates: Readonly<Record<string, MeasureAggregate>> = {
  average: "avg",
  mean: "avg",
  maximum: "max",
  max: "max",
  highest: "max",
  minimum: "min",
  min: "min",
  lowest: "min",
  total: "sum",
  sum: "sum",
};
const aggregate = Object.keys(aggregates).join("|");

const figure = ([word = ""]: readonly string[]): Move | null => {
  const found = aggregates[word];
  return found === undefined ? null : { kind: "figure", aggregate: found };
};

const drop = (what: (Move & { kind: "drop" })["what"]) => (): Move => ({ kind: "drop", what });

const back = (words: string): "year" | "period" => (/year/.test(words) ? "year" : "period");

/** Anchored to the whole sentence, so that a question which says more is never taken for one of these. */
export const englishMoves: readonly MovePattern[] = [
  [
    new RegExp(
      `^(?:(?:what|how) about |${show}|only |just |tell me (?:more )?about |more (?:about|on) |who (?:is|was) |what (?:is|was) |which (?:is|was) |(?:of|for|in|from|at|with|by) )?(?:only |just )?(?:the )?((?:${englishOrdinal}|last|top|bottom) (?:one|row|entry|item)|(?:number|no\\.?|nr\\.?|row|#) ?(?:${number}))(?: only)?$`,
    ),
    ([words = ""]) => ({
      kind: "row",
      place: englishPlace(words.replace(/^(?:number|no\.?|nr\.?|row|#) ?/, "").replace(/ (?:one|row|entry|item)$/, "")),
      question: null,
    }),
  ],
  [
    new RegExp(`^(?:(?:what|how) about |of |for |in |from |at |with |by )?the (${englishOrdinal}|last)$`),
    ([word = ""]) => ({ kind: "row", place: englishPlace(word), question: null }),
  ],
  [
    new RegExp(
      `^${show}${only}(?:limit ${it} to )?${only}(?:the )?(top|first|bottom|last|best|worst|highest|lowest|largest|smallest|biggest) (${number})${rows}(?: only)?(?: instead)?$`,
    ),
    ([end = "", count = ""]) => cut(end, count),
  ],
  [new RegExp(`^(?:limit ${it} to|make it|only|just|${show}only) (${number})${rows}$`), ([n = ""]) => cut("first", n)],
  [
    /^(?:(?:sort|order|show) (?:it|them|that|this) )?(?:in )?(?:the )?(?:other way (?:a?round)|opposite order|reverse(?: order)?|reversed)$|^(?:reverse|flip|invert|turn) (?:it|that|them|the (?:order|sorting|sort order|list))(?: a?round)?$/,
    () => ({ kind: "turn", direction: null }),
  ],
  [
    /^(?:(?:sort|order|rank|show)(?:ed)? )?(?:(?:it|them|that|this) )?(?:by )?(?:in )?(ascending|descending)(?: order)?(?: instead)?$/,
    ([word]) => ({ kind: "turn", direction: word === "ascending" ? "asc" : "desc" }),
  ],
  [
    /^(?:(?:sort|order|show|put)(?: (?:it|them|that|this))? )?(?:with )?(?:the )?(lowest|smallest|fewest|least|highest|largest|biggest|most)(?: ones?)? first$/,
    ([word = ""]) => ({ kind: "turn", direction: /^(?:l(?:owest|east)|small|few)/.test(word) ? "asc" : "desc" }),
  ],
  [
    new RegExp(
      `^(?:${without}|no)(?: all| any)?(?: of)?(?: the| that| this| these| those)? (?:filters?|conditions?|restrictions?|filtering)$|^unfiltered$`,
    ),
    drop("filters"),
  ],
  [
    new RegExp(
      `^${without}(?: the| that| this)? (?:${period}|date|time|period|date range|time range)(?: filter| condition| restriction| range)?$|^(?:for |over |of |in |across )?all (?:years|months|time|dates|periods)$`,
    ),
    drop("time"),
  ],
  [new RegExp(`^${without}(?: the)? (?:limit|cut)$|^no limit$`), drop("limit")],
  [new RegExp(`^${without}(?: the)? (?:sorting|sort order)$|^unsorted$`), drop("sorting")],
  [
    new RegExp(`^(?:${without}|no)(?: the)? (?:grouping|split|breakdown)$|^ungrouped$|^not (?:split|grouped)$`),
    drop("split"),
  ],
  [
    new RegExp(
      `^${show}(?:all|everything)(?: of (?:them|it|those|these))?(?: again)$|^${show}all of (?:them|it|those)$|^${show}(?:the (?:whole|full|complete) list|all (?:rows|results))(?: again)?$`,
    ),
    drop("all"),
  ],
  [
    new RegExp(
      `^${without}(?: the| that| this)? (.+?) (?:filter|condition|restriction)$|^(?:remove|drop)(?: the)? (.+)$`,
    ),
    ([named = "", bare = ""]) => ({ kind: "drop_words", words: named || bare }),
  ],
  [
    /^(?:(?:go|going|get|take me|return) )?(?:back )?to (?:the )?(?:first|original|initial|very first)(?: (?:question|one|answer|result|query))?$|^(?:show )?the (?:first|original|initial) (?:question|answer|result|query)(?: again)?$|^(?:back )?to the (?:start|beginning)$/,
    () => ({ kind: "back", to: "first" }),
  ],
  [
    /^(?:go |take me |step )?back(?: one(?: step)?)?(?: again)?$|^undo(?: (?:that|it|this|the last (?:change|step)))?$|^(?:(?:go )?back to )?the (?:previous|last) (?:question|answer|result|query)(?: again)?$|^(?:what about |how about |show (?:me )?)?(?:(?:go )?back to )?the (?:one|question|answer|result) before(?: that| this)?$|^(?:as|like) (?:it was )?before$/,
    () => ({ kind: "back", to: "before" }),
  ],
  [
    new RegExp(
      `^(?:what(?:'s| is| was| would be) |${show})?(?:the |their |its )?(?:grand total|overall total|total|sum|sum total)(?: of (?:that|those|these|them|it|all(?: of (?:them|those|these))?)| for all(?: of them)?| of all rows)?$|^how much (?:is|are|was|were) (?:that|it|those|they|these|this)(?: (?:in total|in all|altogether|all together|combined|overall))?$|^(?:in total|altogether|all together|in all|add (?:them|those|these|it|that) up|sum (?:them|those|these|it|that) up)$`,
    ),
    () => ({ kind: "total" }),
  ],
  [
    /^how many (?:is|are|was|were) (?:that|those|these|they|it|this|them)(?: (?:in total|in all|altogether|all together|combined|overall))?$/,
    () => ({ kind: "how_many" }),
  ],
  [
    new RegExp(
      `^(?:(?:what|how) about |${show}|use |take |make (?:it|that) )?(?:the |an? )?(${aggregate})(?: instead)?(?: of| rather than|, not| not) (?:the |an? )?(?:total|sum|average|mean|maximum|minimum|count|number)$`,
    ),
    figure,
  ],
  [
    new RegExp(
      `^(?:(?:what|how) about |${show}|use |take |make (?:it|that) )?(?:the |an? )?(${aggregate})(?: value)? instead$`,
    ),
    figure,
  ],
  [
    /^(?:(?:what|which|how (?:big|large) a|what is the|what's the) )?(?:share|percentage|proportion|percent|fraction)(?: of (?:the )?(?:total|whole|all))?(?: (?:is|are|was|were|does|do) (?:that|it|this|each|they|those|these|them)(?: (?:of (?:the )?(?:total|whole|all)|have|make up))?)$|^(?:(?:show|give|display|express)(?: me)? (?:it|that|them|this|those|these) )?(?:in|as)(?: an?)? (?:percent|percentages?|per cent|%|shares?|proportions?)(?: of (?:the )?(?:total|whole))?$/,
    () => ({ kind: "share" }),
  ],
  [
    new RegExp(
      `^(?:(?:how does (?:that|it|this) |how do (?:they|those|these) )?compare(?:d|s)?(?: (?:that|it|this|them|those|these))?|in comparison|versus|vs\\.?|against)(?: (?:with|to|against))?(?: the)? (?:same (?:period|time|${period})(?: (?:of|in))?(?: the)? )?((?:last|previous|prior) (?:year|period)|year before|period before|(?:previous|prior) (?:${period})|(?:${period}) before)$|^year (?:over|on) year$`,
    ),
    ([words = "year"]) => ({ kind: "compare", back: back(words || "year") }),
  ],
  [
    new RegExp(
      `^(?:(?:what|how) about |for |in )*(?:the )?(same (?:period|time|${period}|months)(?: (?:of|in))?(?: the)? (?:last|previous|prior) year|(?:a |one )?year (?:before|earlier)(?: that)?|(?:a |one )?(?:quarter|month|week|day|period) (?:before|earlier)(?: that)?)$`,
    ),
    ([words = ""]) => ({ kind: "shift", back: back(words) }),
  ],
  [
    /^(?:why|how come|what (?:caused|explains|drove|is behind)|what(?:'s| is) (?:the reason|the cause|behind)|what are the reasons|for what reason)\b(.*)$/,
    ([words = ""]) => ({ kind: "why", words, direction: directionOf(words) }),
  ],
  [
    new RegExp(
      `^${show}(?:do )?(?:exactly )?(?:the )?same(?: thing| question| figures?| numbers?)?(?: again)?,?(?: but)?(?: only)? (for|in|with|by|of|from|at|on) (.+)$`,
    ),
    ([word = "", rest = ""]) => ({
      kind: "instead",
      question: word === "by" ? `by ${rest} instead` : `what about ${rest}`,
    }),
  ],
];

const directionOf = (words: string): "down" | "up" | null => {
  if (
    /\b(?:drop|dropped|fall|fell|fallen|declin|decreas|down|less|lower|low|lowest|shrink|shrank|sink|sank|lost|lose|dip)/.test(
      words,
    )
  )
    return "down";
  return /\b(?:rise|rose|risen|increas|grow|grew|grown|up|more|higher|high|highest|jump|climb|peak|gain)/.test(words)
    ? "up"
    : null;
};
