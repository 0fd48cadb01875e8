import {
  demoColumn,
  demoMeasure,
  demoResult,
  demoSpec,
  type GalleryDemo,
} from "@/components/dashboards/gallery/gallery-demo";

/** What is left after each step. */
export const funnelDemos: readonly GalleryDemo[] = [
  {
    id: "funnel",
    title: { en: "Funnel", zh: "漏斗图" },
    result: demoResult(
      [demoColumn("step", { label: "Step" }), demoMeasure("visitors", { label: "Visitors", aggregate: "count" })],
      [
        ["Visited the shop", "48200"],
        ["Looked at a product", "31800"],
        ["Put it in the basket", "9400"],
        ["Began to pay", "5200"],
        ["Bought", "4100"],
      ],
    ),
    spec: demoSpec("funnel", { x: "step", y: ["visitors"] }),
  },
];
