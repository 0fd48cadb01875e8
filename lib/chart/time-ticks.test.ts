import { describe, expect, it } from "vitest";
import { timeTicks } from "@/lib/chart/time-ticks";

const months = (count: number) => Array.from({ length: count }, (_, index) => Date.UTC(2024, index, 1));
const days = (count: number) => Array.from({ length: count }, (_, index) => Date.UTC(2025, 0, 1 + index));

describe("timeTicks", () => {
  it("names every month while all fit, with the year where it begins", () => {
    expect([...timeTicks(months(3), "month", "en", 10).values()]).toEqual(["Jan\n2024", "Feb", "Mar"]);
  });

  it("falls back to quarters and years, so that years begin at a tick", () => {
    expect([...timeTicks(months(24), "month", "en", 9).values()]).toEqual([
      ...["Jan\n2024", "Apr", "Jul", "Oct", "Jan\n2025", "Apr", "Jul", "Oct"],
    ]);
    expect([...timeTicks(months(60), "month", "en", 6).values()]).toEqual(["2024", "2025", "2026", "2027", "2028"]);
  });

  it("names months where a year of days would not fit", () => {
    expect([...timeTicks(days(365), "day", "en", 13).values()].slice(0, 3)).toEqual(["Jan\n2025", "Feb", "Mar"]);
  });

  it("never gives more ticks than fit", () => {
    for (const count of [1, 7, 30, 90, 365, 2_000]) {
      for (const max of [2, 5, 12]) expect(timeTicks(days(count), "day", "en", max).size).toBeLessThanOrEqual(max);
    }
  });
});
