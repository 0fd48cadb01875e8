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
const nounEndings = /^(?:e?s?|al|ment|ing|e?ration|a?tion|ion|ance|y|ry|ri)$/;

/** Below the score from which a verb is read as a name: a rule must ask for it. */
const eventScore = 0.5;

/**
 * The tables that record what a verb says ("rented" → rentals, "sold" → the table that the revenue is computed from), and the
 * model's revenue for verbs of trade. Order: the noun of the verb first.
 */
export function verbEvents(verb: string, index: ModelIndex): Target[] {
  const stem = irregular[verb] ?? stemOf(verb);
  const targets: Target[] = [];
  for (const entity of index.entities.values()) {
    const noun = stemOf(nameWords(entity.table).at(-1) ?? "");
    const isNoun = stem.length >= 3 && noun.startsWith(stem) && nounEndings.test(noun.slice(stem.length));
    if (isNoun && !entity.hidden)
      targets.push({ kind: "entity", entity: entity.id, column: null, measureId: null, score: eventScore });
  }
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
