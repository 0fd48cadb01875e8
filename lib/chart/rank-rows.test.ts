import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell, ResultColumn } from "@/lib/execute/schema";
import { column, measure, result, time } from "./__fixtures__/results";
import { compareCells } from "./compare-cells";
import { orderByRank, rankRows } from "./rank-rows";

function order(of: ResultColumn, cells: Cell[], descending = false): Cell[] {
  const rows = cells.map((cell) => [cell]);
  const work = rankRows(result([of], rows), 0);
  let step = work.next();
  while (!step.done) step = work.next();
  return [...orderByRank(step.value, descending)].map((at) => cells[at] ?? null);
}

describe("rankRows", () => {
  it("sorts exact decimals by size and leaves nulls last both ways", () => {
    const cells = ["10.5", null, "9", "-3"];
    expect(order(measure("m"), cells)).toEqual(["-3", "9", "10.5", null]);
    expect(order(measure("m"), cells, true)).toEqual(["10.5", "9", "-3", null]);
  });

  it("sorts texts as people do, and keeps the query's order where they are alike", () => {
    expect(order(column("c"), ["b2", "a", "b10", "A"])).toEqual(["a", "A", "b2", "b10"]);
    expect(order(column("c"), ["b2", "a", "b10", "A"], true)).toEqual(["b10", "b2", "a", "A"]);
  });

  it("sorts times by the calendar", () => {
    expect(order(time("t", "quarter"), ["2025-Q4", "2025-Q1", "2024-Q2"])).toEqual(["2024-Q2", "2025-Q1", "2025-Q4"]);
  });

  it("agrees with comparing cell by cell, for any texts", () => {
    const text = column("c");
    fc.assert(
      fc.property(fc.array(fc.option(fc.string({ maxLength: 6 })), { maxLength: 60 }), (cells) => {
        const byCell = cells.toSorted((a, b) => compareCells(a, b, text));
        expect(order(text, cells)).toEqual(byCell);
      }),
    );
  });

  it("gives the page back its turn while it sorts many names", () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => [`name ${(at * 7_919) % 20_011}`]);
    const turns = [...rankRows(result([column("c")], rows), 0)].length;
    // 15 rounds of merging over 20,000 names, 1,000 at once.
    expect(turns).toBeGreaterThan(15 * 20);
  });
});
