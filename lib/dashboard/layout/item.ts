import type { GridPlace } from "@/lib/dashboard/config/schema";

/** A widget as far as its place goes. */
export type GridItem = { readonly id: string; readonly place: GridPlace; readonly locked: boolean };

/** The grid that items stand on, and how they behave there. */
export type GridRules = {
  readonly columns: number;
  /** up: items rise into free room; none: they stay where they were put. */
  readonly compaction: "up" | "none";
  /** What an item does that is dragged onto others. */
  readonly collision: "push" | "swap";
};

/** Whether two places share at least one cell of the grid; touching edges do not overlap. */
export function placesOverlap(a: GridPlace, b: GridPlace): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** The same size, moved and narrowed until it lies inside the grid. */
export function insideGrid({ x, y, w, h }: GridPlace, columns: number): GridPlace {
  const width = Math.max(1, Math.min(w, columns));
  return { x: Math.max(0, Math.min(x, columns - width)), y: Math.max(0, y), w: width, h: Math.max(1, h) };
}

/** How far down anything reaches. */
export function bottomOf(places: readonly GridPlace[]): number {
  return places.reduce((bottom, { y, h }) => Math.max(bottom, y + h), 0);
}

/** Reading order: from the top, then from the left. */
export function inReadingOrder(a: GridPlace, b: GridPlace): number {
  return a.y - b.y || a.x - b.x;
}
