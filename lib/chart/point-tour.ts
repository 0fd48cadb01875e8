import type { ChartPoint } from "@/lib/chart/chart-type";

/** The keys that move through the marks of a chart, as `KeyboardEvent.key` names them. */
export const tourKeys = ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Home", "End"] as const;
export type TourKey = (typeof tourKeys)[number];

export const isTourKey = (key: string): key is TourKey => (tourKeys as readonly string[]).includes(key);

/**
 * Where a key leads: left and right to the marks of the same series, up and down to another series at the same place or the nearest to it.
 * **Nulls** `from` null: the tour has not begun, and any key leads to the first mark (End to the last). Null: there are no marks.
 */
export function stepTour(points: readonly ChartPoint[], from: number | null, key: TourKey): number | null {
  if (points.length === 0) return null;
  const here = from === null ? undefined : points[from];
  if (from === null || !here) return key === "End" ? points.length - 1 : 0;
  const { seriesIndex } = here.at;
  const isSame = (index: number) => points[index]?.at.seriesIndex === seriesIndex;
  switch (key) {
    case "ArrowRight":
      return isSame(from + 1) ? from + 1 : from;
    case "ArrowLeft":
      return isSame(from - 1) ? from - 1 : from;
    case "Home":
      return points.findIndex((point) => point.at.seriesIndex === seriesIndex);
    case "End":
      return points.findLastIndex((point) => point.at.seriesIndex === seriesIndex);
    case "ArrowUp":
      return inSeries(points, here, seriesIndex - 1) ?? from;
    case "ArrowDown":
      return inSeries(points, here, seriesIndex + 1) ?? from;
  }
}

function inSeries(points: readonly ChartPoint[], { at }: ChartPoint, seriesIndex: number): number | null {
  let nearest: number | null = null;
  let distance = Number.POSITIVE_INFINITY;
  points.forEach((point, index) => {
    const away = Math.abs(point.at.dataIndex - at.dataIndex);
    if (point.at.seriesIndex !== seriesIndex || away >= distance) return;
    nearest = index;
    distance = away;
  });
  return nearest;
}
