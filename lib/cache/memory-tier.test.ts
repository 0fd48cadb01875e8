import { expect, it } from "vitest";
import { type MemoryEntry, MemoryTier } from "./memory-tier";

function entry(since: number, until: number): MemoryEntry {
  return {
    ...{ kind: "response", subject: "one", held: {}, form: "object", readAt: since, since, until, jitter: 0 },
    ...{ tags: [], readFrom: 0, generations: null, hits: 0 },
  };
}

it("clears away what has ended when something is written a while later", () => {
  const tier = new MemoryTier(1_000_000);
  tier.write("short", entry(20_000, 21_000), 100);
  tier.write("long", entry(20_000, 90_000), 100);
  tier.write("soon after", entry(25_000, 90_000), 100);
  expect([...tier.list()]).toHaveLength(3);
  tier.write("later", entry(40_000, 90_000), 100);
  expect([...tier.list()]).toHaveLength(3);
  expect([tier.read("short"), tier.read("long")]).toEqual([null, expect.objectContaining({ until: 90_000 })]);
});
