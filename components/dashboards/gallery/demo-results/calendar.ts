import {
  demoMeasure,
  demoNoise,
  demoResult,
  demoSpec,
  demoTime,
  type GalleryDemo,
} from "@/components/dashboards/gallery/gallery-demo";

const dayMs = 86_400_000;
const course = (from: number, count: number) =>
  demoResult(
    [demoTime("day", "day"), demoMeasure("orders", { label: "Orders", aggregate: "count" })],
    Array.from({ length: count }, (_, at) => {
      const date = new Date(from + at * dayMs);
      const weekend = date.getUTCDay() % 6 === 0 ? 1.6 : 1;
      const season = 1 + 0.5 * Math.sin((at / 365) * 2 * Math.PI);
      return [
        date.toISOString().slice(0, 10),
        demoNoise(at) < 0.03 ? null : Math.round(60 * weekend * season * (0.5 + demoNoise(at + 900))),
      ];
    }),
  );

/** A colour for every day: of one year, and of more. */
export const calendarDemos: readonly GalleryDemo[] = [
  {
    id: "calendar",
    title: { en: "Calendar", zh: "日历图" },
    result: course(Date.UTC(2025, 0, 1), 365),
    spec: demoSpec("calendar", { x: "day", y: ["orders"] }),
  },
  {
    id: "calendar-years",
    title: { en: "Calendar of several years", zh: "多年日历图" },
    result: course(Date.UTC(2024, 2, 10), 640),
    spec: demoSpec("calendar", { x: "day", y: ["orders"] }),
  },
];
