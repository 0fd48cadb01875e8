import { wordsOfName } from "@/lib/semantic/words-of-name";
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
  const words = wordsOfName(name);
  if (words.some((word) => currencies.has(word))) return true;
  return words.some((word) => moneyWords.has(word)) && !words.some((word) => shareWords.has(word) || word === "count");
}

/** Whether a name speaks of a share or a rate, which must never be added up. */
export function isShare(name: string): boolean {
  return wordsOfName(name).some((word) => shareWords.has(word));
}

/** The currency that a comment names ("Sales of the line in EUR"); null when it names none, or more than one. */
function currencyOfComment(comment: string | null): string | null {
  const words = (comment ?? "").toLowerCase().split(/[^a-z]+/);
  const named = new Set(words.map((word) => currencies.get(word)).filter((code) => code !== undefined));
  const [code] = named;
  return named.size === 1 && code !== undefined ? code : null;
}

/**
 * The unit of a number: an ISO 4217 code only when the name or the comment says the currency, "%" for shares given as 0–100, or a plain unit.
 * Nulls: unknown. A share given as 0–1 has no unit either: "0.2 %" would be wrong.
 */
export function inferUnit(column: ColumnStructure): string | null {
  const words = wordsOfName(column.name);
  const currency = words.map((word) => currencies.get(word)).find((code) => code !== undefined);
  if (currency) return currency;
  if (words.some((word) => word === "percent" || word === "percentage") || isShare(column.name)) {
    const max = Number(column.statistics?.max ?? Number.NaN);
    return max > 1 && max <= 100 && !words.includes("ratio") ? "%" : null;
  }
  if (isMoney(column.name)) return currencyOfComment(column.comment);
  const last = words.at(-1) ?? "";
  return units.get(last) ?? null;
}
