import pluralize from "pluralize";
import { memoiseText } from "@/lib/semantic/memoise-text";

/** "customers" → "customer", "addresses" → "address". Letters that stand alone ("s_id") and "status" are no plurals. */
export const singular: (word: string) => string = memoiseText((word) =>
  word.length <= 2 ? word : pluralize.singular(word),
);

/** "customer" → "customers". A name that ends in a number ("flights 3m", "sales 2024") is counted as it stands. */
export const plural: (word: string) => string = memoiseText((word) =>
  /\d[\p{L}\d]*$/u.test(word) ? word : pluralize.plural(word),
);
