import {
  demoColumn,
  demoMeasure,
  demoResult,
  demoSpec,
  type GalleryDemo,
} from "@/components/dashboards/gallery/gallery-demo";

const load = demoResult(
  [demoColumn("server", { label: "Server" }), demoMeasure("load", { label: "Load", unit: "%", aggregate: "avg" })],
  [
    ["North", "38.2"],
    ["South", "74.9"],
    ["West", "93.1"],
  ],
);

/** Figures as dials. */
export const gaugeDemos: readonly GalleryDemo[] = [
  {
    id: "gauge",
    title: { en: "Gauge", zh: "仪表盘" },
    result: demoResult([demoMeasure("revenue", { label: "Revenue", unit: "USD" })], [["1482300"]]),
    spec: demoSpec("gauge", { y: ["revenue"] }, { target: 2_000_000 }),
  },
  {
    id: "gauge-row",
    title: { en: "Gauges with thresholds", zh: "带阈值的仪表盘" },
    result: load,
    spec: demoSpec(
      "gauge",
      { x: "server", y: ["load"] },
      {
        thresholds: [
          { column: null, from: 0, colour: "good", label: "Calm" },
          { column: null, from: 60, colour: "warning", label: "Busy" },
          { column: null, from: 85, colour: "bad", label: "Full" },
        ],
      },
    ),
  },
];
