import { expect, it } from "vitest";
import { hitShares, readShares } from "@/components/admin/cache/hit-shares";

const kind = (memory: number, redis: number, stale: number, misses: number) => ({
  hits: { memory, redis, stale },
  misses,
});

it("adds up the reads of all kinds by where they were answered, from near to far", () => {
  const { reads, levels } = hitShares([kind(6, 1, 0, 1), kind(2, 0, 4, 2)]);
  expect(reads).toBe(16);
  expect(levels).toEqual([
    { level: "memory", count: 8, ratio: 0.5 },
    { level: "redis", count: 1, ratio: 0.0625 },
    { level: "stale", count: 4, ratio: 0.25 },
    { level: "source", count: 3, ratio: 0.1875 },
  ]);
});

it("counts what was given out while it was renewed as found: nobody waited for the source", () => {
  expect(hitShares([kind(0, 0, 9, 1)]).hitRatio).toBe(0.9);
});

it("has no rate where nothing was read, rather than a rate of nothing", () => {
  expect(hitShares([]).hitRatio).toBeNull();
  expect(hitShares([kind(0, 0, 0, 0)])).toMatchObject({ reads: 0, hitRatio: null });
  expect(hitShares([kind(0, 0, 0, 5)]).hitRatio).toBe(0);
});

it("counts ready answers as found, and one made anew by what it was made of", () => {
  const common = { entries: 0, bytes: 0, freshSeconds: 60, staleSeconds: 60 };
  const kinds = [
    { kind: "query-result", ...kind(1, 0, 0, 1), ...common },
    { kind: "response", ...kind(5, 2, 0, 9), ...common },
  ];
  const responses = { bytes: 0, entries: 0, hits: 7, revalidations: 3, misses: 9 };
  expect(readShares({ kinds, responses })).toMatchObject({ reads: 12, hitRatio: 11 / 12 });
  expect(readShares({ kinds, responses }).levels[0]).toMatchObject({ level: "memory", count: 9 });
});
