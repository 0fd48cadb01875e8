import { describe, expect, it } from "vitest";
import { confidencesOf, suggestionsOf } from "@/components/sources/suggestions";
import { withChange } from "@/components/sources/with-change";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

const guess = (confidence: number, by: "rules" | "model" | "database" = "rules") => ({
  ...{ confidence, by, reason: { code: "role-from-name", params: {} } },
});
const column: SemanticColumn = {
  ...{ name: "rgn", label: "Rgn", description: null, synonyms: [], type: "text", role: "category", unit: null },
  ...{ hidden: false, personal: false, nullable: true, unique: false },
  ...{ distinctCount: 3, min: null, max: null, frequentValues: [] },
  inferred: { role: guess(0.8), label: guess(0.95, "model"), description: guess(1, "database") },
};
const entity: Entity = {
  ...{ id: "sales", schema: null, table: "sales", label: "Sales", description: null, synonyms: [], kind: "table" },
  ...{ rowEstimate: 10, primaryKey: [], labelColumn: "rgn", timeColumn: null, hidden: false, columns: [column] },
  inferred: { labelColumn: guess(0.7) },
};
const model: SemanticModel = {
  ...{ version: 1, sourceId: "s", kind: "mysql", revision: 3, description: null, entities: [entity] },
  joins: [],
  measures: [
    {
      ...{ id: "m", entity: "sales", label: "Count", description: null, synonyms: [] },
      ...{ aggregate: "count", expression: null, unit: null, inferred: guess(0.6) },
    },
  ],
  suggestedQuestions: [],
};
const columnOf = (changed: SemanticModel) => changed.entities[0]?.columns[0];

describe("suggestions", () => {
  it("are what the machine guessed and no person set, surest first; what the database says is none", () => {
    expect(suggestionsOf(column).map(({ field }) => field)).toEqual(["label", "role"]);
    expect(suggestionsOf({ ...column, edited: ["label"] }).map(({ field }) => field)).toEqual(["role"]);
  });

  it("of a model count tables, columns and measures", () => {
    expect(confidencesOf(model).toSorted()).toEqual([0.6, 0.7, 0.8, 0.95]);
  });
});

describe("a change that is being saved", () => {
  it("shows at once, is a person's from then on, and leaves the rest", () => {
    const set = { label: "Region", personalKind: "location" as const };
    const changed = withChange(model, { kind: "column", entity: "sales", column: "rgn", set });
    expect(columnOf(changed)).toMatchObject({ label: "Region", personal: true, role: "category" });
    expect(columnOf(changed)?.edited).toEqual(["label", "personalKind"]);
  });

  it("accepts only what is sure enough", () => {
    const changed = withChange(model, { kind: "accept", confidenceMin: 0.9 });
    expect(columnOf(changed)?.edited).toEqual(["label"]);
    expect(changed.entities[0]?.edited).toBeUndefined();
  });

  it("accepts one field of a column, all of a column, or a field of the table alone", () => {
    const sales = { kind: "accept", entity: "sales", confidenceMin: 0 } as const;
    const role = withChange(model, { ...sales, column: "rgn", field: "role" });
    expect(columnOf(role)?.edited).toEqual(["role"]);
    expect(columnOf(withChange(model, { ...sales, column: "rgn" }))?.edited).toEqual(["label", "role"]);
    const own = withChange(model, { ...sales, field: "labelColumn" });
    expect([own.entities[0]?.edited, columnOf(own)?.edited]).toEqual([["labelColumn"], undefined]);
  });
});
