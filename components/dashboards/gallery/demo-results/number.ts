import {
  demoColumn,
  demoMeasure,
  demoNoise,
  demoResult,
  demoSpec,
  demoTime,
  type GalleryDemo,
} from "@/components/dashboards/gallery/gallery-demo";

const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, "0")}-01`);
const course = demoResult(
  [demoTime("month", "month"), demoMeasure("revenue", { label: "Revenue", unit: "USD" })],
  months.map((month, at) => [month, String(Math.round(82_000 + at * 5_200 + demoNoise(at) * 21_000))]),
);
const single = (value: string, unit: string | null = "USD") =>
  demoResult([demoMeasure("revenue", { label: "Revenue", unit })], [[value]]);
const three = demoResult(
  [
    demoMeasure("orders", { label: "Orders" }),
    demoMeasure("basket", { label: "Average basket", unit: "USD", aggregate: "avg" }),
    demoMeasure("returned", { label: "Returned", unit: "%", aggregate: "avg" }),
  ],
  [["12480", "64.35", "3.4"]],
);

/** Figures: alone, with their course, against a target and against another period. */
export const numberDemos: readonly GalleryDemo[] = [
  {
    id: "number",
    title: { en: "Number", zh: "数字" },
    result: single("1482300"),
    spec: demoSpec("number", { y: ["revenue"] }),
  },
  {
    id: "number-trend",
    title: { en: "Number with its course", zh: "带趋势的数字" },
    result: course,
    spec: demoSpec("number", { x: "month", y: ["revenue"] }, { goodDirection: "up" }),
  },
  {
    id: "number-target",
    title: { en: "Number with a target", zh: "带目标的数字" },
    result: single("1482300"),
    spec: demoSpec("number", { y: ["revenue"] }, { target: 1_800_000 }),
  },
  {
    id: "number-comparison",
    title: { en: "Number with another period and thresholds", zh: "带对比时段和阈值的数字" },
    result: single("48200"),
    comparison: { result: single("52900"), label: "2024" },
    spec: demoSpec(
      "number",
      { y: ["revenue"] },
      {
        goodDirection: "up",
        thresholds: [
          { column: null, from: 0, colour: "bad", label: "Low" },
          { column: null, from: 60_000, colour: "good", label: "On track" },
        ],
      },
    ),
  },
  {
    id: "number-row",
    title: { en: "A row of numbers", zh: "一行数字" },
    result: three,
    spec: demoSpec("number", { y: ["orders", "basket", "returned"] }),
  },
  {
    id: "number-empty",
    title: { en: "No value", zh: "没有值" },
    result: demoResult([demoColumn("store"), demoMeasure("revenue")], [["Lisbon", null]]),
    spec: demoSpec("number", { x: "store", y: ["revenue"] }),
  },
];
