import {
  demoColumn,
  demoMeasure,
  demoNoise,
  demoResult,
  demoSpec,
  type GalleryDemo,
} from "@/components/dashboards/gallery/gallery-demo";

const channels = ["Search", "Newsletter", "Direct", "Partners"];
const pages = ["Home", "Product", "Sale"];
const ends = ["Bought", "Left", "Came back"];
const visits = demoResult(
  [
    demoColumn("channel", { label: "Channel" }),
    demoColumn("page", { label: "First page" }),
    demoColumn("end", { label: "End" }),
    demoMeasure("visits", { label: "Visits", aggregate: "count" }),
  ],
  channels.flatMap((channel, a) =>
    pages.flatMap((page, b) =>
      ends.map((end, c) => [channel, page, end, Math.round((900 / (a + 1)) * (0.2 + demoNoise(a * 9 + b * 3 + c)))]),
    ),
  ),
);

/** What flows from where to where: over two columns, and over three. */
export const sankeyDemos: readonly GalleryDemo[] = [
  {
    id: "sankey",
    title: { en: "Sankey", zh: "桑基图" },
    result: visits,
    spec: demoSpec("sankey", { x: "channel", series: "page", y: ["visits"] }),
  },
  {
    id: "sankey-levels",
    title: { en: "Sankey over three columns", zh: "三级桑基图" },
    result: visits,
    spec: demoSpec(
      "sankey",
      { x: "channel", series: "page", y: ["visits"] },
      { levels: ["channel", "page", "end"], labels: true },
    ),
  },
];
