import { confidenceOfChinese } from "@/lib/nl2sql/offline/confidence/confidence-of-chinese";
import { type Read, type Signs, signsOf } from "@/lib/nl2sql/offline/confidence/signs";

/** From here on `auto` takes the answer without asking the model: of such answers nine in ten are right. */
export const confidentFrom = 0.74;

/**
 * Below this, saying what was not understood serves better than a guess: it would be wrong five times out of six, and where words
 * were left over, it mostly answers another question.
 */
export const answeredFrom = (unused: readonly string[]): number => (unused.length > 1 ? 0.37 : 0.16);

const base = 1.74;

/**
 * How much each sign speaks for an answer (above 0) or against it: a logistic regression over the development questions (README,
 * "Measured"). It holds for databases that it was not counted on; whoever changes what is read counts again.
 */
const weights: Readonly<Record<keyof Signs, number>> = {
  unused: -0.79,
  verbs: -0.41,
  words: -0.49,
  guesses: -1.81,
  changes: -0.92,
  changesValue: -0.01,
  narrows: -0.62,
  standsAlone: -0.28,
  weakest: -0.29,
  missed: -0.23,
  rival: -0.57,
  closeRival: -0.57,
  unnamed: -0.07,
  manyTables: -0.61,
  passing: -0.2,
  twoRoads: -0.58,
  elsewhere: -0.47,
  tableAsked: -1.01,
  tableUnnamed: -0.74,
  rankConcept: -1.02,
  severalFigures: -0.57,
  sorted: 0.41,
  groupedMany: -0.68,
  having: -0.27,
  listed: -0.29,
  bareExists: -0.56,
  notExists: 0.46,
  inexact: -0.51,
  alternatives: -0.63,
  chosenRows: -0.46,
  both: 0.47,
  countsRows: 0.31,
  sums: -0.34,
  lostWant: -0.53,
  moreShown: -0.45,
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
