import "server-only";
import { defaultCache } from "@/lib/cache/default-cache";
import { env } from "@/lib/env";
import { gaugeWhenAsked } from "@/lib/telemetry/gauge-when-asked";

/** Adds to the metrics whether Redis is left alone, where there is one. */
export function watchBreaker(): void {
  if (env.REDIS_URL === undefined) return;
  gaugeWhenAsked(
    {
      name: "redis_breaker_open",
      help: "Whether Redis failed so often that it is left alone for a moment; everything is then read at its source.",
      labelNames: [],
      overWorkers: "max",
    },
    async () => {
      const { shared } = defaultCache();
      // An instance that nobody uses would never learn that Redis is back: only an attempt closes the breaker.
      if (shared.breaker === "open") await shared.isLocked("breaker");
      return [{ labels: {}, value: shared.breaker === "open" ? 1 : 0 }];
    },
  );
}
