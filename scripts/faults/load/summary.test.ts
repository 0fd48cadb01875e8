import { describe, expect, it } from "vitest";
import type { Kind } from "./acts";
import type { Outcome } from "./outcome";
import { answeredByKind, answersPerSecond, problemsByKind, settledAfter, times, timesByKind } from "./summary";

const one = (at: number, ms: number, problem: string | null = null, kind: Kind = "view"): Outcome => ({
  ...{ at, ms, problem, kind },
  isWrong: false,
});
/** Ten a second for so many seconds, each taking `ms`. */
const calm = (from: number, seconds: number, ms = 20): Outcome[] =>
  Array.from({ length: seconds * 10 }, (_, index) => one(from + index * 100, ms));

describe("what is said of a load", () => {
  it("counts good answers by when they came", () => {
    const outcomes = [one(0, 500), one(0, 1_500), one(900, 200, "502"), one(1_000, 100)];
    expect(answersPerSecond(outcomes, { from: 1_000, to: 2_000 })).toBe(2);
  });

  it("names what failed by kind, and what part of each was answered", () => {
    const outcomes = [one(0, 1), one(1, 1, "502"), one(2, 1, "502"), one(3, 1, "ECONNRESET", "edit"), one(4, 1)];
    expect(problemsByKind(outcomes)).toBe("view: 502 ×2; edit: ECONNRESET ×1");
    expect(answeredByKind(outcomes)).toBe("view 50 %, edit 0 %");
  });

  it("takes the times of answers alone", () => {
    expect(times([one(0, 10), one(0, 20), one(0, 9_000, "timeout")])).toBe("10 / 20 / 20 ms");
    expect(times([one(0, 9_000, "timeout")])).toBe("none answered");
    expect(timesByKind([one(0, 10), one(0, 30), one(0, 5, null, "edit")])).toBe("view 10 / 30 ms, edit 5 / 5 ms");
  });
});

describe("settledAfter", () => {
  const before = calm(0, 10);

  it("is at once where nothing failed and nothing slowed down", () => {
    expect(settledAfter(before, calm(10_000, 10), 10_000)).toBe(0);
  });

  it("is the last failure, however well all went in between", () => {
    const after = [...calm(10_000, 10), one(16_500, 5, "503", "edit")];
    expect(settledAfter(before, after, 10_000)).toBe(6_500);
  });

  it("waits for times as usual, three seconds in a row", () => {
    const after = [...calm(10_000, 2, 900), ...calm(12_000, 1), ...calm(13_000, 1, 900), ...calm(14_000, 5)];
    expect(settledAfter(before, after, 10_000)).toBe(4_000);
  });

  it("is never where it stays slow, or nothing is sent any more", () => {
    expect(settledAfter(before, calm(10_000, 10, 900), 10_000)).toBeNull();
    expect(settledAfter(before, [], 10_000)).toBeNull();
  });
});
