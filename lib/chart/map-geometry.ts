import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { type PlaceIndex, placeIndex } from "@/lib/chart/map/place-index";

/** A place of a map, with all the names it is found by. */
export type MapPlace = {
  readonly id: string;
  readonly en: string;
  readonly zh: string;
  readonly names: readonly string[];
};

/** A map as a file of `public/maps` holds it: shapes on a plane, equal in area. */
export type MapFile = Topology<{ places: GeometryCollection<MapPlace> }>;

export type MapGeometry = {
  readonly places: readonly MapPlace[];
  readonly index: PlaceIndex;
  /** As ECharts reads it. */
  readonly shapes: ReturnType<typeof shapesOf>;
  /** Width by height. */
  readonly ratio: number;
};

const known = new Map<string, MapGeometry>();

function shapesOf(file: MapFile) {
  return feature(file, file.objects.places);
}

/** Keeps a map that was read, so that charts can be prepared on it: a page and the server read it in ways of their own. */
export function keepMap(region: string, file: MapFile): void {
  const shapes = shapesOf(file);
  const places = shapes.features.map(({ properties }) => properties);
  const [left = 0, bottom = 0, right = 1, top = 1] = file.bbox ?? [];
  known.set(region, { places, shapes, index: placeIndex(places), ratio: (right - left) / (top - bottom) });
}

/** **Nulls** the map has not been read. */
export function knownMap(region: string): MapGeometry | null {
  return known.get(region) ?? null;
}
