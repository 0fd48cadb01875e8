import { z } from "zod";
import { openCache } from "@/lib/cache/open-cache";
import { ok } from "@/lib/result";
import { atLeast, type Bench } from "@/scripts/bench/harness";
import { SeededRandom } from "@/scripts/bench/schemas/seeded-random";

const dashboardCount = 100;
const viewerCount = 200;
const widgetCount = 6;
/** Kinds of viewers by role and groups, who are not served each other's rows. */
const scopeCount = 3;
const minutes = 10;
/** How long somebody looks before they open the next one, on average. **Units** seconds. */
const lookSeconds = 10;

/** How much of what people ask for comes from the cache itself, in time that passes at once. */
export const hitRate: Bench = {
  name: "hit-rate",
  about: `${dashboardCount} dashboards, ${viewerCount} viewers, the most popular first (Zipf), ${minutes} minutes of simulated time`,
  async run() {
    const { reads, loads, stale } = await simulate();
    const part = (count: number) => (100 * count) / reads;
    return [
      { name: "rows asked for", value: reads, unit: "rows", bar: null },
      { name: "served without waiting for the source", value: part(reads - loads), unit: "%", bar: atLeast(95) },
      { name: "of these, due and read anew behind the answer", value: part(stale), unit: "%", bar: null },
    ];
  },
};

async function simulate() {
  const seeded = new SeededRandom(8);
  const random = () => seeded.next();
  let now = 0;
  const cache = openCache({ memoryBytesMax: 64 * 1024 * 1024, now: () => now, steadyNow: () => now });
  const opened = zipf(dashboardCount, random);
  let [reads, loads, stale] = [0, 0, 0];
  const stepMs = (1_000 * lookSeconds) / viewerCount;
  for (; now < minutes * 60_000; now += stepMs) {
    const dashboard = opened();
    const scope = Math.floor(random() * viewerCount) % scopeCount;
    for (let widget = 0; widget < widgetCount; widget++) {
      const answer = await cache.cached(
        {
          ...{ kind: "query-result", key: ["source", String(scope), `${dashboard} ${widget}`], tags: ["source:s"] },
          ...{ ttlSeconds: 60, mayBeStale: true, schema: z.array(z.number()) },
        },
        async () => ok(Array.from({ length: 50 }, (_, row) => row)),
      );
      reads += 1;
      if (answer.ok && answer.value.tier === "source") loads += 1;
      if (answer.ok && answer.value.isStale) stale += 1;
    }
  }
  return { reads, loads, stale };
}

/** Draws numbers from 0 on, each n-th with a likelihood of 1/n. */
function zipf(count: number, random: () => number): () => number {
  const weights = Array.from({ length: count }, (_, index) => 1 / (index + 1));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return () => {
    let left = random() * sum;
    const drawn = weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    });
    return Math.max(0, drawn);
  };
}
