import { demoColumn, demoMeasure, demoNoise, demoResult, demoTime } from "@/components/dashboards/gallery/gallery-demo";
import type { ResultSet } from "@/lib/execute/schema";

const regions = ["North", "South", "West"];

const month = (at: number, year = 2024) => new Date(Date.UTC(year, at, 1)).toISOString().slice(0, 10);

/** Two years of a shop: what came in, how many orders, and what was left. `factor` below 1 makes a year before. */
export function shopMonths(factor = 1): ResultSet {
  return demoResult(
    [
      demoTime("month", "month"),
      demoMeasure("revenue", { label: "Revenue", unit: "EUR" }),
      demoMeasure("orders", { label: "Orders", aggregate: "count" }),
      demoMeasure("margin", { label: "Margin", unit: "%", aggregate: "avg" }),
    ],
    Array.from({ length: 24 }, (_, at) => {
      const season = 1 + 0.28 * Math.sin((at - 2) / 1.9);
      const revenue = (82_000 + at * 2_100) * season * (0.95 + demoNoise(at) * 0.1) * factor;
      return [month(at), revenue.toFixed(2), Math.round(revenue / 61), (18 + 7 * demoNoise(at + 50)).toFixed(1)];
    }),
  );
}

/** A year by region. `gapAt`: a month in which one region has no value. */
export function regionMonths(gapAt: number | null = null, factor = 1): ResultSet {
  return demoResult(
    [
      demoTime("month", "month"),
      demoColumn("region", { label: "Region" }),
      demoMeasure("revenue", { label: "Revenue", unit: "EUR" }),
    ],
    Array.from({ length: 12 }, (_, at) =>
      regions.map((region, place) => {
        const value = (14_000 + place * 9_000) * (1 + 0.2 * Math.sin(at / 2 + place)) * factor;
        return [month(at), region, at === gapAt && place === 1 ? null : value.toFixed(2)];
      }),
    ).flat(),
  );
}

/** Visits of each hour of a year: more than a line has pixels. */
export function hourlyVisits(): ResultSet {
  return demoResult(
    [demoTime("hour", "hour"), demoMeasure("visits", { label: "Visits", aggregate: "count" })],
    Array.from({ length: 8_760 }, (_, at) => {
      const day = 60 + 50 * Math.sin(((at % 24) - 8) / 3.8);
      const season = 1 + 0.4 * Math.sin(at / 1_400);
      const time = new Date(Date.UTC(2024, 0, 1) + at * 3_600_000).toISOString();
      return [time, Math.round(Math.max(3, day) * season * (0.8 + demoNoise(at) * 0.4))];
    }),
  );
}

/** Stores by what they sold, the largest first. */
export function storeRanking(): ResultSet {
  const names = ["Berlin", "Hamburg", "Munich", "Cologne", "Frankfurt am Main", "Leipzig", "Bremen", "Dresden"];
  return demoResult(
    [demoColumn("store", { label: "Store" }), demoMeasure("revenue", { label: "Revenue", unit: "EUR" })],
    names.map((name, at) => [name, String(96_000 - at * 11_400)]),
  );
}
