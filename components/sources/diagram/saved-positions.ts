import { z } from "zod";
import type { Point } from "@/components/sources/diagram/layout/place-group";
import type { DetailLevel } from "@/components/sources/diagram/table-box";

const savedSchema = z.record(z.string(), z.tuple([z.number(), z.number()]));

/** Whose arrangement of which diagram. Boxes of another level have other heights, so each level has an arrangement of its own. */
export type DiagramPlace = { readonly person: string; readonly sourceId: string; readonly level: DetailLevel };

const keyOf = ({ person, sourceId, level }: DiagramPlace) => `querent-diagram ${person} ${sourceId} ${level}`;

/** Where somebody has put the tables of a diagram in this browser; empty where they moved none. */
export function readPositions(place: DiagramPlace): Map<string, Point> {
  const text = localStorage.getItem(keyOf(place));
  if (text === null) return new Map();
  const saved = savedSchema.safeParse(parsed(text));
  return new Map(Object.entries(saved.data ?? {}).map(([id, [x, y]]) => [id, { x, y }]));
}

/** Keeps where the tables stand. A browser that keeps nothing (full, or forbidden) shows its own arrangement again next time. */
export function savePositions(place: DiagramPlace, positions: Iterable<readonly [string, Point]>): void {
  const entries = [...positions].map(([id, { x, y }]) => [id, [Math.round(x), Math.round(y)]]);
  try {
    localStorage.setItem(keyOf(place), JSON.stringify(Object.fromEntries(entries)));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

export function forgetPositions(place: DiagramPlace): void {
  localStorage.removeItem(keyOf(place));
}

/** What others wrote into the browser's store is no JSON: as if nothing was kept. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
