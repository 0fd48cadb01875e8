import { keepMap, type MapFile } from "@/lib/chart/map-geometry";

const loading = new Map<string, Promise<void>>();

/** Fetches the shapes of a map, once a page; the same promise each time, for `use`. Fails by rejecting: the chart's error says so. */
export function loadMap(region: string): Promise<void> {
  const known = loading.get(region) ?? fetchMap(region);
  loading.set(region, known);
  // A lost connection must not leave the map unreadable until the page is loaded anew.
  known.catch(() => loading.delete(region));
  return known;
}

async function fetchMap(region: string): Promise<void> {
  const response = await fetch(`/maps/${region}.json`);
  if (!response.ok) throw new Error(`the map ${region} cannot be read (${response.status})`);
  // A file of our own, made and tested with this code.
  keepMap(region, (await response.json()) as MapFile);
}
