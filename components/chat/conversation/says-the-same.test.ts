import { expect, test } from "vitest";
import { saysTheSame } from "./says-the-same";

test("case, spaces and punctuation are no other question; another word is", () => {
  expect(saysTheSame("Orders  by month?", "orders by month")).toBe(true);
  expect(saysTheSame("各门店订单数？", "各门店订单数")).toBe(true);
  expect(saysTheSame("now by store", "revenue by store")).toBe(false);
});
