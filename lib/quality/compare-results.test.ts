import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sameResult } from "./compare-results";

const unordered = (left: Parameters<typeof sameResult>[0], right: Parameters<typeof sameResult>[1]) =>
  sameResult(left, right, false);

describe("sameResult", () => {
  it("compares rows as a multiset: order is free, the number of equal rows is not", () => {
    expect(unordered([[1], [2], [2]], [[2], [1], [2]])).toBe(true);
    expect(unordered([[1], [2], [2]], [[2], [1], [1]])).toBe(false);
    expect(unordered([[1], [2]], [[1], [2], [2]])).toBe(false);
    expect(unordered([], [])).toBe(true);
    expect(unordered([], [[1]])).toBe(false);
  });

  it("takes columns in any order, but whole rows", () => {
    expect(
      unordered(
        [
          ["a", 1],
          ["b", 2],
        ],
        [
          [2, "b"],
          [1, "a"],
        ],
      ),
    ).toBe(true);
    // Each column holds the same values, the rows do not.
    expect(
      unordered(
        [
          ["a", 1],
          ["b", 2],
        ],
        [
          ["a", 2],
          ["b", 1],
        ],
      ),
    ).toBe(false);
    expect(unordered([["a", 1]], [["a"]])).toBe(false);
    expect(unordered([["a"]], [["a", "a"]])).toBe(false);
  });

  it("tries every order of columns that look alike", () => {
    const gold = [
      [1, 2, 1],
      [2, 1, 1],
      [1, 1, 2],
    ];
    expect(
      unordered(
        gold.map(([a, b, c]) => [c ?? null, a ?? null, b ?? null]),
        gold,
      ),
    ).toBe(true);
    expect(
      unordered(
        [
          [1, 2, 2],
          [2, 1, 1],
          [1, 1, 1],
        ],
        gold,
      ),
    ).toBe(false);
  });

  it("keeps the order of rows where it is part of the answer", () => {
    expect(sameResult([[1], [2]], [[2], [1]], true)).toBe(false);
    expect(
      sameResult(
        [
          ["x", 1],
          ["y", 2],
        ],
        [
          [1, "x"],
          [2, "y"],
        ],
        true,
      ),
    ).toBe(true);
  });

  it("forgives rounding and the spelling of numbers, not different numbers", () => {
    expect(unordered([[0.1 + 0.2]], [["0.30"]])).toBe(true);
    expect(unordered([["5.0000"]], [[5]])).toBe(true);
    expect(unordered([[1 / 3]], [[0.333333333333]])).toBe(true);
    expect(unordered([[1.001]], [[1.002]])).toBe(false);
    expect(unordered([[true]], [[1]])).toBe(true);
  });

  it("tells no value from an empty text and from 0", () => {
    expect(unordered([[null]], [[""]])).toBe(false);
    expect(unordered([[null]], [[0]])).toBe(false);
    expect(unordered([[null]], [[null]])).toBe(true);
  });

  it("knows any result again whose rows and columns were shuffled", () => {
    const cell = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom("a", "b"), fc.constant(null));
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }));
    fc.assert(
      fc.property(table, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (rows, random) => {
        const shuffle = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => [random.next().value, item] as const)
            .sort(([a], [b]) => a - b)
            .map(([, item]) => item);
        const order = shuffle((rows[0] ?? []).map((_, index) => index));
        const shuffled = shuffle(rows).map((row) => order.map((index) => row[index] ?? null));
        expect(unordered(shuffled, rows)).toBe(true);
      }),
    );
  });
});
