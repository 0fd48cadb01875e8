import type { ChartCells, Prepared } from "@/lib/chart/chart-type";
import { gatherRows } from "@/lib/chart/gather-rows";
import { guessRegion } from "@/lib/chart/map/known-places";
import { knownMap, type MapPlace } from "@/lib/chart/map-geometry";
import { mapRegions } from "@/lib/chart/map-regions";
import type { ChartOptions } from "@/lib/chart/options-schema";
import type { ChartCap, ChartTexts } from "@/lib/chart/prepared-chart";
import { type ColumnReader, readColumn } from "@/lib/chart/read-column";
import type { ChartSpec } from "@/lib/chart/schema";
import type { Cell, ResultColumn, ResultSet } from "@/lib/execute/schema";

export type ColouredPlace = {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  readonly cells: ChartCells;
};
export type MapChart = Prepared & {
  readonly region: string;
  readonly x: ResultColumn;
  readonly column: ResultColumn;
  readonly places: readonly ColouredPlace[];
  /** Names of all that can be pointed at, also where nothing is known. */
  readonly nameOf: ReadonlyMap<string, string>;
  readonly range: { readonly min: number; readonly max: number };
  readonly options: ChartOptions;
};

/** The map that a chart is drawn on: what a designer chose, else what most of the names are of, else the world. */
export function mapRegionOf(result: ResultSet, spec: ChartSpec): string {
  const chosen = spec.options?.region;
  if (chosen && mapRegions.includes(chosen)) return chosen;
  const x = readColumn(result, spec.x);
  return (x && guessRegion(result.rows.map((row) => String(x.cell(row) ?? "")))) ?? "world";
}

const countryNames = new Map<string, Intl.DisplayNames>();

/** Countries as the reader's language calls them, regions as their own map does. */
function placeName(place: MapPlace, { locale }: ChartTexts): string {
  if (/^[A-Z]{2}$/.test(place.id)) {
    const names = countryNames.get(locale) ?? new Intl.DisplayNames([locale], { type: "region" });
    countryNames.set(locale, names);
    return names.of(place.id) ?? place.en;
  }
  return (locale === "zh" && place.zh) || place.en;
}

function unmatched(x: ColumnReader, rows: ResultSet["rows"], find: (cell: Cell) => string | null): ChartCap[] {
  const given = new Map(rows.map((row) => [String(x.cell(row) ?? ""), find(x.cell(row))]));
  given.delete("");
  const shown = [...given.values()].filter((id) => id !== null).length;
  return shown < given.size ? [{ what: "unmatched", shown, total: given.size }] : [];
}

/**
 * Prepares a colour for every place of a map; the map must have been read (`keepMap`). What has no place on it is counted.
 * Null without a value, when no name is found, or before the map is there.
 */
export function prepareMap(result: ResultSet, spec: ChartSpec, texts: ChartTexts): MapChart | null {
  const region = mapRegionOf(result, spec);
  const map = knownMap(region);
  const x = readColumn(result, spec.x);
  const measure = readColumn(result, spec.y[0]);
  if (!map || !x || !measure) return null;
  const find = (cell: Cell) => (cell === null ? null : map.index(String(cell)));
  const { places: gathered, caps } = gatherRows(result.rows, (row) => find(x.cell(row)), measure);
  const nameOf = new Map(map.places.map((place) => [place.id, placeName(place, texts)]));
  const places = [...gathered].flatMap(([id, { row, value }]): ColouredPlace[] =>
    value === null ? [] : [{ id, name: nameOf.get(id) ?? id, value, cells: { [x.column.name]: x.cell(row) } }],
  );
  if (places.length === 0) return null;
  const values = places.map(({ value }) => value);
  return {
    ...{ region, x: x.column, column: measure.column, places, nameOf, options: spec.options ?? {} },
    range: { min: Math.min(...values), max: Math.max(...values) },
    caps: [...unmatched(x, result.rows, find), ...caps],
  };
}
