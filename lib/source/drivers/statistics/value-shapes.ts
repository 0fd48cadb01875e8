import { isIP } from "node:net";
import type { ColumnStatistics, valueShapes } from "@/lib/source/schema";
import { holdsGivenName, isPersonName } from "./is-person-name";
import { isPhoneNumber } from "./is-phone-number";
import { sampledTextLength } from "./statistics-dialect";
import type { Tally } from "./tally-column";

type Shape = (typeof valueShapes)[number];

/** Different values that are looked at; more would not change the shares by much. */
const valueCountMax = 200;

const mail = /^[^\s@<>()",;:]+@[^\s@.]+(\.[^\s@.]+)*\.\p{L}{2,}$/u;
const link = /^((https?|ftp):\/\/\S+|www\.\S+\.\S+)$/i;
const uuid = /^\{?[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i;
const isoDate =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])([ T][0-2]\d:[0-5]\d(:[0-5]\d(\.\d+)?)?\s?(Z|[+-]\d\d(:?\d\d)?)?)?$/;
const hardwareAddress = /^([0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i;
const jsonStart = /^\s*(\{\s*["}]|\[\s*["{[\]\d-])/;

function isJson(value: string): boolean {
  if (!jsonStart.test(value)) return false;
  // What was cut cannot be parsed to its end any more.
  if (value.length >= sampledTextLength) return true;
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}

const isNetworkAddress = (value: string): boolean =>
  isIP(value.replace(/\/\d{1,3}$/, "")) !== 0 || hardwareAddress.test(value);

/** First match counts. A mail address is nothing else, and a date, an address or an id would pass for a telephone number. */
const checks: readonly (readonly [Shape, (value: string) => boolean])[] = [
  ["mail", (value) => mail.test(value)],
  ["link", (value) => link.test(value)],
  ["uuid", (value) => uuid.test(value)],
  ["iso-date", (value) => isoDate.test(value)],
  ["network-address", isNetworkAddress],
  ["json", isJson],
  ["phone", isPhoneNumber],
  ["person-name", isPersonName],
];

export function shapeOf(value: string): Shape | null {
  return checks.find(([, matches]) => matches(value))?.[0] ?? null;
}

/** Titles and trade names are written like names of people. Among those of people, one in so many at least has a frequent given name. */
const givenNamePartMin = 0.05;

/** The share of each shape among the values that are not empty; shapes that none has are left out. */
export function valueShapesOf({ counts }: Tally): ColumnStatistics["shapes"] {
  const step = Math.max(1, Math.ceil(counts.size / valueCountMax));
  const found = new Map<Shape, number>();
  let [place, whole, givenNames] = [0, 0, 0];
  for (const [cell, count] of counts) {
    place += 1;
    const value = String(cell).trim();
    if ((place - 1) % step !== 0 || value === "") continue;
    whole += count;
    const shape = shapeOf(value);
    if (shape !== null) found.set(shape, (found.get(shape) ?? 0) + count);
    if (shape === "person-name" && holdsGivenName(value)) givenNames += count;
  }
  if (givenNames < (found.get("person-name") ?? 0) * givenNamePartMin) found.delete("person-name");
  if (found.size === 0) return undefined;
  return Object.fromEntries([...found].map(([shape, count]) => [shape, count / whole]));
}
