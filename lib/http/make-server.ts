import "server-only";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { clientAddressHeader, peerAddressHeader } from "@/lib/auth/client-address";
import { clientAddressOf } from "@/lib/http/client-network";
import { crossOriginHeaders } from "@/lib/http/cross-origin";
import { cutIdle } from "@/lib/http/cut-idle";
import { Gate } from "@/lib/http/gate";
import { handOnHeaders, isHandedOn } from "@/lib/http/hand-on";
import { answerKept, type Exchange } from "@/lib/http/kept/answer-kept";
import type { KeptResponses } from "@/lib/http/kept/kept-responses";
import { requestIdHeader } from "@/lib/http/respond";
import type { RouteLabel } from "@/lib/http/route-label";
import { securityHeaderLines } from "@/lib/http/security-headers";
import { logAccess } from "@/lib/telemetry/access-log";
import { answeredKind } from "@/lib/telemetry/answered-kind";
import { logger } from "@/lib/telemetry/logger";
import { activeConnections, requestDurationSeconds } from "@/lib/telemetry/metrics";
import { newContext, type RequestContext, requestIdFrom, runInContext } from "@/lib/telemetry/request-context";
import { isDraining } from "@/lib/telemetry/shutdown";
import { type RequestTrace, traceRequest } from "@/lib/telemetry/trace";

/** The application behind the server; null while it starts. */
export type Application = {
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly routeLabel: RouteLabel;
  /** Answers that need no route. */
  readonly kept: KeptResponses;
};

/** Who asks how this process is doing must hear so when it has much to do, too. */
const probes = new Set(["/api/ready", "/api/metrics"]);

/** Longer than nginx's 60 s, so that the proxy is the one to close an idle connection and no request meets a closed one. */
const keepAliveTimeout = 65_000;
const headersTimeout = 20_000;
/** For the client to send its whole request; the answer may take longer. */
const requestTimeout = 120_000;
/** How long a client may leave an answer that waits for it unread. */
const unreadMsMax = 120_000;
const maxHeadersCount = 200;

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/**
 * The HTTP server around the application: gives each request its id, client address and log context, counts and times it
 * under its route pattern, and writes one access line. Answers `/api/health` itself, so that it tells of the process alone, and
 * what was answered before and still holds.
 */
export function makeServer(application: () => Application | null): Server {
  const gate = new Gate();
  const server = createServer({ keepAliveTimeout, headersTimeout, requestTimeout }, (request, response) => {
    serve(application(), gate, request, response);
  });
  server.maxHeadersCount = maxHeadersCount;
  let open = 0;
  server.on("connection", (socket) => {
    activeConnections.set(++open);
    socket.once("close", () => activeConnections.set(--open));
  });
  cutIdle(server, unreadMsMax);
  return server;
}

function serve(application: Application | null, gate: Gate, request: IncomingMessage, response: ServerResponse): void {
  const context = newContext(requestIdFrom(first(request.headers[requestIdHeader])));
  const pathname = pathOf(request.url ?? "/");
  const isHealth = pathname === "/api/health";
  const route = isHealth ? pathname : (application?.routeLabel(pathname) ?? "unmatched");
  const head = headOf(pathname, context);
  if (!isHealth && isHandedOn(request)) {
    // Nobody's answer: the instance that takes it counts it.
    handOn(request, response, { head, status: "stopping" });
    return;
  }
  const trace = observe(request, response, { route, context });
  const origin = request.headers.origin ?? null;
  const crossOrigin = crossOriginHeaders({ method: request.method ?? "GET", pathname, origin });
  if (crossOrigin !== null) head.push(...Object.entries(crossOrigin.headers).flat());
  if (crossOrigin?.isPreflight) {
    request.resume();
    response.writeHead(204, head).end();
    return;
  }
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (isHealth && isRead) {
    sendJson(request, response, { status: 200, head, body: { status: "ok" } });
    return;
  }
  if (application === null) {
    handOn(request, response, { head, status: "starting" });
    return;
  }
  const exchange: Exchange = { request, response, route, head, context };
  if (trace === null) answerInContext(application, gate, exchange);
  else trace.run(() => answerInContext(application, gate, exchange));
}

function answerInContext(application: Application, gate: Gate, exchange: Exchange): void {
  const kept = answerKept(application.kept, exchange);
  // The log context costs something: whoever is answered from memory needs none.
  if (kept !== true) runInContext(exchange.context, () => void answer(kept, application, gate, exchange));
}

/** nginx then asks another instance, as nothing was done yet. Not before all was sent: who still sends may not hear the answer. */
function handOn(
  request: IncomingMessage,
  response: ServerResponse,
  { head, status }: { head: readonly string[]; status: "starting" | "stopping" },
): void {
  const answered = { status: 503, head: [...head, ...handOnHeaders], body: { status } };
  request.once("end", () => sendJson(request, response, answered));
  request.resume();
}

/** Where nothing is asked, the very same text: it is then looked up by it without being read again. */
function pathOf(url: string): string {
  const end = url.indexOf("?");
  return end < 0 ? url : url.slice(0, end);
}

/** What stands on every answer, as names and values in turn: the form that is sent the quickest. */
function headOf(pathname: string, { requestId }: RequestContext): string[] {
  const head = [...securityHeaderLines(pathname), requestIdHeader, requestId];
  if (isDraining()) head.push("connection", "close");
  return head;
}

/** `kept`: whether it is answered already, or will be. Fails: never; what breaks is logged and answered. */
async function answer(
  kept: boolean | Promise<boolean>,
  application: Application,
  gate: Gate,
  { request, response, route, head, context }: Exchange,
): Promise<void> {
  try {
    if (await kept) return;
    if (!probes.has(route) && (await gate.enter(response)) === false) return;
    setTrustedHeaders(request, context);
    setHeaders(response, head);
    await application.answer(request, response);
  } catch (cause) {
    logger("http").error({ err: cause }, "the application failed to answer");
    if (!response.headersSent) sendJson(request, response, { status: 500, head: [], body: { status: "failed" } });
    else response.destroy();
  }
}

/** Replaces what a client may have sent under names that only this server sets. */
function setTrustedHeaders(request: IncomingMessage, { requestId }: RequestContext): void {
  request.headers[requestIdHeader] = requestId;
  setOrRemove(request, peerAddressHeader, request.socket.remoteAddress ?? null);
  const address = clientAddressOf(request.socket.remoteAddress, first(request.headers["x-forwarded-for"]));
  setOrRemove(request, clientAddressHeader, address);
}

function setOrRemove(request: IncomingMessage, header: string, value: string | null): void {
  if (value === null) delete request.headers[header];
  else request.headers[header] = value;
}

/** Counts, times, traces and logs the request when its last byte is out or the client has left. Nulls: it is not traced. */
function observe(
  request: IncomingMessage,
  response: ServerResponse,
  { route, context }: { route: string; context: RequestContext },
): RequestTrace | null {
  const startedAt = performance.now();
  const method = methods.has(request.method ?? "") ? (request.method ?? "GET") : "OTHER";
  const { headers } = request;
  const trace = traceRequest({ method, route, requestId: context.requestId, headers });
  response.on("close", () => {
    // 499 as nginx has it: the client left before the answer was complete.
    const status = response.writableFinished ? response.statusCode : 499;
    const durationMs = performance.now() - startedAt;
    const kind = answeredKind(method, route, status);
    kind.count += 1;
    requestDurationSeconds.observe(kind.labels, durationMs / 1_000);
    logAccess(kind, durationMs, context, trace === null ? null : trace.ids);
    trace?.end(status);
  });
  return trace;
}

function sendJson(
  request: IncomingMessage,
  response: ServerResponse,
  { status, head, body }: { status: number; head: readonly string[]; body: unknown },
): void {
  request.resume(); // what the client still sends is read and dropped, so that the connection stays usable
  const text = JSON.stringify(body);
  const own = ["content-type", "application/json", "cache-control", "no-store", "content-length", String(text.length)];
  // A response that has headers already takes no flat list.
  if (head.length > 0) response.writeHead(status, [...head, ...own]);
  else setHeaders(response, own).writeHead(status);
  // ASCII: head and body then go out in one piece.
  response.end(request.method === "HEAD" ? undefined : text, "latin1");
}

/** `lines`: names and values in turn. */
function setHeaders(response: ServerResponse, lines: readonly string[]): ServerResponse {
  for (let index = 0; index < lines.length; index += 2) response.setHeader(lines[index] ?? "", lines[index + 1] ?? "");
  return response;
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(",") : value;
}
