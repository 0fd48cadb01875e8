import { describe, expect, it } from "vitest";
import { paperHere } from "./paper-here";

describe("paperHere", () => {
  it("is Letter where printers hold that, and A4 everywhere else", () => {
    expect(["en-US", "es-MX", "fil-PH"].map((one) => paperHere([one]))).toEqual(["letter", "letter", "letter"]);
    expect(["en-GB", "de", "zh-CN", "en"].map((one) => paperHere([one]))).toEqual(["a4", "a4", "a4", "a4"]);
    expect(paperHere([])).toBe("a4");
  });
});
