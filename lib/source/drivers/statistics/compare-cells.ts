import type { Cell, DataType } from "@/lib/source/schema";

const numberForm = /^-?\d+(\.\d+)?$/;
const timeOfDay = /^(-?)(\d+):(\d\d)(?::(\d\d(?:\.\d+)?))?$/;
const numeric: ReadonlySet<DataType> = new Set(["integer", "decimal", "float"]);

/** Whole digits and the rest of a decimal number without its sign and leading zeros. */
function partsOf(text: string): { negative: boolean; whole: string; rest: string } {
  const [whole = "", rest = ""] = text.replace(/^-/, "").split(".");
  return { negative: text.startsWith("-"), whole: whole.replace(/^0+/, ""), rest: rest.replace(/0+$/, "") };
}

/** Compares two decimal numbers to the last digit: those of 64 bits and of DECIMAL have more than a float holds. */
function compareExactly(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)];
  if (one.negative !== other.negative) return one.negative ? -1 : 1;
  const sign = one.negative ? -1 : 1;
  if (one.whole.length !== other.whole.length) return sign * (one.whole.length - other.whole.length);
  return sign * compareTexts(`${one.whole}.${one.rest}`, `${other.whole}.${other.rest}`);
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function compareNumbers(a: number | string, b: number | string): number {
  const difference = Number(a) - Number(b);
  if (difference !== 0 || typeof a === "number" || typeof b === "number") return difference;
  return compareExactly(a, b);
}

/** **Units** seconds. MySQL's times of day are spans, too, negative or longer than a day. */
function secondsOf(text: string): number | null {
  const match = timeOfDay.exec(text);
  if (match === null) return null;
  const seconds = Number(match[2]) * 3_600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return match[1] === "-" ? -seconds : seconds;
}

/** What a value is placed by: numbers come before texts, as in SQLite, where a column may hold both. */
function placeOf(cell: Cell, type: DataType): number | string {
  if (typeof cell === "number") return cell;
  const text = String(cell);
  if (numeric.has(type)) return text;
  // Without the Z "10:00:00" comes before "10:00:00.25".
  if (type === "timestamp") return text.replace(/Z$/, "");
  return type === "time" ? (secondsOf(text) ?? text) : text;
}

const isNumber = (place: number | string, type: DataType): boolean =>
  typeof place === "number" || (numeric.has(type) && numberForm.test(place));

/** The order in which the values of a column of this type stand. **Order** texts by their characters' codes, numbers exactly. */
export function compareCells(a: Cell, b: Cell, type: DataType): number {
  const [one, other] = [placeOf(a, type), placeOf(b, type)];
  const [first, second] = [isNumber(one, type), isNumber(other, type)];
  if (first !== second) return first ? -1 : 1;
  return first ? compareNumbers(one, other) : compareTexts(String(one), String(other));
}

/**
 * A value as a point on a line, to draw with: numbers as they are, times in milliseconds. Nulls: what is neither.
 */
export function pointOf(cell: Cell, type: DataType): number | null {
  const point =
    type === "date" || type === "timestamp"
      ? Date.parse(String(cell))
      : type === "time"
        ? (secondsOf(String(cell)) ?? Number.NaN) * 1_000
        : cell === ""
          ? Number.NaN
          : Number(cell);
  return Number.isFinite(point) ? point : null;
}
