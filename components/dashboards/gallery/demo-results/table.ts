import {
  demoColumn,
  demoMeasure,
  demoNoise,
  demoResult,
  demoSpec,
  demoTime,
  type GalleryDemo,
} from "@/components/dashboards/gallery/gallery-demo";

const names = ["Lamp", "Desk", "Chair", "Shelf", "Rug", "Sofa", "Clock", "Mirror", "Vase", "Bench", "Stool", "Frame"];
const products = demoResult(
  [
    demoColumn("product", { label: "Product" }),
    demoTime("since", "day"),
    demoMeasure("revenue", { label: "Revenue", unit: "USD" }),
    demoMeasure("growth", { label: "Growth", unit: "%", aggregate: "avg" }),
    demoMeasure("returns", { label: "Returns", unit: "%", aggregate: "avg" }),
    demoMeasure("orders", { label: "Orders", type: "integer", aggregate: "count" }),
  ],
  names.map((name, at) => [
    name,
    `2024-${String((at % 12) + 1).padStart(2, "0")}-14`,
    Math.round(demoNoise(at) * 90_000) + 4_000,
    at === 4 ? null : Math.round((demoNoise(at + 50) * 60 - 25) * 10) / 10,
    Math.round(demoNoise(at + 90) * 140) / 10,
    Math.round(demoNoise(at + 20) * 900),
  ]),
);

const column = { hidden: false, align: "auto", widthPx: null, cell: "plain", total: "none" } as const;

/** A table as it comes, and with everything that a designer may put into its cells. */
export const tableDemos: readonly GalleryDemo[] = [
  { id: "table", title: { en: "Table", zh: "表格" }, result: products, spec: demoSpec("table", {}) },
  {
    id: "table-cells",
    title: { en: "Table with bars, shades, signs and totals", zh: "带数据条、色阶、标记和合计的表格" },
    result: products,
    spec: demoSpec(
      "table",
      {},
      {
        thresholds: [
          { column: "returns", from: 0, colour: "good", label: "" },
          { column: "returns", from: 6, colour: "warning", label: "" },
          { column: "returns", from: 10, colour: "bad", label: "" },
        ],
        table: {
          ...{ totals: true, density: "compact", rowNumbers: true, freezeFirst: true },
          columns: [
            { ...column, name: "product", total: "count" },
            { ...column, name: "since", hidden: true },
            { ...column, name: "revenue", cell: "bar", total: "sum" },
            { ...column, name: "growth", cell: "bar", total: "average" },
            { ...column, name: "returns", cell: "thresholds", total: "maximum" },
            { ...column, name: "orders", cell: "scale", total: "sum" },
          ],
        },
      },
    ),
  },
];
