import { describe, expect, it } from "vitest";
import { buildModel } from "@/lib/semantic/build-model";
import { sourceStructureSchema } from "@/lib/source/schema";
import { makeQuestions } from "./make-questions";
import { makeStructure, type SchemaSize } from "./make-structure";
import { SeededRandom } from "./seeded-random";

const size = (changes: Partial<SchemaSize> = {}): SchemaSize => ({
  ...{ tableCount: 60, columnCount: 20, keys: "all", seed: 3 },
  ...changes,
});

describe("a made structure", () => {
  it("is what introspection could give, with as many tables and columns as asked for and no name twice", () => {
    expect(sourceStructureSchema.safeParse(makeStructure(size())).success).toBe(true);
    for (const tableCount of [12, 50, 60, 1_030]) {
      const structure = makeStructure(size({ tableCount }));
      expect(new Set(structure.tables.map(({ name }) => name)).size).toBe(tableCount);
      const columnCounts = structure.tables.map(({ columns }) => new Set(columns.map(({ name }) => name)).size);
      expect(new Set(columnCounts)).toEqual(new Set([20]));
    }
  });

  it("depends on its size and seed alone", () => {
    expect(makeStructure(size())).toEqual(makeStructure(size()));
    expect(makeStructure(size({ seed: 4 }))).not.toEqual(makeStructure(size()));
  });

  it("declares what it is told to declare, over the same tables", () => {
    const declared = (keys: SchemaSize["keys"]) => {
      const { tables } = makeStructure(size({ keys }));
      return [
        tables.flatMap(({ primaryKey }) => primaryKey).length,
        tables.flatMap(({ foreignKeys }) => foreignKeys).length,
      ];
    };
    expect(declared("primary")).toEqual([60, 0]);
    expect(declared("none")).toEqual([0, 0]);
    expect(declared("all")[1]).toBeGreaterThan(40);
  });

  it("has joins that are found whether its keys are declared or not", () => {
    const joinsOf = (keys: SchemaSize["keys"]) =>
      buildModel(makeStructure(size({ keys })), "s")
        .joins.map(({ id }) => id)
        .toSorted();
    expect(joinsOf("primary")).toEqual(joinsOf("all"));
  });
});

it("questions are the same for the same model and seed, and speak of its tables", () => {
  const model = buildModel(makeStructure(size()), "s");
  const talks = makeQuestions(model, 60, 1);
  expect(talks).toEqual(makeQuestions(model, 60, 1));
  expect(talks).not.toEqual(makeQuestions(model, 60, 2));
  const labels = model.entities.flatMap(({ label, synonyms }) => [label.toLowerCase(), ...synonyms]);
  const count = talks.filter(([first = ""]) => labels.some((label) => first.toLowerCase().includes(label))).length;
  // All but those that misspell on purpose.
  expect(count).toBe(58);
});

it("random numbers repeat with their seed and stay in their range", () => {
  const draw = (seed: number) => {
    const random = new SeededRandom(seed);
    return Array.from({ length: 500 }, () => random.whole(2, 5));
  };
  expect(draw(1)).toEqual(draw(1));
  expect(new Set(draw(1))).toEqual(new Set([2, 3, 4, 5]));
  expect(new SeededRandom(9).some([1, 2, 3, 4, 5], 3)).toHaveLength(3);
});
