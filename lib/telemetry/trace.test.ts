import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refuse } from "@/lib/errors";
import { ok } from "@/lib/result";
import { annotate, isTraced, noteMoment, setTracer, span, traceIds, traceRequest } from "@/lib/telemetry/trace";
import { makeLogger } from "./logger";
import { tracerOf } from "./otel/open-tracer";
import { samplerOf } from "./otel/sampler-of";

const exporter = new InMemorySpanExporter();
const asked = { method: "GET", route: "/api/things/[thingId]", requestId: "request-1", headers: {} };

function traceWith(sampler: Parameters<typeof samplerOf>[0]["OTEL_TRACES_SAMPLER"], ratio = 1): void {
  const spanProcessors = [new SimpleSpanProcessor({ exporter })];
  const chosen = samplerOf({ OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: ratio });
  setTracer(tracerOf(new TracerProvider({ spanProcessors, sampler: chosen })));
}

beforeEach(() => traceWith("parentbased_always_on"));
afterEach(() => {
  setTracer(null);
  exporter.reset();
});

const finished = () => exporter.getFinishedSpans();
const names = () => finished().map(({ name }) => name);

async function inRequest<T>(work: () => T): Promise<Awaited<T>> {
  const trace = traceRequest(asked);
  if (trace === null) throw new Error("the request is not traced");
  const given = await trace.run(work);
  trace.end(200);
  return given;
}

describe("without a tracer", () => {
  it("there is no trace, and work goes on as it is", async () => {
    setTracer(null);
    expect(traceRequest(asked)).toBeNull();
    annotate({ a: 1 });
    noteMoment("moment", {});
    expect([traceIds(), isTraced()]).toEqual([null, false]);
    expect(span("work", {}, (open) => [open.set({ a: 1 }), 7])).toEqual([undefined, 7]);
    await expect(span("work", {}, () => Promise.reject(new Error("as it was")))).rejects.toThrow("as it was");
  });
});

describe("span", () => {
  it("belongs to the request in which it was begun, across awaits", async () => {
    await inRequest(async () => {
      await span("outer", { attributes: { a: 1 } }, async (open) => {
        await new Promise((resolve) => setImmediate(resolve));
        open.set({ b: "two" });
        await span("inner", { kind: "client" }, async () => undefined);
      });
    });
    expect(names()).toEqual(["inner", "outer", "GET /api/things/[thingId]"]);
    const [inner, outer, request] = finished();
    expect(outer?.parentSpanContext?.spanId).toBe(request?.spanContext().spanId);
    expect(inner?.parentSpanContext?.spanId).toBe(outer?.spanContext().spanId);
    expect(outer?.attributes).toEqual({ a: 1, b: "two" });
  });

  it("is none outside of a request, nor after its end", async () => {
    expect(span("alone", {}, () => 1)).toBe(1);
    expect(names()).toEqual([]);
    const late = Promise.withResolvers<void>();
    const after = await inRequest(() => ({ done: late.promise.then(() => span("late", {}, () => 2)) }));
    late.resolve();
    expect(await after.done).toBe(2);
    expect(names()).toEqual(["GET /api/things/[thingId]"]);
  });

  it("ends with a refusal by its code alone", async () => {
    const refusal = refuse("source/host", { host: "secret.example" });
    expect(await inRequest(() => span("work", {}, async () => refusal))).toBe(refusal);
    await inRequest(() => span("at once", {}, () => refusal));
    await inRequest(() => span("well", {}, () => ok(1)));
    const errors = new Map(
      finished().map(({ name, attributes, status }) => [name, [attributes["error.type"], status]]),
    );
    expect(errors.get("work")).toEqual(["source/host", { code: 2 }]);
    expect(errors.get("at once")).toEqual(["source/host", { code: 2 }]);
    expect(errors.get("well")).toEqual([undefined, { code: 0 }]);
  });

  it("ends with what is thrown, by its code or kind, never by its message", async () => {
    const cause = Object.assign(new Error("Duplicate entry 'Ada'"), { code: "ER_DUP_ENTRY" });
    await inRequest(async () => {
      await expect(span("late", {}, async () => Promise.reject(cause))).rejects.toBe(cause);
      expect(() =>
        span("at once", {}, () => {
          throw new TypeError("Ada is no number");
        }),
      ).toThrow(TypeError);
    });
    const types = Object.fromEntries(finished().map(({ name, attributes }) => [name, attributes["error.type"]]));
    expect(types).toMatchObject({ late: "ER_DUP_ENTRY", "at once": "TypeError" });
    const all = finished().map(({ attributes, events, status }) => ({ attributes, events, status }));
    expect(JSON.stringify(all)).not.toContain("Ada");
  });

  it("has none below it where it is a leaf", async () => {
    await inRequest(() => span("leaf", { isLeaf: true }, () => span("below", {}, () => undefined)));
    expect(names()).not.toContain("below");
  });
});

describe("a request", () => {
  it("is named after its pattern, fails with 5xx, and a method of nobody's list is no name", () => {
    traceRequest({ ...asked, method: "OTHER" })?.end(503);
    const [made] = finished();
    expect(made?.name).toBe("HTTP /api/things/[thingId]");
    expect(made?.attributes).toMatchObject({ "http.request.method": "_OTHER", "http.response.status_code": 503 });
    expect(made?.status).toEqual({ code: 2 });
  });

  it("is not traced where somebody only asks whether the server lives", () => {
    const routes = ["/api/health", "/api/ready", "/api/metrics", "asset"];
    expect(routes.map((route) => traceRequest({ ...asked, route }))).toEqual(routes.map(() => null));
  });

  it("goes on with its caller's trace, and a header that is none begins a new one", () => {
    const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    const traced = traceRequest({ ...asked, headers: { traceparent } });
    expect(traced?.ids.traceId).toBe("4bf92f3577b34da6a3ce929d0e0e4736");
    const alone = traceRequest({ ...asked, headers: { traceparent: 'no"thing' } });
    expect(alone?.ids.traceId).toMatch(/^(?!4bf92)[0-9a-f]{32}$/);
  });

  it("is told in the log by the ids of the span at work", async () => {
    const lines: Record<string, unknown>[] = [];
    const logger = makeLogger("info", { write: (line) => void lines.push(JSON.parse(line)) });
    logger.info("before");
    await inRequest(() => {
      logger.info("on top");
      span("work", {}, () => logger.info("below"));
    });
    const [request, work] = finished().sort((a, b) => b.name.length - a.name.length);
    expect(lines[0]).not.toHaveProperty("traceId");
    expect(lines[1]).toMatchObject({ traceId: request?.spanContext().traceId, spanId: request?.spanContext().spanId });
    expect(lines[2]).toMatchObject({ traceId: request?.spanContext().traceId, spanId: work?.spanContext().spanId });
  });
});

describe("sampling", () => {
  const sampledBy = (flags: "00" | "01") => ({
    ...asked,
    headers: { traceparent: `00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-${flags}` },
  });

  it.each([
    ["always_on", [1, 1, 1]],
    ["always_off", [0, 0, 0]],
    ["parentbased_always_on", [1, 0, 1]],
    ["parentbased_always_off", [0, 0, 1]],
  ] as const)("%s keeps of none, of an unkept and of a kept caller", (sampler, expected) => {
    traceWith(sampler);
    const kept = [asked, sampledBy("00"), sampledBy("01")].map((request) => {
      exporter.reset();
      const trace = traceRequest(request);
      trace?.run(() => span("work", {}, () => undefined));
      trace?.end(200);
      return finished().length / 2;
    });
    expect(kept).toEqual(expected);
  });

  it.each(["traceidratio", "parentbased_traceidratio"] as const)(
    "%s keeps the part of all that was asked for",
    (name) => {
      traceWith(name, 0);
      traceRequest(asked)?.end(200);
      expect(finished()).toEqual([]);
      traceWith(name, 1);
      traceRequest(asked)?.end(200);
      expect(finished()).toHaveLength(1);
    },
  );
});
