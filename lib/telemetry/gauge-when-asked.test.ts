import { AggregatorRegistry } from "prom-client";
import { describe, expect, it, vi } from "vitest";
import { gaugeWhenAsked, type Reading } from "@/lib/telemetry/gauge-when-asked";
import { logger } from "@/lib/telemetry/logger";
import { metricsRegistry } from "@/lib/telemetry/metrics";

const about = { help: "for a test", labelNames: ["part"], overWorkers: "min" } as const;
const shown = async (name: string) =>
  (await metricsRegistry.getSingleMetricAsString(name)).split("\n").filter((line) => !line.startsWith("#"));

describe("a gauge that is read when asked", () => {
  it("shows what there is at that moment, and no longer what there was", async () => {
    let readings: Reading<"part">[] = [{ labels: { part: "a" }, value: 1 }];
    gaugeWhenAsked({ ...about, name: "test_moment" }, () => readings);
    expect(await shown("test_moment")).toEqual(['test_moment{part="a"} 1']);
    readings = [{ labels: { part: "b" }, value: 0 }];
    expect(await shown("test_moment")).toEqual(['test_moment{part="b"} 0']);
    readings = [];
    expect(await shown("test_moment")).toEqual([]);
  });

  it("has no series where there is nothing to say, with labels or without", async () => {
    gaugeWhenAsked({ ...about, name: "test_plain", labelNames: [] }, () => []);
    expect(await shown("test_plain")).toEqual([]);
    gaugeWhenAsked({ ...about, name: "test_plain", labelNames: [] }, async () => [{ labels: {}, value: 3 }]);
    expect(await shown("test_plain")).toEqual(["test_plain 3"]);
  });

  it("that fails is logged and costs no other metric", async () => {
    const warn = vi.spyOn(logger("metrics"), "warn").mockReturnValue(undefined);
    gaugeWhenAsked({ ...about, name: "test_failing" }, () => Promise.reject(new Error("no store")));
    gaugeWhenAsked({ ...about, name: "test_throwing" }, () => {
      throw new Error("at once");
    });
    gaugeWhenAsked({ ...about, name: "test_well" }, () => [{ labels: { part: "a" }, value: 1 }]);
    const text = await metricsRegistry.metrics();
    expect(text).toContain('test_well{part="a"} 1');
    expect(text).not.toMatch(/^test_(failing|throwing)/m);
    expect(warn.mock.calls.map(([fields]) => (fields as unknown as { name: string }).name).sort()).toEqual([
      "test_failing",
      "test_throwing",
    ]);
    warn.mockRestore();
  });
});

it("that never answers is not waited for, and nothing of it is left behind", async () => {
  const warn = vi.spyOn(logger("metrics"), "warn").mockReturnValue(undefined);
  gaugeWhenAsked({ ...about, name: "test_hanging", readMsMax: 20 }, () => new Promise(() => undefined));
  expect(await shown("test_hanging")).toEqual([]);
  expect(warn).toHaveBeenCalledTimes(1);
  warn.mockRestore();
  // For the gauges of whoever shares this process.
  gaugeWhenAsked({ ...about, name: "test_hanging" }, () => []);
});

it("is put together over workers as it was declared", async () => {
  const ways = { min: 0, max: 1, sum: 1 } as const;
  for (const [overWorkers, expected] of Object.entries(ways)) {
    const name = `test_workers_${overWorkers}`;
    let value = 0;
    gaugeWhenAsked({ name, help: "h", labelNames: [], overWorkers: overWorkers as keyof typeof ways }, () => [
      { labels: {}, value: value++ },
    ]);
    const [one, two] = [await metricsRegistry.getMetricsAsJSON(), await metricsRegistry.getMetricsAsJSON()];
    const all = AggregatorRegistry.aggregate([one, two]);
    expect(await all.getSingleMetricAsString(name)).toContain(`\n${name} ${expected}`);
  }
});
