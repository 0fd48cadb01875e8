/** The world and the parts of it that are drawn by countries. */
export const worldParts = ["world", "europe", "asia", "africa", "north-america", "south-america", "oceania"] as const;
export type WorldPart = (typeof worldParts)[number];

/** Countries that are drawn by regions of their own, by ISO 3166-1 code; with a suffix where there is a finer map too. */
export const countryMaps = [
  ..."AE AR AT AU BD BE BR CA CH CL CN CO CZ DE DK EG ES ES-provinces FI FR FR-departments GB GR HU ID IE IN".split(
    " ",
  ),
  ..."IT IT-provinces JP KE KR MA MX MY NG NL NO NZ PE PH PK PL PT RO RU SA SE TH TR UA US VN ZA".split(" "),
] as const;

/** Every map there is: a file of `public/maps` each, made by `scripts/maps/build-maps.mjs`. */
export const mapRegions: readonly string[] = [...worldParts, ...countryMaps];
