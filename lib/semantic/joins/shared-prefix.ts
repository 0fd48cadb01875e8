import { wordsOfTable } from "@/lib/semantic/words-of-name";

/** From this share of the tables on, what their names begin with says where they come from, not what they hold. */
const shareMin = 0.6;

/**
 * How many words every table name of an export begins with ("crm_2024_customers", "crm_2024_orders": two): they name the
 * export. One word alone must be shared by three tables, as "order_items" and "order_payments" are about orders.
 */
export function sharedPrefixOf(tables: readonly string[]): readonly string[] {
  const names = tables.map(wordsOfTable);
  const sharing = new Map<string, number>();
  for (const words of names) {
    for (let length = 1; length < words.length; length += 1) {
      const key = words.slice(0, length).join(" ");
      sharing.set(key, (sharing.get(key) ?? 0) + 1);
    }
  }
  // The one that most tables share; of those that equally many share, the longest.
  let best: { prefix: readonly string[]; count: number } = { prefix: [], count: 0 };
  for (const [key, count] of sharing) {
    const words = key.split(" ");
    if (count < (words.length > 1 ? 2 : 3) || count < names.length * shareMin || count < best.count) continue;
    if (count > best.count || words.length > best.prefix.length) best = { prefix: words, count };
  }
  return best.prefix;
}

/** The words of a table's name without what it shares with the others. */
export function bareWordsOfTable(table: string, prefix: readonly string[]): string[] {
  const words = wordsOfTable(table);
  const isShared = prefix.length > 0 && words.length > prefix.length && startsWith(words, prefix);
  return isShared ? words.slice(prefix.length) : [...words];
}

const startsWith = (words: readonly string[], prefix: readonly string[]): boolean =>
  prefix.every((word, index) => words[index] === word);
