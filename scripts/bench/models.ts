import { buildModel } from "@/lib/semantic/build-model";
import { atMost, type Bench, type Figure, timed, timeFigure } from "@/scripts/bench/harness";
import { makeStructure, type SchemaSize } from "@/scripts/bench/schemas/make-structure";

const roundCount = 5;
const secondsMax = 3;
const keysInWords: Readonly<Record<SchemaSize["keys"], string>> = {
  all: "all keys declared",
  primary: "primary keys alone",
  none: "no keys declared",
};

/** From the structure of a database to its model: joins found, columns understood, measures and questions made. */
export const models: Bench = {
  name: "models",
  about: "building the model of a large database, with and without declared keys",
  run: async () => {
    const kinds = ["all", "primary", "none"] as const;
    buildModel(makeStructure({ tableCount: 50, columnCount: 20, keys: "none", seed: 7 }), "warm-up");
    const large = kinds.map((keys) => {
      const size = { tableCount: 1_000, columnCount: 20, keys, seed: 1 };
      return building(`1,000 tables × 20 columns, ${keysInWords[keys]}`, size, atMost(secondsMax * 1_000));
    });
    const small = building("250 tables", { tableCount: 250, columnCount: 20, keys: "none", seed: 1 }, null);
    const growth: Figure = {
      name: "four times the tables, no keys declared: so many times the computing",
      value: (large.at(-1)?.computing ?? 0) / (small.computing ?? 1),
      unit: "×",
      bar: null,
    };
    return [...large, growth];
  },
};

function building(name: string, size: SchemaSize, bar: Figure["bar"]): Figure {
  const structure = makeStructure(size);
  const times = Array.from({ length: roundCount }, () => timed(() => buildModel(structure, "bench")));
  return timeFigure(name, times, 0.5, bar);
}
