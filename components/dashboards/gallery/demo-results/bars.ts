import { regionMonths, shopMonths, storeRanking } from "@/components/dashboards/gallery/demo-results/course-data";
import {
  demoColumn,
  demoMeasure,
  demoNoise,
  demoResult,
  demoSpec,
  type GalleryDemo,
} from "@/components/dashboards/gallery/gallery-demo";

const ranking = { x: "store", y: ["revenue"] };
const byRegion = { x: "month", y: ["revenue"], series: "region" };

const thresholds = [
  { column: null, from: 0, colour: "bad", label: "Too low" },
  { column: null, from: 40_000, colour: "warning", label: "Close" },
  { column: null, from: 70_000, colour: "good", label: "On target" },
] as const;

const profitSteps = demoResult(
  [demoColumn("step", { label: "Step" }), demoMeasure("effect", { label: "Effect", unit: "EUR" })],
  [
    ["Last year", "412000"],
    ["New customers", "126000"],
    ["Higher prices", "38000"],
    ["Lost customers", "-74000"],
    ["Discounts", "-29000"],
    ["Freight", "-11000"],
  ],
);

const orderValues = demoResult(
  [demoMeasure("value", { label: "Order value", unit: "EUR", aggregate: undefined })],
  Array.from({ length: 600 }, (_, at) => [(18 + 120 * demoNoise(at) * demoNoise(at + 900)).toFixed(2)]),
);

/** Columns, bars, what they stand beside, and what is built of them. */
export const barDemos: readonly GalleryDemo[] = [
  {
    id: "bar",
    title: { en: "Columns with thresholds", zh: "带阈值的柱状图" },
    result: storeRanking(),
    spec: demoSpec("bar", ranking, { thresholds: [...thresholds], labels: true }),
  },
  {
    id: "bar-horizontal",
    title: { en: "Bars, the largest and the rest", zh: "条形图：最大的几项与其他" },
    result: storeRanking(),
    spec: demoSpec("bar", { ...ranking, horizontal: true }, { top: 5, labels: true }),
  },
  {
    id: "bar-grouped",
    title: { en: "Columns in groups", zh: "分组柱状图" },
    result: regionMonths(),
    spec: demoSpec("bar", byRegion),
  },
  {
    id: "bar-stacked",
    title: { en: "Stacked columns beside the year before", zh: "与上一年对比的堆叠柱状图" },
    result: regionMonths(),
    spec: demoSpec("bar", { ...byRegion, stacked: true }),
    comparison: { result: regionMonths(null, 0.8), label: "Year before" },
  },
  {
    id: "bar-percent",
    title: { en: "Columns of 100 %", zh: "百分比柱状图" },
    result: regionMonths(),
    spec: demoSpec("bar", { ...byRegion, stacked: true }, { percent: true }),
  },
  {
    id: "combination",
    title: { en: "Columns and a line, two axes", zh: "双轴柱线组合图" },
    result: shopMonths(),
    spec: demoSpec("combination", { x: "month", y: ["revenue", "margin"] }),
  },
  {
    id: "waterfall",
    title: { en: "Waterfall", zh: "瀑布图" },
    result: profitSteps,
    spec: demoSpec("waterfall", { x: "step", y: ["effect"] }),
  },
  {
    id: "histogram",
    title: { en: "Histogram", zh: "直方图" },
    result: orderValues,
    spec: demoSpec("histogram", { x: "value" }),
  },
];
