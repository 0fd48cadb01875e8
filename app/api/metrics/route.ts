import { handle } from "@/lib/http/handle";
import { mayReadMetrics } from "@/lib/http/may-read-metrics";
import { metricsOfWorkers } from "@/lib/http/workers";
import { metricsRegistry } from "@/lib/telemetry/metrics";

export const dynamic = "force-dynamic";

/** The counters in Prometheus' text form, for the private network or a caller with the token. */
export const GET = handle({ route: "/api/metrics", access: "public" }, async ({ request }) => {
  const allowed = mayReadMetrics(request.headers);
  if (!allowed.ok) return allowed;
  const text = (await metricsOfWorkers()) ?? (await metricsRegistry.metrics());
  return new Response(text, { headers: { "content-type": metricsRegistry.contentType } });
});
