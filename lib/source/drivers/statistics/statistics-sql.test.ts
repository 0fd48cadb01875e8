import { expect, it } from "vitest";
import { isComplete } from "./statistics-dialect";
import { listsValues } from "./statistics-sql";

it("lists words that repeat or are few, and codes, but no free text, keys or measures", () => {
  expect(listsValues("text", { nonNull: 10_000, distinct: 90 })).toBe(true);
  expect(listsValues("text", { nonNull: 12, distinct: 12 })).toBe(true);
  expect(listsValues("text", { nonNull: 10_000, distinct: 4_000 })).toBe(true);
  expect(listsValues("text", { nonNull: 10_000, distinct: 9_000 })).toBe(false);
  expect(listsValues("boolean", { nonNull: 10, distinct: 2 })).toBe(true);
  expect(listsValues("integer", { nonNull: 1_000, distinct: 5 })).toBe(true);
  expect(listsValues("integer", { nonNull: 8, distinct: 8 })).toBe(false);
  expect(listsValues("integer", { nonNull: 1_000, distinct: 900 })).toBe(false);
  expect(listsValues("decimal", { nonNull: 1_000, distinct: 3 })).toBe(false);
  expect(listsValues("text", { nonNull: 0, distinct: 0 })).toBe(false);
});

it("calls a sample complete only when the table surely ended before it", () => {
  expect(isComplete(9_999, 9_000)).toBe(true);
  expect(isComplete(9_999, null)).toBe(true);
  expect(isComplete(10_000, null)).toBe(false);
  // Parts of a large table may have fewer rows than were asked for.
  expect(isComplete(9_200, 50_000)).toBe(false);
});
