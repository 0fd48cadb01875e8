import {
  demoColumn,
  demoMeasure,
  demoNoise,
  demoResult,
  demoSpec,
  type GalleryDemo,
} from "@/components/dashboards/gallery/gallery-demo";

const raw = (name: string, label: string, unit: string | null = null) => ({
  ...demoMeasure(name, { label, unit }),
  aggregate: undefined,
});
const points = demoResult(
  [
    raw("price", "Price", "USD"),
    raw("sold", "Sold"),
    demoColumn("group", { label: "Group" }),
    demoColumn("product", { label: "Product" }),
  ],
  Array.from({ length: 90 }, (_, at) => {
    const group = ["Furniture", "Lighting", "Textiles"][at % 3] ?? "";
    const price = 20 + demoNoise(at) * 380;
    const sold = Math.max(3, 900 - price * 1.7 + (demoNoise(at + 500) - 0.5) * 320 + (at % 3) * 60);
    return [price.toFixed(2), String(Math.round(sold)), group, `Product ${at + 1}`];
  }),
);
const countries = demoResult(
  [
    demoColumn("country", { label: "Country" }),
    raw("income", "Income per head", "USD"),
    raw("age", "Life expectancy", "years"),
    raw("people", "Population"),
    demoColumn("region", { label: "Region" }),
  ],
  [
    ["Alba", "3100", "61.2", "180000000", "South"],
    ["Borea", "8400", "69.8", "92000000", "South"],
    ["Cala", "14800", "72.5", "310000000", "East"],
    ["Dorne", "22100", "76.1", "48000000", "East"],
    ["Elva", "31000", "78.4", "67000000", "West"],
    ["Fara", "41500", "80.9", "84000000", "West"],
    ["Gima", "52800", "82.6", "9000000", "North"],
    ["Hela", "63900", "83.1", "5500000", "North"],
  ],
);

/** Measures against each other, as points and as bubbles. */
export const scatterDemos: readonly GalleryDemo[] = [
  {
    id: "scatter",
    title: { en: "Scatter", zh: "散点图" },
    result: points,
    spec: demoSpec("scatter", { x: "price", y: ["sold"], series: "group" }),
  },
  {
    id: "bubble",
    title: { en: "Bubbles on a logarithmic axis", zh: "对数坐标气泡图" },
    result: countries,
    spec: demoSpec(
      "bubble",
      { x: "income", y: ["age", "people"], series: "region" },
      { labels: true, axisX: { scale: "log" } },
    ),
  },
];
