import type { ModelIndex, Target } from "@/lib/nl2sql/offline/link/model-index";
import { nameWords, stemOf } from "@/lib/nl2sql/offline/tokenise";

/** Verbs of trade: what they do is recorded where the revenue is. */
const trade = new Set(
  "sell sells sold selling buy buys bought buying purchase purchases purchased purchasing spend spends spent spending earn earns earned earning".split(
    " ",
  ),
);
/** A verb of buying and selling. */
export const isTrade = (verb: string): boolean => trade.has(verb.toLowerCase());

/** Verbs whose noun begins otherwise. */
const irregular: Readonly<Record<string, string>> = {
  paid: "pay",
  lent: "loan",
  lend: "loan",
  borrowed: "loan",
  sold: "sale",
  sell: "sale",
  selling: "sale",
  bought: "purchas",
  buy: "purchas",
  taught: "teach",
  driven: "drive",
  written: "write",
};
/** What makes a noun of a verb: rental, payment, booking, registration, attendance, delivery. */
const nounEndings = ["", "al", "ment", "ing", "ation", "ion", "ance", "y", "e"];

/** Below the score from which a verb is read as a name: a rule must ask for it. */
const eventScore = 0.5;

/**
 * The tables that record what a verb says ("rented" → rentals, "sold" → the table that the revenue is computed from), and the
 * model's revenue for verbs of trade. Order: the noun of the verb first.
 */
export function verbEvents(verb: string, index: ModelIndex): Target[] {
  const stem = irregular[verb] ?? stemOf(verb);
  const nouns = stem.length < 3 ? [] : nounEndings.map((ending) => stemOf(stem + ending));
  const entities = new Set(
    [...new Set(nouns)].flatMap((noun) =>
      [...(index.phrases.get(noun) ?? []), ...(index.parts.get(noun) ?? [])].flatMap(({ kind, entity }) =>
        kind === "entity" && isCalled(index, entity, noun) ? [entity] : [],
      ),
    ),
  );
  const targets = [...entities].map(
    (entity): Target => ({ kind: "entity", entity, column: null, measureId: null, score: eventScore }),
  );
  if (!trade.has(verb)) return targets;
  const revenue = index.model.measures.find(({ id }) => id.endsWith(".revenue"));
  if (revenue === undefined) return targets;
  const { id, entity } = revenue;
  return [
    { kind: "measure", entity, column: null, measureId: id, score: eventScore },
    ...targets.filter((target) => target.entity !== entity),
    { kind: "entity", entity, column: null, measureId: null, score: eventScore - 0.1 },
  ];
}

/** The last word says what a table holds: "film rentals" are rentals, "rental films" are films. */
const isCalled = (index: ModelIndex, entity: string, noun: string): boolean =>
  stemOf(nameWords(index.entities.get(entity)?.table ?? "").at(-1) ?? "") === noun;
