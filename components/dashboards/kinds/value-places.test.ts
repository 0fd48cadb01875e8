import { expect, test } from "vitest";
import { markPlaces, piecesOf } from "./value-places";

const pieces = (markdown: string) => {
  const { text, names } = markPlaces(markdown);
  return piecesOf(text, names);
};

test("names stand for values, with spaces and underscores, once or more", () => {
  expect(pieces("We sold {{total_sold}} of {{ 总数 }}, yes {{total_sold}}.")).toEqual([
    { words: "We sold " },
    { name: "total_sold" },
    { words: " of " },
    { name: "总数" },
    { words: ", yes " },
    { name: "total_sold" },
    { words: "." },
  ]);
});

test("where a link leads is left alone", () => {
  expect(markPlaces("[{{a}}](https://example.com/{{a}})").text).toBe("[\uE0000\uE001](https://example.com/{{a}})");
});

test("what is no place stays text, and marks cannot be smuggled in", () => {
  expect(pieces("{{}} {x} \uE0000\uE001")).toEqual([{ words: "{{}} {x} 0" }]);
});
