import {
  demoColumn,
  demoMeasure,
  demoNoise,
  demoResult,
  demoSpec,
  type GalleryDemo,
} from "@/components/dashboards/gallery/gallery-demo";

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const hours = demoResult(
  [
    demoColumn("hour", { label: "Hour", type: "integer", part: "hour_of_day" }),
    demoColumn("day", { label: "Day" }),
    demoMeasure("orders", { label: "Orders", aggregate: "count" }),
  ],
  days.flatMap((day, down) =>
    Array.from({ length: 14 }, (_, at) => [
      at + 8,
      day,
      Math.round(
        (40 + 60 * Math.exp(-((at - 5 - (down > 4 ? 3 : 0)) ** 2) / 12)) * (0.8 + demoNoise(down * 31 + at) * 0.4),
      ),
    ]),
  ),
);

/** A colour for each pair: as a gradient, and in steps that a designer set. */
export const heatmapDemos: readonly GalleryDemo[] = [
  {
    id: "heatmap",
    title: { en: "Heat map", zh: "热力图" },
    result: hours,
    spec: demoSpec("heatmap", { x: "hour", series: "day", y: ["orders"] }),
  },
  {
    id: "heatmap-steps",
    title: { en: "Heat map with thresholds", zh: "带阈值的热力图" },
    result: hours,
    spec: demoSpec(
      "heatmap",
      { x: "hour", series: "day", y: ["orders"] },
      {
        labels: true,
        thresholds: [
          { column: null, from: 50, colour: "good", label: "" },
          { column: null, from: 75, colour: "warning", label: "" },
          { column: null, from: 95, colour: "bad", label: "Too busy" },
        ],
      },
    ),
  },
];
