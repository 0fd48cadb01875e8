import type { Entity, SemanticColumn } from "@/lib/semantic/schema";
import { wordsOfName } from "@/lib/semantic/words-of-name";

const words = (list: string) => new Set(list.split(" "));

/** Numbers that name or place something: neither their sum nor their average says anything. */
const naming = words(
  "id ids code mcc sic naics zip zipcode postal postcode phone telephone fax mobile year sequence seq version key ref " +
    "lat lng lon latitude longitude hash ssn iban pin",
);
/** Numbers that are averaged at most, whatever else their name says ("total_gpa"). */
const neverSummed = words(
  "time date day altitude elevation gpa grading grade rating score rate age rank level density population_density",
);
/** Amounts that things have of their own and that add up over them: stock, people, money earned. */
const summedOfThings = words(
  "amount quantity qty units stock sales revenue budget population students seats employees",
);
const bookkeeping = words(
  "update updated modified modify mod changed crtd inserted loaded synced sync etl refreshed lastmod",
);
const hasWord = (column: SemanticColumn, list: ReadonlySet<string>) =>
  wordsOfName(column.name).some((word) => list.has(word));

const isShown = ({ hidden, personal }: SemanticColumn) => !hidden && !personal;

/** Whether a number says something about a dashboard's subject, added up or averaged. */
export const isTellingNumber = (column: SemanticColumn): boolean =>
  column.role === "measure" && isShown(column) && column.numericText !== true && !hasWord(column, naming);

/** Whether a sum over the rows says something: of what happened nearly always, of things only where they hold an amount. */
export const isTellingSum = (column: SemanticColumn, ofThings: boolean): boolean =>
  isTellingNumber(column) && !hasWord(column, neverSummed) && (!ofThings || hasWord(column, summedOfThings));

const dayMs = 86_400_000;

/** Whether a date says when something happened: not when a row was written, and on more than one day. */
export function isTellingTime(column: SemanticColumn): boolean {
  // Years that are bare numbers cannot be cut into months.
  const isDate = column.role === "time" && (column.type === "date" || column.type === "timestamp");
  if (!isDate || !isShown(column) || hasWord(column, bookkeeping)) return false;
  const { min, max } = column;
  return min === null || max === null || Date.parse(max.slice(0, 10)) - Date.parse(min.slice(0, 10)) >= 2 * dayMs;
}

/** More missing than this and the largest group is "nobody knows". */
const nullFractionMax = 0.3;
const addressing = words("zip zipcode postal postcode phone fax url uri uuid guid email hash token address street");

/** Whether groups by a column are groups that people think in. `rowCount`: as many groups as rows are none. */
export function isTellingGroup(column: SemanticColumn, rowCount: number | null): boolean {
  const count = column.distinctCount ?? 0;
  if (!isShown(column) || hasWord(column, addressing) || (column.nullFraction ?? 0) > nullFractionMax) return false;
  // 0 and 1 without words for them.
  if (column.type === "integer" && count <= 2) return false;
  return count > 1 && (rowCount === null || rowCount === 0 || count <= rowCount * 0.6);
}

/** Links between others: said so by the model, or a few bare whole numbers that have neither a name nor a date beside them. */
export function isLinkTable({ columns, isLink, timeColumn, labelColumn }: Entity): boolean {
  if (isLink) return true;
  const isBare = columns.every(({ role, type }) => role === "key" || (role === "measure" && type === "integer"));
  return isBare && columns.length <= 3 && labelColumn === null && timeColumn === null;
}
