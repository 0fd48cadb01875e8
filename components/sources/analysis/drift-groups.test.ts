import { describe, expect, it } from "vitest";
import { driftGroups } from "@/components/sources/analysis/drift-groups";
import type { DriftItem } from "@/lib/semantic/analysis/schema";

const place = (entity: string, column: string | null = null) => ({ entity, column });

describe("what an analysis found", () => {
  it("is shown by what it asks of a person, and what is new or gone by table", () => {
    const reason = { code: "renamed-like-name", params: {} };
    const drift: DriftItem[] = [
      { kind: "gone", place: place("orders", "fax") },
      { kind: "renamed", place: place("orders", "rgn"), to: "region", confidence: 0.9, reason },
      { kind: "changed", place: place("orders", "total"), field: "type", before: "integer", after: "decimal" },
      { kind: "gone", place: place("orders", "telex") },
      { kind: "new", place: place("returns") },
    ];
    const groups = driftGroups(drift);
    expect(groups.gone).toEqual([{ entity: "orders", columns: ["fax", "telex"] }]);
    expect(groups.added).toEqual([{ entity: "returns", columns: [] }]);
    expect(groups.renamed.map(({ to }) => to)).toEqual(["region"]);
    expect(groups.changed.map(({ after }) => after)).toEqual(["decimal"]);
  });
});
