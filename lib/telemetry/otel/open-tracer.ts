import "server-only";
import { randomUUID } from "node:crypto";
import {
  type Context,
  defaultTextMapGetter,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type TextMapGetter,
  trace,
} from "@opentelemetry/api";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { Env } from "@/lib/env";
import { buildVersion } from "@/lib/telemetry/build-version";
import type { Tracer } from "@/lib/telemetry/trace";
import { samplerOf } from "./sampler-of";

/** An attribute is a name, a kind or a number: what is longer is none of these. */
const attributeLengthMax = 256;
/** What waits for a collector that is slow or away; further spans are dropped. */
const queueMax = 4_096;
/** One delivery with its repetitions; meanwhile others wait in the queue. */
const deliveryMsMax = 5_000;
const pauseMs = 2_000;

export type TraceSettings = Pick<Env, "OTEL_SERVICE_NAME" | "OTEL_TRACES_SAMPLER" | "OTEL_TRACES_SAMPLER_ARG"> & {
  readonly OTEL_EXPORTER_OTLP_ENDPOINT: string;
};

/**
 * The one place that knows OpenTelemetry's SDK. Nothing is registered with its global interface: Next and other libraries would then add
 * spans of their own, with addresses and texts in them. `close` sends what waits. Headers for the collector are read by the exporter.
 */
export function openTracer(settings: TraceSettings): { readonly tracer: Tracer; close(): Promise<void> } {
  const url = `${settings.OTEL_EXPORTER_OTLP_ENDPOINT.replace(/\/$/, "")}/v1/traces`;
  const exporter = new OTLPTraceExporter({ url, timeoutMillis: deliveryMsMax });
  const processor = new BatchSpanProcessor({ exporter, maxQueueSize: queueMax, scheduledDelayMillis: pauseMs });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      "service.name": settings.OTEL_SERVICE_NAME,
      "service.version": buildVersion(),
      "service.instance.id": randomUUID(),
    }),
    sampler: samplerOf(settings),
    spanLimits: { attributeValueLengthLimit: attributeLengthMax },
    spanProcessors: [processor],
  });
  return { tracer: tracerOf(provider), close: () => provider.shutdown() };
}

/** Our tracer on top of the SDK's. */
export function tracerOf(provider: TracerProvider): Tracer {
  const sdk = provider.getTracer("querent");
  const propagator = new W3CTraceContextPropagator();
  return {
    beginRequest(name, attributes, headers) {
      const caller = propagator.extract(ROOT_CONTEXT, headers, defaultTextMapGetter as TextMapGetter<typeof headers>);
      return sdk.startSpan(name, { kind: SpanKind.SERVER, attributes }, caller);
    },
    begin(name, { kind, attributes = {} }, parent) {
      const spanKind = kind === "client" ? SpanKind.CLIENT : SpanKind.INTERNAL;
      return sdk.startSpan(name, { kind: spanKind, attributes }, below(parent));
    },
    fail(span, code) {
      span.setAttribute("error.type", code).setStatus({ code: SpanStatusCode.ERROR });
    },
  };
}

const below = (parent: Span): Context => trace.setSpan(ROOT_CONTEXT, parent);
