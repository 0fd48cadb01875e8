import "server-only";
import { readiness } from "@/lib/http/readiness";
import { gaugeWhenAsked } from "@/lib/telemetry/gauge-when-asked";

/** Adds to the metrics whether the application store answers, as `/api/ready` asks it. */
export function watchStore(): void {
  gaugeWhenAsked(
    { name: "store_up", help: "Whether the application store answers.", labelNames: [], overWorkers: "min" },
    async () => {
      const { parts } = await readiness();
      return [{ labels: {}, value: parts.store.state === "up" ? 1 : 0 }];
    },
  );
}
