import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingHttpHeaders } from "node:http";
import type { Attributes, Span } from "@opentelemetry/api";
import { remember } from "@/lib/remember";

/**
 * What makes spans; `start-tracing.ts` puts it in place where traces are exported. It is handed over like this, so that nothing of
 * OpenTelemetry is loaded where they are not, and so that separately bundled routes use the one of the process.
 */
export type Tracer = {
  /** `headers`: of a caller, whose `traceparent` counts. */
  beginRequest(name: string, attributes: Attributes, headers: IncomingHttpHeaders): Span;
  begin(name: string, options: SpanOptions, parent: Span): Span;
  fail(span: Span, code: string): void;
};

export type SpanOptions = {
  /** client: something outside this process does the work. Otherwise it is our own. */
  readonly kind?: "client";
  /** Names, kinds, numbers and codes. Never a value, a question, a prompt or SQL. */
  readonly attributes?: Attributes;
  /** Nothing below it gets a span of its own. */
  readonly isLeaf?: boolean;
};

/** A span as the work inside sees it. Does nothing where there is none. */
export type OpenSpan = {
  set(attributes: Attributes): void;
  /** `code`: of an error, never its message. */
  fail(code: string): void;
};

export type TraceIds = { readonly traceId: string; readonly spanId: string };

type Active = { readonly span: Span; readonly isLeaf: boolean };

const state = remember("tracing", () => ({
  tracer: null as Tracer | null,
  active: new AsyncLocalStorage<Active>(),
}));

const nobody: OpenSpan = { set: () => undefined, fail: () => undefined };

export function setTracer(tracer: Tracer | null): void {
  state.tracer = tracer;
}

/**
 * Does `work` inside a span of the running request's trace; outside of one, after its end, or where it is not kept, it only does the work. A refusal and
 * a failure are noted by their code. What `work` gives or throws is passed on as it is.
 * Example: `await span("guard", {}, () => checkSql(sql, options))`
 */
export function span<T>(name: string, options: SpanOptions, work: (open: OpenSpan) => T): T {
  const begun = beginSpan(name, options);
  return begun === null ? work(nobody) : begun.run(() => work(begun));
}

type BegunSpan = OpenSpan & { run<T>(work: () => T): T; end(): void };

/** A span that somebody else ends. Nulls: there is no trace to belong to. */
export function beginSpan(name: string, options: SpanOptions): BegunSpan | null {
  const { tracer } = state;
  const parent = state.active.getStore();
  if (tracer === null || parent === undefined || !isTraced()) return null;
  const made = tracer.begin(name, options, parent.span);
  const active: Active = { span: made, isLeaf: options.isLeaf ?? false };
  const fail = (code: string) => tracer.fail(made, code);
  return {
    set: (attributes) => void made.setAttributes(attributes),
    fail,
    end: () => made.end(),
    run: (work) => settled(state.active.run(active, guarded(work, fail, made)), fail, made),
  };
}

/** The work, which may throw at once. */
function guarded<T>(work: () => T, fail: (code: string) => void, made: Span): () => T {
  return () => {
    try {
      return work();
    } catch (error) {
      fail(codeOf(error));
      made.end();
      throw error;
    }
  };
}

/** What the work gave, or will give: the span ends with it. */
function settled<T>(outcome: T, fail: (code: string) => void, made: Span): T {
  const end = (given: unknown) => {
    if (isRefused(given)) fail(given.error.code);
    made.end();
  };
  if (!(outcome instanceof Promise)) {
    end(outcome);
    return outcome;
  }
  const watched = outcome.then(
    (given: unknown) => {
      end(given);
      return given;
    },
    (error: unknown) => {
      fail(codeOf(error));
      made.end();
      throw error;
    },
  );
  return watched as T; // a promise of what `outcome` promised
}

function isRefused(given: unknown): given is { ok: false; error: { code: string } } {
  const refused = given as { ok?: unknown; error?: { code?: unknown } } | null | undefined;
  return refused?.ok === false && typeof refused.error?.code === "string";
}

/** Messages of errors quote what they failed on. */
function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return typeof code === "string" ? code : typeof name === "string" ? name : "error";
}

/** Whether a span would be kept here: for what costs something to be said. */
export function isTraced(): boolean {
  const active = state.tracer === null ? undefined : state.active.getStore();
  return active !== undefined && !active.isLeaf && active.span.isRecording();
}

/** Says more of the span that is running, if one is. */
export function annotate(attributes: Attributes): void {
  if (state.tracer !== null) state.active.getStore()?.span.setAttributes(attributes);
}

/** Notes a moment on the span that is running, if one is. */
export function noteMoment(name: string, attributes: Attributes): void {
  if (state.tracer !== null) state.active.getStore()?.span.addEvent(name, attributes);
}

/** Of the span that is running. Nulls: none is. */
export function traceIds(): TraceIds | null {
  const active = state.tracer === null ? undefined : state.active.getStore();
  return active === undefined ? null : idsOf(active.span);
}

function idsOf(of: Span): TraceIds {
  const { traceId, spanId } = of.spanContext();
  return { traceId, spanId };
}

/** The trace of one request, from its head to its last byte. */
export type RequestTrace = {
  readonly ids: TraceIds;
  run<T>(work: () => T): T;
  /** `status`: 499 where the client left. */
  end(status: number): void;
};

export type TracedRequest = {
  readonly method: string;
  /** The pattern, never the path: that holds the tokens of links. */
  readonly route: string;
  readonly requestId: string;
  readonly headers: IncomingHttpHeaders;
};

/** Asked for every few seconds, or by the dozen: nobody looks for their traces. */
const untraced: ReadonlySet<string> = new Set(["/api/health", "/api/ready", "/api/metrics", "asset"]);

/** Begins the span of a request, under its caller's where that is traced. Nulls: traces are not exported, or not of such requests. */
export function traceRequest({ method, route, requestId, headers }: TracedRequest): RequestTrace | null {
  const { tracer } = state;
  if (tracer === null || untraced.has(route)) return null;
  const isKnown = method !== "OTHER";
  const attributes = {
    "http.request.method": isKnown ? method : "_OTHER",
    "http.route": route,
    "querent.request_id": requestId,
  };
  const made = tracer.beginRequest(`${isKnown ? method : "HTTP"} ${route}`, attributes, headers);
  return {
    ids: idsOf(made),
    run: (work) => state.active.run({ span: made, isLeaf: false }, work),
    end: (status) => {
      made.setAttribute("http.response.status_code", status);
      if (status >= 500) tracer.fail(made, String(status));
      made.end();
    },
  };
}
