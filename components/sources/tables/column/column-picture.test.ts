import { describe, expect, it } from "vitest";
import { columnPicture } from "@/components/sources/tables/column/column-picture";
import type { SemanticColumn } from "@/lib/semantic/schema";

const column: SemanticColumn = {
  ...{ name: "x", label: "X", description: null, synonyms: [], type: "integer", role: "measure", unit: null },
  ...{ hidden: false, personal: false, nullable: true, unique: false },
  ...{ distinctCount: 400, min: "0", max: "100", frequentValues: [] },
};
const histogram = { from: "0", to: "100", counts: [1, 4, 2] };

describe("the picture of a column", () => {
  it("is how many values lie on a scale", () => {
    expect(columnPicture({ ...column, histogram })).toEqual({ kind: "histogram", ...histogram });
  });

  it("is how often each value occurs where there are few, also of numbers", () => {
    const frequentValues = [
      { value: "1", count: 30 },
      { value: "2", count: 10 },
    ];
    expect(columnPicture({ ...column, histogram, distinctCount: 2, frequentValues })).toEqual({
      ...{ kind: "values", values: frequentValues, others: 0 },
    });
  });

  it("says how many values it leaves out", () => {
    const frequentValues = Array.from({ length: 40 }, (_, index) => ({ value: `v${index}`, count: 40 - index }));
    expect(columnPicture({ ...column, frequentValues })).toMatchObject({ others: 388, values: { length: 12 } });
  });

  it("is none where nothing is known, or where every value occurs once", () => {
    expect(columnPicture(column)).toBeNull();
    expect(columnPicture({ ...column, histogram: { ...histogram, counts: [0, 0] } })).toBeNull();
    const once = ["a", "b"].map((value) => ({ value, count: 1 }));
    expect(columnPicture({ ...column, frequentValues: once })).toBeNull();
  });
});
