import fc from "fast-check";
import { expect, test } from "vitest";
import { splitMiddle } from "@/components/ui/split-middle";

test("a short text stays whole", () => {
  expect(splitMiddle("orders", 8)).toEqual({ head: "orders", tail: "" });
});

test("a long text keeps its end apart", () => {
  expect(splitMiddle("customer_address_history", 8)).toEqual({ head: "customer_address", tail: "_history" });
});

test("a character of several code points is never cut", () => {
  const family = "👩‍👩‍👧";
  const { tail } = splitMiddle(`a very long name with ${family}abc`, 4);
  expect(tail).toBe(`${family}abc`);
});

test("head and tail together are always the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 20 }), (text, length) => {
      const { head, tail } = splitMiddle(text, length);
      expect(head + tail).toBe(text);
    }),
  );
});
