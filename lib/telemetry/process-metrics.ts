import { totalmem } from "node:os";
import { Gauge, type Registry } from "prom-client";
import { buildVersion } from "@/lib/telemetry/build-version";

/** What is known of the process itself, beside what the library measures; `metrics.ts` adds it to the one set of the process. */
export function processMetrics(registry: Registry): void {
  const registers = [registry];
  new Gauge({
    name: "memory_limit_bytes",
    help: "Memory that this instance may take: the limit of its container, else all of the machine.",
    // Workers share it.
    aggregator: "max",
    registers,
    collect() {
      this.set(memoryLimitBytes(process.constrainedMemory(), totalmem()));
    },
  });
  new Gauge({
    name: "querent_build_info",
    help: "Always 1; the version is in the label.",
    labelNames: ["version"] as const,
    aggregator: "max",
    registers,
    collect() {
      this.set({ version: buildVersion() }, 1);
    },
  });
}

/** `constrained`: 0 where no limit is known; a control group without one names more than there is. **Units** bytes. */
export function memoryLimitBytes(constrained: number, total: number): number {
  return constrained > 0 ? Math.min(constrained, total) : total;
}
