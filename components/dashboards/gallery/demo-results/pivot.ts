import {
  demoColumn,
  demoMeasure,
  demoNoise,
  demoResult,
  demoSpec,
  demoTime,
  type GalleryDemo,
} from "@/components/dashboards/gallery/gallery-demo";

const cities: Record<string, readonly string[]> = {
  North: ["Oslo", "Bergen", "Turku"],
  South: ["Rome", "Turin"],
  West: ["Lyon", "Porto", "Cork", "Ghent"],
};
const places = Object.entries(cities).flatMap(([region, own]) => own.map((city) => [region, city] as const));
const quarters = ["2025-01-01", "2025-04-01", "2025-07-01", "2025-10-01"];
const sales = demoResult(
  [
    demoColumn("region", { label: "Region" }),
    demoColumn("city", { label: "City" }),
    demoTime("quarter", "quarter"),
    demoMeasure("revenue", { label: "Revenue", unit: "USD" }),
    demoMeasure("orders", { label: "Orders", type: "integer", aggregate: "count" }),
  ],
  places.flatMap(([region, city], down) =>
    quarters.map((quarter, across) => [
      ...[region, city, quarter],
      city === "Cork" && across === 0 ? null : Math.round(demoNoise(down * 7 + across) * 48_000),
      Math.round(demoNoise(down * 11 + across) * 400) + 20,
    ]),
  ),
);

/** Two levels down and periods across, with one figure and with two. */
export const pivotDemos: readonly GalleryDemo[] = [
  {
    id: "pivot",
    title: { en: "Pivot table", zh: "透视表" },
    result: sales,
    spec: demoSpec(
      "pivot",
      { x: "region", y: ["revenue"], series: "quarter" },
      {
        pivot: {
          ...{ rows: ["region", "city"], columns: ["quarter"], totals: true },
          values: [{ column: "revenue", total: "sum" }],
        },
      },
    ),
  },
  {
    id: "pivot-two-values",
    title: { en: "Pivot with two figures", zh: "两个指标的透视表" },
    result: sales,
    spec: demoSpec(
      "pivot",
      { x: "region", y: ["revenue", "orders"], series: "quarter" },
      {
        pivot: {
          ...{ rows: ["region"], columns: ["quarter"], totals: true },
          values: [
            { column: "revenue", total: "sum" },
            { column: "orders", total: "average" },
          ],
        },
      },
    ),
  },
];
