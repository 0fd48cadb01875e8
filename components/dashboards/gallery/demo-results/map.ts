import {
  demoColumn,
  demoMeasure,
  demoNoise,
  demoResult,
  demoSpec,
  type GalleryDemo,
} from "@/components/dashboards/gallery/gallery-demo";

const place = demoColumn("place", { label: "Place", role: "geography" });
const orders = demoMeasure("orders", { label: "Orders", aggregate: "count" });
const placed = (names: string) =>
  demoResult(
    [place, orders],
    names.split(",").map((name, at) => [name.trim(), Math.round(200 + 9_000 * demoNoise(at * 3 + 1) ** 2)]),
  );

/** Figures by place: countries of the world, of a part of it, and regions of a country. */
export const mapDemos: readonly GalleryDemo[] = [
  {
    id: "map",
    title: { en: "World map", zh: "世界地图" },
    result: placed(
      "Germany,France,Brazil,China,India,United States,Canada,Australia,South Africa,Egypt,Japan,Mexico,Argentina,Spain,Italy,Turkey,Kenya,Nigeria,Indonesia,Sweden,Atlantis",
    ),
    spec: demoSpec("map", { x: "place", y: ["orders"] }),
  },
  {
    id: "map-europe",
    title: { en: "Map of a part of the world, with thresholds", zh: "带阈值的区域地图" },
    result: placed("DE,FR,ES,IT,PL,PT,AT,BE,NL,SE,NO,FI,DK,IE,GB,GR,RO,HU,CZ,CH"),
    spec: demoSpec(
      "map",
      { x: "place", y: ["orders"] },
      {
        region: "europe",
        thresholds: [
          { column: null, from: 0, colour: "warning", label: "Few" },
          { column: null, from: 3_000, colour: "good", label: "Many" },
        ],
      },
    ),
  },
  {
    id: "map-us",
    title: { en: "Map of regions", zh: "国内地区地图" },
    result: placed(
      "California,Texas,Florida,New York,Illinois,Ohio,Georgia,Washington,Oregon,Nevada,Utah,Colorado,Kansas,Iowa,Alaska,Hawaii,Maine,Virginia,Montana,Arizona",
    ),
    spec: demoSpec("map", { x: "place", y: ["orders"] }),
  },
  {
    id: "map-cn",
    title: { en: "Map of regions, in Chinese", zh: "中国省级地图" },
    result: placed(
      "广东,江苏,浙江,山东,四川省,河南,湖北,湖南,福建,上海市,北京市,河北,安徽,陕西,云南,新疆,内蒙古,西藏,黑龙江,台湾",
    ),
    spec: demoSpec("map", { x: "place", y: ["orders"] }, { labels: true }),
  },
];
