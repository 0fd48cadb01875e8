import type { ChartLocale } from "@/lib/chart/format-number";

/** UN M49 codes, by which the platform knows the parts of the world. */
const partCodes: Readonly<Record<string, string>> = {
  world: "001",
  europe: "150",
  asia: "142",
  africa: "002",
  "north-america": "003",
  "south-america": "005",
  oceania: "009",
};

/** A map as people name it: "South America", "法国". `finer`: the map has smaller regions than the usual one of its country. */
export type MapRegionName = { readonly name: string; readonly finer: "provinces" | "departments" | null };

/** What a map of `mapRegions` is called in a language. A key that is not known is its own name. */
export function mapRegionName(region: string, locale: ChartLocale): MapRegionName {
  const [code = "", finer] = partCodes[region] === undefined ? region.split("-") : [partCodes[region]];
  if (!/^(?:[A-Z]{2}|\d{3})$/.test(code)) return { name: region, finer: null };
  const name = new Intl.DisplayNames([locale], { type: "region" }).of(code) ?? region;
  // "world" is written small.
  return {
    name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    finer: finer === "provinces" || finer === "departments" ? finer : null,
  };
}
