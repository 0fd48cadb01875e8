import { hourlyVisits, regionMonths, shopMonths } from "@/components/dashboards/gallery/demo-results/course-data";
import { demoSpec, type GalleryDemo } from "@/components/dashboards/gallery/gallery-demo";

const revenue = { x: "month", y: ["revenue"] };
const byRegion = { ...revenue, series: "region" };

/** Lines and areas. */
export const courseDemos: readonly GalleryDemo[] = [
  {
    id: "line",
    title: { en: "Line with a target and the average", zh: "带目标线与平均线的折线图" },
    result: shopMonths(),
    spec: demoSpec("line", revenue, {
      lines: [
        { at: { kind: "value", value: 120_000 }, label: "Target", colour: "good" },
        { at: { kind: "figure", figure: "average" }, label: "", colour: "neutral" },
      ],
    }),
  },
  {
    id: "line-comparison",
    title: { en: "Line beside the year before", zh: "与上一年对比的折线图" },
    result: shopMonths(),
    spec: demoSpec("line", revenue),
    comparison: { result: shopMonths(0.84), label: "Year before" },
  },
  {
    id: "line-series",
    title: { en: "Smooth lines with points and a gap", zh: "带数据点和缺口的平滑折线图" },
    result: regionMonths(6),
    spec: demoSpec("line", byRegion, { shape: "smooth", points: true, legend: "right" }),
  },
  {
    id: "line-thresholds",
    title: { en: "Line with thresholds", zh: "带阈值的折线图" },
    result: shopMonths(),
    spec: demoSpec(
      "line",
      { x: "month", y: ["margin"] },
      {
        thresholds: [
          { column: null, from: 0, colour: "bad", label: "Too low" },
          { column: null, from: 20, colour: "warning", label: "Close" },
          { column: null, from: 23, colour: "good", label: "Good" },
        ],
      },
    ),
  },
  {
    id: "line-large",
    title: { en: "Line of 8,760 hours", zh: "8,760 个小时的折线图" },
    result: hourlyVisits(),
    spec: demoSpec("line", { x: "hour", y: ["visits"] }),
  },
  {
    id: "area",
    title: { en: "Area", zh: "面积图" },
    result: shopMonths(),
    spec: demoSpec("area", revenue),
  },
  {
    id: "area-stacked",
    title: { en: "Stacked area", zh: "堆叠面积图" },
    result: regionMonths(),
    spec: demoSpec("area", { ...byRegion, stacked: true }, { legend: "bottom" }),
  },
  {
    id: "area-percent",
    title: { en: "Area of 100 %", zh: "百分比面积图" },
    result: regionMonths(),
    spec: demoSpec("area", { ...byRegion, stacked: true }, { percent: true }),
  },
];
