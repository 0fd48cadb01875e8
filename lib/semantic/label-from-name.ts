import { bareWordsOfTable } from "@/lib/semantic/joins/shared-prefix";
import { wordsOfName } from "@/lib/semantic/words-of-name";

/** Words that keep their capitals in a label. */
const capitals = new Set("id url uuid sku vat gdp ip isbn usd eur gbp cny hr kpi roi gpa".split(" "));

/** A column's physical name as a reader would write it: "cust_nm" → "Customer name". */
export function labelFromName(name: string): string {
  return labelOfWords(wordsOfName(name), name);
}

/** A table's name as a reader would write it: "dim_cust" → "Customer", "OrderItems" → "Order items"; without the words that all tables begin with. */
export function labelOfTable(name: string, prefix: readonly string[] = []): string {
  return labelOfWords(bareWordsOfTable(name, prefix), name);
}

function labelOfWords(words: readonly string[], name: string): string {
  const [first = name, ...rest] = words.map((word) => (capitals.has(word) ? word.toUpperCase() : word));
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(" ");
}
