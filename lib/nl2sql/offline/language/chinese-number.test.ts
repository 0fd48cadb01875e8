import { expect, it } from "vitest";
import { chineseNumber } from "@/lib/nl2sql/offline/language/chinese-number";

it("reads Chinese numerals up to ninety-nine, and digits", () => {
  const read = Object.fromEntries(
    ["一", "两", "十", "十二", "二十", "三十五", "九十九", "30"].map((text) => [text, chineseNumber(text)]),
  );
  expect(read).toEqual({ 一: 1, 两: 2, 十: 10, 十二: 12, 二十: 20, 三十五: 35, 九十九: 99, "30": 30 });
});

it("takes nothing else for a number", () => {
  expect(["", "个", "二二", "十十", "一个", "3.5"].map(chineseNumber)).toEqual([null, null, null, null, null, null]);
});
