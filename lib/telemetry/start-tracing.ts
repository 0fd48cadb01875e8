import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { env } from "@/lib/env";
import { onShutdown } from "@/lib/telemetry/shutdown";
import { setTracer } from "@/lib/telemetry/trace";
import type { TraceSettings } from "./otel/open-tracer";

/** At the end of the process: whoever stops it does not wait longer for a collector. */
const lastWordsMsMax = 2_000;

/** Exports traces where `OTEL_EXPORTER_OTLP_ENDPOINT` says whereto. Else nothing of OpenTelemetry is loaded. */
export async function startTracing(settings: Partial<TraceSettings> = env): Promise<void> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT } = settings;
  if (OTEL_EXPORTER_OTLP_ENDPOINT === undefined) return;
  let close = async (): Promise<void> => undefined;
  // Registered before anything else is: closed last.
  onShutdown("traces", () => Promise.race([close(), delay(lastWordsMsMax, undefined, { ref: false })]));
  const [{ openTracer }, { watchRedis }, { reportTrouble }] = await Promise.all([
    import("./otel/open-tracer"),
    import("./otel/watch-redis"),
    import("./otel/report-trouble"),
  ]);
  const trouble = reportTrouble();
  const opened = openTracer({ ...env, ...settings, OTEL_EXPORTER_OTLP_ENDPOINT });
  setTracer(opened.tracer);
  const leaveRedis = watchRedis();
  close = async () => {
    leaveRedis();
    setTracer(null);
    await opened.close().catch(trouble.told);
  };
}
