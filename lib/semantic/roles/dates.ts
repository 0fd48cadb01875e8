import { roleWords } from "@/lib/semantic/roles/role-words";
import type { ColumnStructure } from "@/lib/source/schema";

const isoDate = /^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}.*)?$/;
const month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\\.?";
/** Notations that do not sort: "1/22/2014 17:03", "2019/7/11", "01-APR-10", "April 17, 1987", "14 April 1205", "2019年7月11日". */
const writtenDate = new RegExp(
  [
    String.raw`^\d{1,2}([-/.])\d{1,2}\1\d{4}(?:[ T]+\d{1,2}:\d{2}.*)?$`,
    String.raw`^\d{4}([-/.])\d{1,2}\2\d{1,2}(?:[ T]+\d{1,2}:\d{2}.*)?$`,
    `^\\d{1,2}[- ]${month}[- ,]+\\d{2,4}$`,
    `^${month} \\d{1,2},? \\d{4}$`,
    String.raw`^\d{4}年\d{1,2}月(?:\d{1,2}日)?$`,
  ].join("|"),
  "i",
);
const year = /^\d{4}$/;
/** What stands in a column of years or dates where nothing is known. */
const nothing = /^(?:|n\/?a|nil|null|none|unknown|-|\?)$/i;

/** Whether the values of a column are instants or days that sort as such, whatever its type says: SQLite and CSV keep them as text. */
export function holdsDates(column: ColumnStructure): boolean {
  if (column.type === "date" || column.type === "timestamp") return true;
  const { min, max } = column.statistics ?? { min: null, max: null };
  return column.type === "text" && min !== null && max !== null && isoDate.test(min) && isoDate.test(max);
}

/** Whether a text column holds dates as people write them, which sort as text and not by time. */
export function holdsWrittenDates(column: ColumnStructure): boolean {
  const values = valuesOf(column);
  if (values.length === 0) return false;
  const dates = values.filter((value) => writtenDate.test(value));
  // "June 1205" and "1235" among days: historians know no more.
  const near = values.filter((value) => writtenDate.test(value) || year.test(value) || /^\p{L}+ \d{4}$/u.test(value));
  if (dates.length === values.length) return true;
  return near.length >= values.length * 0.9 && dates.length > 0 && roleWords(column.name).includes("date");
}

/** Whether a column that is called after years holds them: whole numbers or texts of four digits, or of two as in "78". */
export function holdsYears(column: ColumnStructure): boolean {
  const words = roleWords(column.name);
  const isNamed = words.includes("year") && !words.includes("per");
  if (column.type === "text") return isNamed && holdsYearTexts(column);
  if (!["integer", "decimal", "float"].includes(column.type)) return false;
  const { min, max } = column.statistics ?? { min: null, max: null };
  if (min === null || max === null) return isNamed && column.type === "integer";
  const [from, to] = [Number(min), Number(max)];
  if (!Number.isInteger(from) || !Number.isInteger(to)) return false;
  const isRecent = from >= 1000 && to <= 2200;
  // A country may have begun before our time; a car of '78 was not built in the year 78.
  const isOld = words.at(-1) === "year" && from >= -9999 && to >= 1000 && to <= 2200;
  return isNamed && (isRecent || isOld || (words.length === 1 && from >= 50 && to <= 99));
}

function holdsYearTexts(column: ColumnStructure): boolean {
  const values = valuesOf(column);
  const years = values.filter((value) => year.test(value) && value >= "1000" && value <= "2200");
  return years.length > 0 && years.length === values.length;
}

/** The values of a text column that are known, without those that stand for nothing. */
function valuesOf({ type, statistics }: ColumnStructure): string[] {
  if (type !== "text" || statistics === null) return [];
  const { min, max, frequentValues } = statistics;
  const values = frequentValues.length > 0 ? frequentValues.map(({ value }) => value) : [min, max];
  return values
    .filter((value): value is string => value !== null && !nothing.test(value.trim()))
    .map((value) => value.trim());
}
