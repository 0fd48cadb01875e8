import { expect, test } from "vitest";
import { matchesQuery } from "@/components/shell/palette/matches-query";

const item = { label: "Café sales by month", description: "Demo shop", keywords: ["dashboard"] };

test("nothing typed matches everything", () => {
  expect(matchesQuery(item, "  ")).toBe(true);
});

test("every word must be found, in any order, in label, description or keywords", () => {
  expect(matchesQuery(item, "month cafe")).toBe(true);
  expect(matchesQuery(item, "DEMO dashboard")).toBe(true);
  expect(matchesQuery(item, "month returns")).toBe(false);
});

test("Chinese is found by a part of a word", () => {
  expect(matchesQuery({ label: "按月销售额" }, "销售")).toBe(true);
});
