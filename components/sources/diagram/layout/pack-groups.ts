import type { Placed, Point } from "@/components/sources/diagram/layout/place-group";

const gapPx = 120;
/** Screens are wider than high, and rows of uneven height waste height. */
const aspect = 2.6;

/** Puts placed groups into rows of about the shape of a screen, in the order given. */
export function packGroups(groups: readonly Placed[]): Map<string, Point> {
  const area = groups.reduce((sum, { width, height }) => sum + (width + gapPx) * (height + gapPx), 0);
  const rowWidth = Math.max(Math.sqrt(area * aspect), ...groups.map(({ width }) => width));
  const points = new Map<string, Point>();
  let [x, y, rowHeight] = [0, 0, 0];
  for (const group of groups) {
    if (x > 0 && x + group.width > rowWidth) {
      y += rowHeight + gapPx;
      [x, rowHeight] = [0, 0];
    }
    for (const [id, point] of group.points) points.set(id, { x: x + point.x, y: y + point.y });
    x += group.width + gapPx;
    rowHeight = Math.max(rowHeight, group.height);
  }
  return points;
}
