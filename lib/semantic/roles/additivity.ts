import { isShare } from "@/lib/semantic/roles/infer-unit";
import type { Measure, SemanticColumn } from "@/lib/semantic/schema";
import { wordsOfName } from "@/lib/semantic/words-of-name";

/** Words of numbers that are compared or averaged; adding them up says nothing. */
const notAdditive = new Set(
  (
    "age rate ratio rating score percent percentage average avg mean median price level temperature temp height width length depth weight index " +
    "grade gpa speed year latitude longitude lat lng lon min max minimum maximum share rank position factor limit capacity balance elevation " +
    "humidity pressure salary density version number highest lowest best worst available stock inventory remaining dock unit per each"
  ).split(" "),
);
/** What is there at one moment: added up over products or accounts, but not over days. */
const stocks = new Set("stock inventory balance remaining headcount onhand".split(" "));
/** What makes a stock a bound or a rate, which is not added up at all. */
const bounds = new Set(
  "min max minimum maximum average avg mean reorder level rate ratio percent share limit price per turnover".split(" "),
);

const isNumber = (column: SemanticColumn): boolean =>
  // The expression of a measure is plain SQL, and text cannot be added up in every dialect: a plan's own sum casts it.
  column.role === "measure" &&
  column.numericText !== true &&
  !column.hidden &&
  !isShare(column.name) &&
  column.unit !== "%";

/** Whether a column may be added up: its name says an amount, a quantity or a count, not a rate or a price for one. */
export function isAdditive(column: SemanticColumn): boolean {
  if (!isNumber(column)) return false;
  return !wordsOfName(column.name).some((word) => notAdditive.has(word)) || /(^|_)total/i.test(column.name);
}

/** Whether a column holds how much there is at a moment: a stock, a balance. */
export function isStock(column: SemanticColumn): boolean {
  const words = wordsOfName(column.name);
  return isNumber(column) && words.some((word) => stocks.has(word)) && !words.some((word) => bounds.has(word));
}

/** Amounts that are not written down where there are none. */
const noneIsZero = new Set(
  "discount tax freight commission bonus quantity tip fee refund return returns shipping".split(" "),
);

/** What a missing value of a summed column stands for. Nulls: null where none is missing. */
export function meaningOfNull(column: SemanticColumn): NonNullable<Measure["nullMeans"]> | null {
  if (!column.nullable || column.nullFraction === 0) return null;
  return wordsOfName(column.name).some((word) => noneIsZero.has(word)) ? "zero" : "unknown";
}
