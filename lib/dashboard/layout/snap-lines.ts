import type { GridPlace } from "@/lib/dashboard/config/schema";

/** An edge that something moved shares with something that stands. **Units** cells: the line before the cell of that number. */
export type SnapLine = {
  readonly axis: "x" | "y";
  readonly at: number;
  /** The stretch from the first to the last that share it, along the other axis. */
  readonly from: number;
  readonly to: number;
};

/** The edges on which what is moved lines up with what stands. **Order** down the grid, then across; each edge once. */
export function snapLines(moved: readonly GridPlace[], standing: readonly GridPlace[]): readonly SnapLine[] {
  return [...linesOn("x", moved, standing), ...linesOn("y", moved, standing)];
}

type Stretch = { readonly near: number; readonly far: number; readonly from: number; readonly to: number };

const along = (axis: "x" | "y", { x, y, w, h }: GridPlace): Stretch =>
  axis === "x" ? { near: x, far: x + w, from: y, to: y + h } : { near: y, far: y + h, from: x, to: x + w };

function linesOn(axis: "x" | "y", moved: readonly GridPlace[], standing: readonly GridPlace[]): SnapLine[] {
  const lines = new Map<string, SnapLine>();
  for (const mine of moved.map((place) => along(axis, place))) {
    for (const other of standing.map((place) => along(axis, place))) {
      // Left edges line up with left edges and right ones with right ones; that two only touch says nothing.
      for (const edge of ["near", "far"] as const) {
        if (mine[edge] !== other[edge]) continue;
        const key = `${edge}${mine[edge]}`;
        const line = lines.get(key) ?? { axis, at: mine[edge], from: mine.from, to: mine.to };
        const [from, to] = [Math.min(line.from, mine.from, other.from), Math.max(line.to, mine.to, other.to)];
        lines.set(key, { ...line, from, to });
      }
    }
  }
  return [...lines.values()].toSorted((a, b) => a.at - b.at);
}
