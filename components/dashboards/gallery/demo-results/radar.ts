import {
  demoColumn,
  demoMeasure,
  demoResult,
  demoSpec,
  type GalleryDemo,
} from "@/components/dashboards/gallery/gallery-demo";

const score = (name: string, label: string) => demoMeasure(name, { label, aggregate: "avg" });
const stores = demoResult(
  [
    demoColumn("store", { label: "Store" }),
    score("service", "Service"),
    score("range", "Range"),
    score("prices", "Prices"),
    score("place", "Place"),
    score("parking", "Parking"),
    score("delivery", "Delivery"),
  ],
  [
    ["Lisbon", "4.6", "4.1", "3.2", "4.8", "2.1", "4.0"],
    ["Porto", "4.2", "3.6", "4.1", "3.9", "3.8", "3.5"],
    ["Braga", "3.9", "3.0", "4.6", "3.1", "4.7", "2.9"],
  ],
);

/** A few things compared by several figures. */
export const radarDemos: readonly GalleryDemo[] = [
  {
    id: "radar",
    title: { en: "Radar", zh: "雷达图" },
    result: stores,
    spec: demoSpec("radar", { x: "store", y: ["service", "range", "prices", "place", "parking", "delivery"] }),
  },
];
