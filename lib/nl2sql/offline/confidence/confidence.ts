import { confidenceOfChinese } from "@/lib/nl2sql/offline/confidence/confidence-of-chinese";
import { type Read, type Signs, signsOf } from "@/lib/nl2sql/offline/confidence/signs";

/** From here on `auto` takes the answer without asking the model: of such answers nine in ten are right. */
export const confidentFrom = 0.75;

/**
 * Below this, saying what was not understood serves better than a guess: it would be wrong five times out of six, and where words
 * were left over, it mostly answers another question.
 */
export const answeredFrom = (unused: readonly string[]): number => (unused.length > 1 ? 0.37 : 0.16);

const base = 1.8;

/**
 * How much each sign speaks for an answer (above 0) or against it: a logistic regression over the development questions (README,
 * "Measured"). It holds for databases that it was not counted on; whoever changes what is read counts again.
 */
const weights: Readonly<Record<keyof Signs, number>> = {
  unused: -0.77,
  verbs: -0.43,
  words: -0.49,
  guesses: -1.94,
  changes: -0.88,
  changesValue: -0.01,
  narrows: -0.7,
  standsAlone: -0.3,
  weakest: -0.27,
  missed: -0.3,
  rival: -0.42,
  closeRival: -0.47,
  unnamed: -0.08,
  manyTables: -0.64,
  passing: -0.19,
  twoRoads: -0.62,
  elsewhere: -0.45,
  tableAsked: -1.04,
  tableUnnamed: -0.76,
  rankConcept: -1.06,
  severalFigures: -0.51,
  sorted: 0.39,
  groupedMany: -0.69,
  having: -0.23,
  listed: -0.3,
  bareExists: -0.6,
  notExists: 0.4,
  inexact: -0.52,
  alternatives: -0.64,
  chosenRows: -0.47,
  both: 0.43,
  countsRows: 0.3,
  sums: -0.28,
  lostWant: -0.54,
  moreShown: -0.51,
};

/** How likely the plan answers the question, between 0 and 1. */
export function confidenceOf(read: Read): number {
  if (read.reading.brief === true) return confidenceOfChinese(read);
  const signs = signsOf(read);
  const sum = Object.entries(signs).reduce(
    (total, [sign, value]) => total + value * weights[sign as keyof Signs],
    base,
  );
  return 1 / (1 + Math.exp(-sum));
}
