import { describe, expect, it } from "vitest";
import { wordsIn, wordsToSet } from "@/components/sources/tables/worded";

const region = { label: "Region", description: "Where it went", translations: { zh: { label: "地区" } } };

describe("the words of a table or column", () => {
  it("are Chinese for a Chinese reader where they are known, else as first written", () => {
    expect(wordsIn(region, "zh")).toEqual({ label: "地区", description: "Where it went" });
    expect(wordsIn(region, "en")).toEqual({ label: "Region", description: "Where it went" });
  });

  it("are changed where the reader saw them, and nowhere else", () => {
    expect(wordsToSet(region, "zh", { label: "区域" })).toEqual({ translations: { zh: { label: "区域" } } });
    expect(wordsToSet(region, "zh", { description: "目的地" })).toEqual({ description: "目的地" });
    expect(wordsToSet(region, "en", { label: "Territory" })).toEqual({ label: "Territory" });
  });

  it("lose a Chinese description without losing the Chinese name", () => {
    const both = { ...region, translations: { zh: { label: "地区", description: "目的地" } } };
    expect(wordsToSet(both, "zh", { description: null })).toEqual({ translations: { zh: { label: "地区" } } });
  });
});
