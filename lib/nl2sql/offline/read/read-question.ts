import type { Item } from "@/lib/nl2sql/offline/link/item";
import { Reader, type Rule } from "@/lib/nl2sql/offline/read/reader";
import { namesEntity, type Reading } from "@/lib/nl2sql/offline/read/reading";
import * as clauses from "@/lib/nl2sql/offline/read/rules-for-clauses";
import * as comparisons from "@/lib/nl2sql/offline/read/rules-for-comparisons";
import * as conditions from "@/lib/nl2sql/offline/read/rules-for-conditions";
import * as events from "@/lib/nl2sql/offline/read/rules-for-events";
import * as extremes from "@/lib/nl2sql/offline/read/rules-for-extremes";
import * as names from "@/lib/nl2sql/offline/read/rules-for-names";
import * as order from "@/lib/nl2sql/offline/read/rules-for-order";
import * as values from "@/lib/nl2sql/offline/read/rules-for-values";
import * as wants from "@/lib/nl2sql/offline/read/rules-for-wants";

/** The first rule that reads on wins. Values come before names: "Math" in a Math column is a value. */
const rules: readonly Rule[] = [
  clauses.chart,
  order.series,
  order.grain,
  order.sort,
  order.group,
  extremes.top,
  extremes.extreme,
  comparisons.between,
  comparisons.compare,
  conditions.pattern,
  conditions.empty,
  conditions.named,
  conditions.both,
  conditions.negation,
  values.value,
  clauses.command,
  clauses.relative,
  clauses.possessive,
  wants.star,
  wants.distinct,
  wants.bareNumber,
  wants.aggregate,
  wants.concept,
  events.event,
  clauses.verb,
  clauses.relation,
  clauses.preposition,
  clauses.connector,
  names.property,
  names.verbOfColumn,
  names.verbOfPlace,
  names.name,
  clauses.filler,
];

/** Reads the linked items of a question from left to right. */
export function readQuestion(items: readonly Item[]): Reading {
  const reader = new Reader(items);
  const [first] = items;
  reader.reading.yesNo =
    first !== undefined && /^(is|are|was|were|do|does|did|has|have)\b/i.test(first.text) && first.tag?.tag !== "wh";
  while (!reader.done) {
    const before = reader.at;
    if (!rules.some((rule) => rule(reader))) skip(reader);
    if (reader.at === before) skip(reader);
  }
  reader.endClause();
  finishWants(reader);
  return reader.reading;
}

/** A word that no rule reads is kept as unused when it carries meaning. */
function skip(reader: Reader): void {
  const item = reader.item();
  if (item !== undefined && /\p{L}|\d/u.test(item.text)) {
    reader.unuse(item);
    // "which employee received …": an unknown word behind the noun is its verb, and a condition follows.
    const isBehindNoun = reader.lastEntity !== null && reader.lastEntity.position + 1 === item.from;
    if (item.tag === null && reader.slot === "select" && reader.reading.wants.length > 0 && isBehindNoun)
      reader.slot = "filter";
    reader.preposition = null;
  }
  reader.at += 1;
}

/** "the lowest price and its brand": the row with the lowest price, not the lowest price of each brand. */
function rankByRow(reading: Reading): void {
  const { wants } = reading;
  const at = wants.findIndex(({ aggregate }) => aggregate === "min" || aggregate === "max");
  const extreme = wants[at];
  const isAlone = reading.groups.length === 0 && reading.ranking === null && wants.length > 1;
  if (!reading.ofRow || !isAlone || extreme === undefined || extreme.mention === null) return;
  if (wants.some((want) => want !== extreme && want.aggregate !== null)) return;
  wants[at] = { ...extreme, aggregate: null };
  const direction = extreme.aggregate === "max" ? ("desc" as const) : ("asc" as const);
  reading.ranking = { direction, aggregate: null, mention: extreme.mention, concept: null, count: 1, frequency: false };
}

function finishWants(reader: Reader): void {
  const { reading } = reader;
  rankByRow(reading);
  if (reader.slot === "order" && reader.reading.wants.some(({ aggregate }) => aggregate !== null)) {
    // "ordered by the count": the figure that is shown.
    for (const aggregate of reader.aggregates)
      reading.order.push({ direction: reader.orderDirection, aggregate, mention: null, concept: null });
    reader.aggregates = [];
  }
  const isAsked = reading.wants.length > 0;
  for (const aggregate of reader.aggregates) {
    // "… in total" after everything is said adds nothing.
    if (aggregate !== "count" && isAsked) continue;
    reading.wants.push({ aggregate, mention: null, concept: null, distinct: reader.distinct, star: false });
  }
  // Sorting by nothing named means by what is shown first.
  if (reader.slot === "order" && reading.order.length === 0) {
    reading.order.push({ direction: reader.orderDirection, aggregate: null, mention: null, concept: null });
  }
  // "Which student has the most courses? List the name": the second sentence says what to show.
  const bare = reading.wants.filter(
    ({ mention, aggregate, listed }) =>
      mention !== null && aggregate === null && namesEntity(mention) && listed !== true,
  );
  const columns = reading.wants.filter(
    ({ mention, star, concept }) => star || concept !== null || (mention !== null && !namesEntity(mention)),
  );
  if (bare.length > 0 && columns.length > 0) {
    const [owner] = bare;
    for (const { mention } of columns) if (mention !== null && owner?.mention) mention.owner ??= owner.mention;
    reading.wants = reading.wants.filter((want) => !bare.includes(want));
    reading.focus ??= owner?.mention ?? null;
  }
  const people = reading.wants.filter(
    ({ mention, aggregate, concept, star }) => mention === null && aggregate === null && concept === null && !star,
  );
  if (people.length > 0 && reading.wants.length > people.length) {
    reading.wants = reading.wants.filter((want) => !people.includes(want));
  }
}
