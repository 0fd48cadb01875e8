import { type Guess, guessed } from "@/lib/semantic/roles/guess";
import { roleWords } from "@/lib/semantic/roles/role-words";
import type { ColumnStructure } from "@/lib/source/schema";

const moneyWords = new Set(
  (
    "amount price total revenue cost sales fee salary income budget payment balance spend spending profit tax freight gross net wage " +
    "subtotal turnover charge expense expenses earnings deposit debt loan rent premium refund payroll bonus margin value msrp credit limit"
  ).split(" "),
);
const currencies: ReadonlyMap<string, string> = new Map(
  Object.entries({
    eur: "EUR",
    euro: "EUR",
    euros: "EUR",
    usd: "USD",
    dollar: "USD",
    dollars: "USD",
    gbp: "GBP",
    cny: "CNY",
    rmb: "CNY",
    yuan: "CNY",
    jpy: "JPY",
    yen: "JPY",
    inr: "INR",
    chf: "CHF",
    cad: "CAD",
    aud: "AUD",
  } as const),
);
const shareWords = new Set(["percent", "percentage", "rate", "share", "ratio", "proportion"]);
const units: ReadonlyMap<string, string> = new Map(
  Object.entries({
    days: "days",
    day: "days",
    hours: "hours",
    hour: "hours",
    hrs: "hours",
    minutes: "minutes",
    mins: "minutes",
    minute: "minutes",
    seconds: "seconds",
    secs: "seconds",
    second: "seconds",
    milliseconds: "ms",
    ms: "ms",
    months: "months",
    weeks: "weeks",
    years: "years",
    age: "years",
    kg: "kg",
    kilograms: "kg",
    grams: "g",
    lbs: "lb",
    pounds: "lb",
    tons: "t",
    tonnes: "t",
    km: "km",
    kilometers: "km",
    miles: "mi",
    meters: "m",
    metres: "m",
    cm: "cm",
    mm: "mm",
    ft: "ft",
    feet: "ft",
    inches: "in",
    bytes: "bytes",
    kb: "KB",
    mb: "MB",
    gb: "GB",
    kwh: "kWh",
    mw: "MW",
    celsius: "°C",
    fahrenheit: "°F",
    mph: "mph",
    kmh: "km/h",
    liters: "l",
    litres: "l",
  } as const),
);

/** Whether a name speaks of money. */
export function isMoney(name: string): boolean {
  const words = roleWords(name);
  if (words.some((word) => currencies.has(word))) return true;
  return words.some((word) => moneyWords.has(word)) && !words.some((word) => shareWords.has(word) || word === "count");
}

/** Whether a name speaks of a share or a rate, which must never be added up. */
export function isShare(name: string): boolean {
  return roleWords(name).some((word) => shareWords.has(word));
}

/** The currency that a comment names ("Sales of the line in EUR"); null when it names none, or more than one. */
function currencyOfComment(comment: string | null): string | null {
  const words = (comment ?? "").toLowerCase().split(/[^a-z]+/);
  const named = new Set(words.map((word) => currencies.get(word)).filter((code) => code !== undefined));
  const [code] = named;
  return named.size === 1 && code !== undefined ? code : null;
}

/** "Weight in kg", "duration (minutes)": a unit in brackets, after "in", or all that the comment says. */
function unitOfComment(comment: string | null): string | null {
  const text = (comment ?? "").toLowerCase().trim();
  const found = /\bin (?:whole )?([a-z]+)\b|\(([a-z]+)\)|^([a-z]+)$/.exec(text);
  const word = found?.[1] ?? found?.[2] ?? found?.[3];
  return word === undefined ? null : (units.get(word) ?? null);
}

/** Letters that stand for a unit only beside the word for what is measured: "max_temperature_f", "weight_g". */
const letters: readonly (readonly [letter: string, measured: ReadonlySet<string>, unit: string])[] = [
  ["f", new Set(["temperature", "temp", "point"]), "°F"],
  ["c", new Set(["temperature", "temp", "point"]), "°C"],
  ["g", new Set(["weight", "mass", "fat", "protein", "sugar", "net"]), "g"],
  ["t", new Set(["weight", "mass", "load"]), "t"],
  ["m", new Set(["height", "length", "width", "depth", "elevation", "distance", "altitude"]), "m"],
  ["s", new Set(["duration", "time", "latency", "delay"]), "seconds"],
  ["h", new Set(["duration", "time"]), "hours"],
];

function unitOfLetter(words: readonly string[]): string | null {
  const last = words.at(-1);
  return letters.find(([letter, measured]) => letter === last && words.some((word) => measured.has(word)))?.[2] ?? null;
}

/**
 * The unit of a number: an ISO 4217 code only when the name or the comment says the currency, "%" for shares given as 0–100, or a plain unit.
 * Nulls: unknown. A share given as 0–1 has no unit either: "0.2 %" would be wrong.
 */
export function inferUnit(column: ColumnStructure): Guess<string> | null {
  const words = roleWords(column.name);
  const currency = words.find((word) => currencies.has(word));
  if (currency !== undefined)
    return guessed(currencies.get(currency) ?? "", 0.95, "unit-from-name", { word: currency });
  if (isShare(column.name)) return percentOf(column, words);
  const comment = isMoney(column.name) ? currencyOfComment(column.comment) : unitOfComment(column.comment);
  if (comment !== null) return guessed(comment, 0.9, "unit-from-comment", { unit: comment });
  if (isMoney(column.name)) return null;
  const last = words.at(-1) ?? "";
  const unit = units.get(last) ?? unitOfLetter(words);
  return unit === null ? null : guessed(unit, last === "age" ? 0.8 : 0.9, "unit-from-name", { word: last });
}

function percentOf(column: ColumnStructure, words: readonly string[]): Guess<string> | null {
  const max = Number(column.statistics?.max ?? Number.NaN);
  const isHundred = max > 1 && max <= 100 && !words.includes("ratio");
  return isHundred ? guessed("%", 0.8, "unit-percent-values", { max: column.statistics?.max ?? "" }) : null;
}
