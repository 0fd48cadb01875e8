import { createServer } from "node:http";
import type { Counter, Gauge, Histogram, MetricObject } from "prom-client";
import { Upstream } from "@/docker/__fixtures__/upstream";
import { watchBreaker } from "@/lib/cache/breaker-metric";
import { watchPools } from "@/lib/execute/pool-metrics";
import { watchStore } from "@/lib/http/store-metric";
import { watchWaiting } from "@/lib/jobs/job-metrics";
import { watchBudgets } from "@/lib/llm/usage/budget-metric";
import { watchSources } from "@/lib/source/source-metric";
import { watchBuild } from "@/lib/telemetry/build-metric";
import { gaugeWhenAsked } from "@/lib/telemetry/gauge-when-asked";
import { metricsRegistry } from "@/lib/telemetry/metrics";

/** What stands in a label, at each of them once. Two instances of a value where a board or an alert tells them apart. */
const valuesOf: Readonly<Record<string, readonly string[]>> = {
  method: ["GET"],
  route: ["/api/dashboards/[dashboardId]", "/api/chat"],
  status: ["200", "500"],
  outcome: ["ok", "failed"],
};
const sample = "sample";

type Labelled = { readonly name: string; readonly labelNames: readonly string[] };
type AnyMetric = Labelled & (Counter | Gauge | Histogram);

/** The library's own list: its typings leave the labels out. */
function metrics(): AnyMetric[] {
  return metricsRegistry.getMetricsAsArray() as unknown as AnyMetric[];
}

/**
 * Adds the gauges that a server adds when it starts, each with something to show in place of what it would ask for: the names and the
 * labels are what is tested. That of Redis needs REDIS_URL.
 */
function addGauges(): void {
  const before = new Set(metrics().map(({ name }) => name));
  for (const watch of [watchBuild, watchStore, watchBudgets, watchSources, watchPools, watchBreaker]) watch();
  for (const { name, labelNames } of metrics().filter((metric) => !before.has(metric.name))) {
    const readings = combinations(labelNames).map((labels) => ({ labels, value: 1 }));
    gaugeWhenAsked({ name, help: "", labelNames, overWorkers: "max" }, () => readings);
  }
  watchWaiting(sample, async () => ({ count: 1, oldestSeconds: 1 }));
}
addGauges();

/** The labels of every series that the application exports, by the series' name. */
export async function exportedLabels(): Promise<Map<string, ReadonlySet<string>>> {
  const labels = new Map<string, ReadonlySet<string>>();
  const described = (await metricsRegistry.getMetricsAsJSON()) as MetricObject[];
  const types = new Map(described.map(({ name, type }) => [name, String(type)]));
  for (const { name, labelNames } of metrics()) {
    if (types.get(name) !== "histogram") labels.set(name, new Set(labelNames));
    else for (const part of ["bucket", "sum", "count"]) labels.set(`${name}_${part}`, new Set([...labelNames, "le"]));
  }
  return labels;
}

/** Counts one more of everything that the application counts. Gauges that are read when asked for are not touched. */
function touchAll(): void {
  for (const metric of metrics()) {
    for (const labels of combinations(metric.labelNames)) {
      if ("observe" in metric) metric.observe(labels, 0.2);
      else if (!("set" in metric)) metric.inc(labels, 1);
      else if (!("collect" in metric && metric.collect)) metric.set(labels, 1);
    }
  }
}

function combinations(names: readonly string[]): Record<string, string>[] {
  return names.reduce<Record<string, string>[]>(
    (all, name) => all.flatMap((labels) => (valuesOf[name] ?? [sample]).map((value) => ({ ...labels, [name]: value }))),
    [{}],
  );
}

/** Serves the registry of this process as an instance does, with one more of everything each time it is asked. */
export async function serveMetrics(): Promise<Upstream> {
  return await Upstream.listen(
    createServer(async (_request, response) => {
      touchAll();
      const text = await metricsRegistry.metrics();
      response.writeHead(200, { "content-type": metricsRegistry.contentType }).end(text);
    }),
  );
}

/** What a blackbox exporter says of an entrance that is well. */
export async function serveProbe(): Promise<Upstream> {
  const expiry = Math.round(Date.now() / 1000) + 60 * 86_400;
  const lines = ["probe_success 1", "probe_duration_seconds 0.02", `probe_ssl_earliest_cert_expiry ${expiry}`, ""];
  return await Upstream.answering((_request, response) => {
    response.writeHead(200, { "content-type": "text/plain; version=0.0.4" }).end(lines.join("\n"));
  });
}
