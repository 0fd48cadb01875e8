import { readdirSync, readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { keepMap, knownMap, type MapFile } from "@/lib/chart/map-geometry";
import { mapRegions } from "@/lib/chart/map-regions";

const read = (region: string) => JSON.parse(readFileSync(`public/maps/${region}.json`, "utf8")) as MapFile;
function find(region: string, ...names: string[]) {
  keepMap(region, read(region));
  return names.map((name) => knownMap(region)?.index(name) ?? null);
}

describe("the maps", () => {
  it("are the files there are, none larger than 200 kB, each with at least three places and no place twice", () => {
    expect(
      readdirSync("public/maps")
        .filter((name) => name.endsWith(".json"))
        .toSorted(),
    ).toEqual(mapRegions.map((region) => `${region}.json`).toSorted());
    for (const region of mapRegions) {
      expect(statSync(`public/maps/${region}.json`).size, region).toBeLessThan(200_000);
      keepMap(region, read(region));
      const ids = knownMap(region)?.places.map(({ id }) => id) ?? [];
      expect(ids.length, region).toBeGreaterThanOrEqual(3);
      expect(new Set(ids).size, region).toBe(ids.length);
    }
  });

  it("find countries by the names and codes that people write", () => {
    expect(
      find("world", "Germany", "DE", "deu", "德国", "Côte d’Ivoire", "Ivory Coast", "USA", "U.S.", "the Netherlands"),
    ).toEqual(["DE", "DE", "DE", "DE", "CI", "CI", "US", "US", "NL"]);
    expect(
      find("world", "South Korea", "Korea, Republic of", "韩国", "Türkiye", "turkey", "UK", "Czech Republic"),
    ).toEqual(["KR", "KR", "KR", "TR", "TR", "GB", "CZ"]);
    expect(find("world", "Atlantis", "", "Bavaria")).toEqual([null, null, null]);
  });

  it("find regions with and without what is written around their names", () => {
    expect(
      find(
        "CN",
        "广东",
        "广东省",
        "Guangdong",
        "Guangdong Province",
        "内蒙古",
        "新疆",
        "北京市",
        "香港",
        "CN-44",
        "GD",
      ),
    ).toEqual(["CN-GD", "CN-GD", "CN-GD", "CN-GD", "CN-NM", "CN-XJ", "CN-BJ", "CN-HK", null, "CN-GD"]);
    expect(find("US", "California", "CA", "US-CA", "加州", "加利福尼亚", "Washington", "Washington DC")).toEqual([
      "US-CA",
      "US-CA",
      "US-CA",
      "US-CA",
      "US-CA",
      "US-WA",
      "US-DC",
    ]);
    expect(find("DE", "Bayern", "Bavaria", "NRW", "Thüringen", "thuringia")).toEqual([
      "DE-BY",
      "DE-BY",
      "DE-NW",
      "DE-TH",
      "DE-TH",
    ]);
    expect(find("FR", "Bretagne", "Brittany", "Ile de France", "Corse", "Réunion")).toEqual([
      "FR-BRE",
      "FR-BRE",
      "FR-IDF",
      "FR-20R",
      "FR-974",
    ]);
    expect(find("GB", "Scotland", "London", "Yorkshire")).toEqual(["GB-SCT", "GB-LON", "GB-YH"]);
    expect(find("JP", "Osaka", "Tokyo", "北海道", "Kyoto Prefecture")).toEqual(["JP-27", "JP-13", "JP-01", "JP-26"]);
  });
});
