import { expect, test } from "vitest";
import { nextReadMs, refreshSecondsOf } from "@/components/dashboards/view/header/next-read";

test("failures make the pauses longer, up to a quarter of an hour, and never shorter than asked for", () => {
  expect([0, 1, 2, 3].map((failures) => nextReadMs(5, failures))).toEqual([5_000, 10_000, 20_000, 40_000]);
  expect(nextReadMs(5, 1_000)).toBe(900_000);
  expect(nextReadMs(86_400, 5)).toBe(86_400_000);
});

test("the address decides how often, within what a source can bear; without a word the design does", () => {
  expect(refreshSecondsOf(null, 300)).toBe(300);
  expect(refreshSecondsOf("30", 300)).toBe(30);
  expect(refreshSecondsOf("0.1", null)).toBe(5);
  expect(refreshSecondsOf("1e9", null)).toBe(86_400);
  expect([refreshSecondsOf("0", 300), refreshSecondsOf("off", 300)]).toEqual([null, null]);
});
