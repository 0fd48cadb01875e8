import { wordsOfName } from "./words-of-name";

/** Words that keep their capitals in a label. */
const capitals = new Set([
  "id",
  "url",
  "uuid",
  "sku",
  "vat",
  "gdp",
  "ip",
  "isbn",
  "usd",
  "eur",
  "gbp",
  "cny",
  "hr",
  "kpi",
  "roi",
]);

/** A physical name as a reader would write it: "cust_nm" → "Customer name". */
export function labelFromName(name: string): string {
  const words = wordsOfName(name).map((word) => (capitals.has(word) ? word.toUpperCase() : word));
  const [first = name, ...rest] = words;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(" ");
}
