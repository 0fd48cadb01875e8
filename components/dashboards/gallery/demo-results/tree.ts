import {
  demoColumn,
  demoMeasure,
  demoNoise,
  demoResult,
  demoSpec,
  type GalleryDemo,
} from "@/components/dashboards/gallery/gallery-demo";

const groups: Record<string, readonly string[]> = {
  Furniture: ["Tables", "Chairs", "Sofas", "Beds", "Shelves"],
  Lighting: ["Lamps", "Ceiling lights", "Bulbs"],
  Textiles: ["Carpets", "Curtains", "Cushions", "Towels"],
  Kitchen: ["Pots", "Knives", "Plates", "Glasses"],
  Garden: ["Tools", "Plants"],
};
const nested = demoResult(
  [
    demoColumn("group", { label: "Group" }),
    demoColumn("product", { label: "Product" }),
    demoMeasure("revenue", { label: "Revenue", unit: "EUR" }),
  ],
  Object.entries(groups).flatMap(([group, products], at) =>
    products.map((product, place) => [
      group,
      product,
      String(Math.round(90_000 * (1 - at * 0.15) * (0.25 + demoNoise(at * 10 + place)))),
    ]),
  ),
);
const flat = demoResult(
  [demoColumn("country", { label: "Country" }), demoMeasure("orders", { label: "Orders", aggregate: "count" })],
  [
    "Germany",
    "France",
    "Spain",
    "Italy",
    "Poland",
    "Portugal",
    "Austria",
    "Belgium",
    "Denmark",
    "Ireland",
    "Greece",
    "Malta",
  ].map((country, at) => [country, String(Math.round(9_000 / (at + 1.4)))]),
);

/** Parts of a whole by one level and by more. */
export const treeDemos: readonly GalleryDemo[] = [
  {
    id: "treemap",
    title: { en: "Treemap", zh: "矩形树图" },
    result: flat,
    spec: demoSpec("treemap", { x: "country", y: ["orders"] }),
  },
  {
    id: "treemap-levels",
    title: { en: "Treemap of two levels", zh: "两级矩形树图" },
    result: nested,
    spec: demoSpec("treemap", { x: "group", series: "product", y: ["revenue"] }),
  },
  {
    id: "sunburst",
    title: { en: "Sunburst", zh: "旭日图" },
    result: nested,
    spec: demoSpec("sunburst", { x: "group", series: "product", y: ["revenue"] }),
  },
];
