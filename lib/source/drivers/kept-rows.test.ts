import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KeptRows, TooLargeError } from "./kept-rows";

describe("KeptRows", () => {
  it("keeps the rows that fit and tells of the first that does not", () => {
    const kept = new KeptRows({ rowCountMax: 2 });
    expect([kept.add(["a"]), kept.add(["b"]), kept.truncated]).toEqual([true, true, false]);
    expect([kept.add(["c"]), kept.truncated, kept.rows]).toEqual([false, true, [["a"], ["b"]]]);
  });

  it("stops at its bytes, whatever the number of rows", () => {
    const kept = new KeptRows({ rowCountMax: 1_000, byteCountMax: 10_000 });
    let count = 0;
    while (kept.add(["x".repeat(3_000)])) count += 1;
    expect([count, kept.truncated, kept.rows.length]).toEqual([3, true, 3]);
  });

  it("refuses a single row that is larger than a whole result", () => {
    const kept = new KeptRows({ rowCountMax: 10, byteCountMax: 1_000 });
    expect(() => kept.add(["x".repeat(1_001)])).toThrow(TooLargeError);
  });

  it("never holds more than its bounds, in any order of rows", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 })), fc.nat(20), (lengths, rowCountMax) => {
        const kept = new KeptRows({ rowCountMax, byteCountMax: 1_000 });
        for (const length of lengths) if (!kept.add(["x".repeat(length)])) break;
        const bytes = kept.rows.reduce((sum, [cell]) => sum + String(cell).length, 0);
        expect(kept.rows.length).toBeLessThanOrEqual(rowCountMax);
        expect(bytes).toBeLessThanOrEqual(1_000);
      }),
    );
  });
});
