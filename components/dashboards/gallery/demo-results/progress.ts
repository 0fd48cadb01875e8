import {
  demoColumn,
  demoMeasure,
  demoResult,
  demoSpec,
  type GalleryDemo,
} from "@/components/dashboards/gallery/gallery-demo";

const stores = demoResult(
  [
    demoColumn("store", { label: "Store" }),
    demoMeasure("revenue", { label: "Revenue", unit: "EUR" }),
    demoMeasure("target", { label: "Target", unit: "EUR" }),
  ],
  [
    ["Lisbon", "412000", "380000"],
    ["Porto", "296500", "350000"],
    ["Braga", "121900", "240000"],
    ["Faro", "35400", "160000"],
  ],
);

/** Figures as bars that fill up to their targets. */
export const progressDemos: readonly GalleryDemo[] = [
  {
    id: "progress",
    title: { en: "Progress", zh: "进度条" },
    result: demoResult([demoMeasure("trained", { label: "Staff trained", unit: "%", aggregate: "avg" })], [["72.5"]]),
    spec: demoSpec("progress", { y: ["trained"] }),
  },
  {
    id: "progress-rows",
    title: { en: "Progress of each, with thresholds", zh: "各项进度（带阈值）" },
    result: stores,
    spec: demoSpec(
      "progress",
      { x: "store", y: ["revenue", "target"] },
      {
        thresholds: [
          { column: null, from: 0, colour: "bad", label: "Behind" },
          { column: null, from: 100_000, colour: "warning", label: "Close" },
          { column: null, from: 290_000, colour: "good", label: "Good" },
        ],
      },
    ),
  },
];
