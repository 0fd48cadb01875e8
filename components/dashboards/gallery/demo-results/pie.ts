import {
  demoColumn,
  demoMeasure,
  demoResult,
  demoSpec,
  type GalleryDemo,
} from "@/components/dashboards/gallery/gallery-demo";

const categories = demoResult(
  [demoColumn("category", { label: "Category" }), demoMeasure("revenue", { label: "Revenue", unit: "USD" })],
  [
    ["Furniture", "182000"],
    ["Lighting", "124000"],
    ["Textiles", "98000"],
    ["Kitchen", "76500"],
    ["Garden", "42000"],
    ["Toys", "18200"],
    ["Books", "9100"],
    ["Gift cards", "4300"],
  ],
);

/** Parts of a whole: as a ring and as a full circle. */
export const pieDemos: readonly GalleryDemo[] = [
  {
    id: "pie",
    title: { en: "Ring", zh: "环形图" },
    result: categories,
    spec: demoSpec("pie", { x: "category", y: ["revenue"] }),
  },
  {
    id: "pie-full",
    title: { en: "Pie with its names beside it", zh: "图例在旁的饼图" },
    result: categories,
    spec: demoSpec("pie", { x: "category", y: ["revenue"] }, { ring: false, legend: "right", labels: true, top: 7 }),
  },
];
