import { totalmem } from "node:os";
import { Gauge, type Registry } from "prom-client";

/** What is known of the process itself, beside what the library measures; `metrics.ts` adds it to the one set of the process. */
export function processMetrics(registry: Registry): void {
  new Gauge({
    name: "memory_limit_bytes",
    help: "Memory that this instance may take: the limit of its container, else all of the machine.",
    // Workers share it.
    aggregator: "max",
    registers: [registry],
    collect() {
      this.set(memoryLimitBytes(process.constrainedMemory(), totalmem()));
    },
  });
}

/** `constrained`: 0 where no limit is known; a control group without one names more than there is. **Units** bytes. */
export function memoryLimitBytes(constrained: number, total: number): number {
  return constrained > 0 ? Math.min(constrained, total) : total;
}
