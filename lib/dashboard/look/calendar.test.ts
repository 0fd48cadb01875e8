import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timeGrains } from "@/lib/execute/schema";
import { addPeriods, dayOf, periodsBetween, startOf } from "./calendar";
import { comparedRange, dayRange } from "./day-range";

const day = fc.integer({ min: 0, max: 40_000 }).map((count) => dayOf(count * 86_400_000));
const today = "2026-11-28"; // a Saturday
const relative = (
  anchor: "last" | "current" | "to_date",
  count: number,
  unit: "day" | "week" | "month" | "quarter" | "year",
) => ({ kind: "relative", anchor, count, unit, compare: "none" }) as const;

describe("the calendar", () => {
  it("counts periods as it adds them", () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...timeGrains), fc.integer({ min: -300, max: 300 }), (from, grain, count) => {
        const start = startOf(from, grain);
        expect(periodsBetween(start, addPeriods(start, grain, count), grain)).toBe(count);
        expect(start <= from && from < addPeriods(start, grain, 1)).toBe(true);
      }),
    );
  });

  it("stays in a shorter month", () => expect(addPeriods("2024-03-31", "month", -1)).toBe("2024-02-29"));
});

describe("dayRange", () => {
  it.each([
    [relative("last", 3, "month"), "2026-08-01", "2026-11-01"],
    [relative("last", 7, "day"), "2026-11-21", "2026-11-28"],
    [relative("last", 1, "week"), "2026-11-16", "2026-11-23"],
    [relative("current", 1, "quarter"), "2026-10-01", "2026-11-29"],
    [relative("current", 3, "month"), "2026-09-01", "2026-11-29"],
    [relative("to_date", 1, "year"), "2026-01-01", "2026-11-29"],
    [{ kind: "range", from: "2026-01-01", to: "2026-01-31", compare: "none" } as const, "2026-01-01", "2026-02-01"],
    [{ kind: "range", from: null, to: null, compare: "none" } as const, null, null],
  ])("%o is half open", (value, from, to) => expect(dayRange(value, today)).toEqual({ from, to }));
});

describe("comparedRange", () => {
  const compared = (value: Parameters<typeof dayRange>[0], compare: "previous" | "year_ago") =>
    comparedRange({ ...value, compare }, dayRange(value, today));

  it.each([
    [relative("last", 3, "month"), "previous", "2026-05-01", "2026-08-01"],
    [relative("last", 3, "month"), "year_ago", "2025-08-01", "2025-11-01"],
    [relative("to_date", 1, "month"), "previous", "2026-10-01", "2026-10-29"],
    [relative("to_date", 1, "year"), "year_ago", "2025-01-01", "2025-11-29"],
    [
      { kind: "range", from: "2024-02-01", to: "2024-02-29", compare: "none" } as const,
      "year_ago",
      "2023-02-01",
      "2023-03-01",
    ],
    [
      { kind: "range", from: "2024-03-10", to: "2024-03-16", compare: "none" } as const,
      "previous",
      "2024-03-03",
      "2024-03-10",
    ],
  ] as const)("%o against %s", (value, compare, from, to) => expect(compared(value, compare)).toEqual({ from, to }));

  it("has nothing to compare an open range with", () => {
    expect(compared({ kind: "range", from: null, to: "2024-01-01", compare: "none" }, "previous")).toBeNull();
  });
});
