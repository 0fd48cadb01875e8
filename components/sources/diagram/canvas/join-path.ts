import type { Point } from "@/components/sources/diagram/layout/place-group";

/** One end of a join on screen: the left and right side of its table, and the height of its column. */
export type JoinEnd = { readonly left: number; readonly right: number; readonly y: number };
export type JoinPath = {
  /** The line between the two ends, as SVG path data. */
  readonly line: string;
  /** The crow's foot on the many side, and the bar on the one side. */
  readonly many: string;
  readonly one: string;
  readonly middle: Point;
};

/** Room for the signs at both ends, and how far a line leaves its table before it bends. */
const sign = { length: 13, half: 6 } as const;
const bendPx = { min: 28, max: 140 } as const;

/** The line of a join: out of the side of each table that faces the other, or around where they stand above each other. Pure. */
export function joinPath(from: JoinEnd, to: JoinEnd, cardinality: "many-to-one" | "one-to-one"): JoinPath {
  const [fromSide, toSide] = sides(from, to);
  const start = { x: fromSide > 0 ? from.right : from.left, y: from.y };
  const end = { x: toSide > 0 ? to.right : to.left, y: to.y };
  const bend = Math.min(bendPx.max, Math.max(bendPx.min, Math.abs(end.x - start.x) / 2, Math.abs(end.y - start.y) / 6));
  const [a, b] = [start.x + fromSide * sign.length, end.x + toSide * sign.length];
  const line = `M${a} ${start.y}C${a + fromSide * bend} ${start.y} ${b + toSide * bend} ${end.y} ${b} ${end.y}`;
  const middle = {
    x: (a + b) / 2 + (3 / 8) * (fromSide + toSide) * bend,
    y: (start.y + end.y) / 2,
  };
  const many = cardinality === "many-to-one" ? crowsFoot(start, fromSide) : bar(start, fromSide);
  return { line, many, one: bar(end, toSide), middle };
}

/** Which sides the line leaves from: 1 the right one, -1 the left one. */
function sides(from: JoinEnd, to: JoinEnd): [1 | -1, 1 | -1] {
  const room = 2 * sign.length + 8;
  if (from.right + room <= to.left) return [1, -1];
  if (to.right + room <= from.left) return [-1, 1];
  return [1, 1];
}

function crowsFoot({ x, y }: Point, side: number): string {
  const tip = x + side * sign.length;
  return `M${x} ${y - sign.half}L${tip} ${y}L${x} ${y + sign.half}M${x} ${y}L${tip} ${y}`;
}

function bar({ x, y }: Point, side: number): string {
  const at = x + side * (sign.length - 5);
  return `M${x} ${y}L${x + side * sign.length} ${y}M${at} ${y - sign.half}L${at} ${y + sign.half}`;
}
