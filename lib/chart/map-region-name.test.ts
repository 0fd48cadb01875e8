import { describe, expect, it } from "vitest";
import { mapRegionName } from "@/lib/chart/map-region-name";
import { mapRegions } from "@/lib/chart/map-regions";

describe("mapRegionName", () => {
  it("calls every map by its name in both languages", () => {
    for (const region of mapRegions)
      for (const locale of ["en", "zh"] as const)
        expect(mapRegionName(region, locale).name, region).not.toMatch(/^(?:[A-Z]{2}|\d+|[a-z-]+)$/);
    expect(mapRegionName("south-america", "en").name).toBe("South America");
    expect(mapRegionName("DE", "zh").name).toBe("德国");
  });

  it("tells the finer map of a country from the usual one", () => {
    expect(mapRegionName("FR-departments", "en")).toEqual({ name: "France", finer: "departments" });
    expect(mapRegionName("FR", "en")).toEqual({ name: "France", finer: null });
  });

  it("leaves a key alone that it does not know", () => {
    expect(mapRegionName("atlantis", "en")).toEqual({ name: "atlantis", finer: null });
  });
});
