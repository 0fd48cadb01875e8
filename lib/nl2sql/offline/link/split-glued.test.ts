import { expect, test } from "vitest";
import { splitGlued } from "@/lib/nl2sql/offline/link/split-glued";

const words = new Set([
  "stock",
  "quantity",
  "total",
  "amount",
  "sub",
  "category",
  "key",
  "display",
  "is",
  "holiday",
  "deliver",
  "a",
  "so",
  "no",
]);
const frequency = (word: string) => (words.has(word) ? 50 : 0);

test.each([
  ["stockquantity", ["stock", "quantity"]],
  ["isholiday", ["is", "holiday"]],
  ["subcategorykey", ["sub", "category", "key"]],
  ["xqzdisplay", ["xqz", "display"]],
  ["delivered", ["delivered"]],
  ["amount", ["amount"]],
  ["qty", ["qty"]],
])("cuts %s", (name, parts) => {
  expect(splitGlued(name, frequency)).toEqual(parts);
});
