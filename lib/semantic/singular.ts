import pluralize from "pluralize";

/** "customers" → "customer", "addresses" → "address". Letters that stand alone ("s_id") and "status" are no plurals. */
export function singular(word: string): string {
  if (word.length <= 2) return word;
  return pluralize.singular(word);
}

/** "customer" → "customers". */
export function plural(word: string): string {
  return pluralize.plural(word);
}
