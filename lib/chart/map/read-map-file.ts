import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { keepMap, knownMap, type MapFile } from "@/lib/chart/map-geometry";
import { mapRegions } from "@/lib/chart/map-regions";

/** Reads a map for pictures that the server draws, once. A page fetches the same file. */
export function readMapFile(region: string): void {
  if (knownMap(region) || !mapRegions.includes(region)) return;
  keepMap(region, JSON.parse(readFileSync(join(process.cwd(), "public", "maps", `${region}.json`), "utf8")) as MapFile);
}
