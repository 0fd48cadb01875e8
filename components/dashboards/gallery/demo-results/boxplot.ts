import {
  demoColumn,
  demoMeasure,
  demoNoise,
  demoResult,
  demoSpec,
  type GalleryDemo,
} from "@/components/dashboards/gallery/gallery-demo";

const raw = { ...demoMeasure("days", { label: "Delivery time", unit: "days" }), aggregate: undefined };
const orders = demoResult(
  [demoColumn("carrier", { label: "Carrier" }), raw],
  ["Swift", "Parcel One", "Harbour", "Cargo West"].flatMap((carrier, at) =>
    Array.from({ length: 60 }, (_, place) => {
      const spread = (demoNoise(at * 100 + place) + demoNoise(at * 100 + place + 37) + demoNoise(place + 71)) / 3;
      const late = place % 29 === 0 ? 6 : 0;
      return [carrier, (1 + at * 0.9 + spread * (3 + at) + late).toFixed(1)];
    }),
  ),
);

/** How values spread: standing, and lying down. */
export const boxplotDemos: readonly GalleryDemo[] = [
  {
    id: "boxplot",
    title: { en: "Box plot", zh: "箱线图" },
    result: orders,
    spec: demoSpec("boxplot", { x: "carrier", y: ["days"] }),
  },
  {
    id: "boxplot-horizontal",
    title: { en: "Box plot, lying", zh: "横向箱线图" },
    result: orders,
    spec: demoSpec("boxplot", { x: "carrier", y: ["days"], horizontal: true }),
  },
];
