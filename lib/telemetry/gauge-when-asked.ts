import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { Gauge } from "prom-client";
import { remember } from "@/lib/remember";
import { logger } from "@/lib/telemetry/logger";
import { metricsRegistry } from "@/lib/telemetry/metrics";

/** What a gauge shows at this moment, by its labels. */
export type Reading<L extends string> = { readonly labels: Readonly<Record<L, string>>; readonly value: number };

type About<L extends string> = {
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly L[];
  /** What it comes to over all `WORKERS`. */
  readonly overWorkers: "sum" | "min" | "max";
  /** How long whoever asks waits for it. */
  readonly readMsMax?: number;
};
type Read<L extends string> = () => Promise<readonly Reading<L>[]> | readonly Reading<L>[];

/** Less than a scraper waits, and more than a probe of a part takes. */
const readMsDefaultMax = 3_000;

/**
 * Adds a gauge that is read when somebody asks for the metrics. **Nulls** no reading: no series. One that cannot be read is logged and
 * shows nothing: the other metrics tell what is wrong, and must not be lost with it. The same name again replaces how it is read.
 */
export function gaugeWhenAsked<L extends string = never>(about: About<L>, read: Read<L>): void {
  const { name, help, labelNames, overWorkers, readMsMax = readMsDefaultMax } = about;
  // Under each name stands what reads its labels.
  reads().set(name, read as Read<string>);
  if (metricsRegistry.getSingleMetric(name) !== undefined) return;
  new Gauge<string>({
    ...{ name, help, labelNames: [...labelNames], aggregator: overWorkers, registers: [metricsRegistry] },
    async collect() {
      const readings = await readNow(name, readMsMax);
      this.reset();
      // The library sets one without labels to 0 where nothing was said.
      if (labelNames.length === 0) this.remove();
      for (const { labels, value } of readings) this.set(labels, value);
    },
  });
}

const reads = (): Map<string, Read<string>> => remember("gauges-when-asked", () => new Map());

async function readNow(name: string, readMsMax: number): Promise<readonly Reading<string>[]> {
  try {
    const late = delay(readMsMax, null, { ref: false });
    const readings = await Promise.race([reads().get(name)?.() ?? [], late]);
    if (readings === null) throw new Error(`took longer than ${readMsMax} ms`);
    return readings;
  } catch (cause) {
    logger("metrics").warn({ err: cause, name }, "a metric could not be read");
    return [];
  }
}
