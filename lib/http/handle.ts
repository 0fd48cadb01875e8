import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { type Action, can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { bearerToken, localeFromHeaders, viewerFromHeaders } from "@/lib/auth/viewer-from-headers";
import { type Dependencies, gatherDependencies } from "@/lib/cache/dependencies";
import { storeRefusal } from "@/lib/db/write";
import { type Refusal, refuse } from "@/lib/errors";
import { clientKey } from "@/lib/http/client-key";
import { type Keep, keepAnswer } from "@/lib/http/kept/keep-answer";
import { keptResponses } from "@/lib/http/kept/kept-responses";
import { parseInput } from "@/lib/http/parse-input";
import { limitRate } from "@/lib/http/rate-limit";
import { bodyBytesDefaultMax, readJson } from "@/lib/http/read-body";
import { failWith, finish, requestIdHeader, succeed } from "@/lib/http/respond";
import { isSameOrigin } from "@/lib/http/same-origin";
import type { Locale } from "@/lib/i18n/locale";
import { ok, type Result } from "@/lib/result";
import { logger } from "@/lib/telemetry/logger";
import { newContext, requestContext, requestIdFrom, runInContext } from "@/lib/telemetry/request-context";

export type Access = Action | "public" | "signed-in";
type Schema = z.ZodType | undefined;
type Parsed<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined;

type RouteOptions<A extends Access, P extends Schema, Q extends Schema, B extends Schema> = {
  /** The pattern, for logs and metrics; the same as the folder's path below `app/`. */
  route: `/api/${string}`;
  /** Who gets in at all. What a viewer may do with a particular thing is decided in `lib/`, where the thing is read. */
  access: A;
  /** Path parameters. A value that cannot be one names nothing: 404. */
  params?: P;
  query?: Q;
  body?: B;
  bodyBytesMax?: number;
  /** GET: the same reader's next equal request may get the same bytes. All that the answer is made of must come through the cache. */
  keep?: Keep;
};

export type RouteInput<A extends Access, P extends Schema, Q extends Schema, B extends Schema> = {
  viewer: A extends "public" ? Viewer | null : Viewer;
  params: Parsed<P>;
  query: Parsed<Q>;
  body: Parsed<B>;
  request: Request;
  /** Aborts when the client leaves. */
  signal: AbortSignal;
  locale: Locale;
  requestId: string;
};

type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> };
type RouteHandler = ((request: Request, context: RouteContext) => Promise<Response>) & {
  /** Read by the test that walks every role over every route. */
  readonly access: Access;
  readonly route: string;
};

/**
 * Makes a route handler: identify → authorise → parse → call → respond. The only place where errors of a request are caught.
 * The handler answers with a Result (its value becomes the JSON body, none becomes 204) or with a Response of its own.
 */
export function handle<
  A extends Access,
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends Schema = undefined,
>(
  options: RouteOptions<A, P, Q, B>,
  answer: (input: RouteInput<A, P, Q, B>) => Promise<Result<unknown> | Response>,
): RouteHandler {
  const { route, access, keep } = options;
  if (keep !== undefined) keptResponses().routes.add(route);
  const handler = (request: Request, context: RouteContext): Promise<Response> => {
    const requestId = requestIdFrom(request.headers.get(requestIdHeader));
    return runInContext(newContext(requestId), async () => {
      const readFrom = keep === undefined ? 0 : keptResponses().position;
      const gathered = gatherDependencies(() => answerSafely(options, answer, request, context, requestId));
      const { reply, viewer, identity } = await gathered.outcome;
      const locale = localeFromHeaders(request.headers, viewer?.locale);
      if (!(reply instanceof Response) && !reply.ok)
        return finish(failWith(reply.error, { locale, requestId }), requestId);
      const response = finish(reply instanceof Response ? reply : succeed(reply.value), requestId);
      if (keep === undefined || viewer === null || identity === null) return response;
      const { dependencies } = gathered;
      const sessionId = requestContext()?.sessionId ?? null;
      return await keepAnswer(response, { request, route, viewer, sessionId, keep, readFrom, identity, dependencies });
    });
  };
  return Object.assign(handler, { route, access });
}

type Outcome = {
  viewer: Viewer | null;
  /** What the verification of the viewer rests on. Nulls: nobody was verified. */
  identity: Dependencies | null;
  reply: Result<unknown> | Response;
};

async function answerSafely<A extends Access, P extends Schema, Q extends Schema, B extends Schema>(
  options: RouteOptions<A, P, Q, B>,
  answer: (input: RouteInput<A, P, Q, B>) => Promise<Result<unknown> | Response>,
  request: Request,
  context: RouteContext,
  requestId: string,
): Promise<Outcome> {
  let viewer: Viewer | null = null;
  let identity: Dependencies | null = null;
  const outcome = (reply: Outcome["reply"]): Outcome => ({ viewer, identity, reply });
  try {
    // A Bearer token is never sent by a browser on its own, so other sites cannot use it.
    if (bearerToken(request.headers) === null && !isSameOrigin(request)) return outcome(refuse("request/origin"));
    const identified = gatherDependencies(() => viewerFromHeaders(request.headers));
    viewer = await identified.outcome;
    identity = identified.dependencies;
    if (viewer === null && bearerToken(request.headers) !== null) {
      const allowed = await limitRate("token-refuse", clientKey(request.headers));
      if (!allowed.ok) return outcome(allowed);
    }
    const denied = whyDenied(options.access, viewer);
    if (denied !== null) return outcome(denied);
    const locale = viewer?.locale ?? localeFromHeaders(request.headers);
    const input = await readInput(options, request, context, locale);
    if (!input.ok) return outcome(input);
    // `whyDenied` has just made sure of the viewer that `access` promises.
    const known = viewer as RouteInput<A, P, Q, B>["viewer"];
    return outcome(await answer({ ...input.value, viewer: known, request, signal: request.signal, locale, requestId }));
  } catch (error) {
    unstable_rethrow(error);
    return outcome({ ok: false, error: refusalFor(error, request) });
  }
}

function whyDenied(access: Access, viewer: Viewer | null): { ok: false; error: Refusal } | null {
  if (access === "public") return null;
  if (viewer === null) return refuse("auth/unauthenticated");
  return access === "signed-in" || can(viewer, access) ? null : refuse("auth/forbidden");
}

async function readInput<A extends Access, P extends Schema, Q extends Schema, B extends Schema>(
  { params, query, body, bodyBytesMax }: RouteOptions<A, P, Q, B>,
  request: Request,
  context: RouteContext,
  locale: Locale,
): Promise<Result<{ params: Parsed<P>; query: Parsed<Q>; body: Parsed<B> }>> {
  const path = params === undefined ? ok(undefined) : params.safeParse(await context.params);
  if ("success" in path && !path.success) return refuse("request/not-found");
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const queried = query === undefined ? ok(undefined) : parseInput(query, search, "query", locale);
  if (!queried.ok) return queried;
  const read = body === undefined ? ok(undefined) : await readJson(request, bodyBytesMax ?? bodyBytesDefaultMax);
  if (!read.ok) return read;
  const sent = body === undefined ? ok(undefined) : parseInput(body, read.value, "body", locale);
  if (!sent.ok) return sent;
  return ok({
    // Each was parsed by its schema just above; without one the type is `undefined`.
    params: ("success" in path ? path.data : undefined) as Parsed<P>,
    query: queried.value as Parsed<Q>,
    body: sent.value as Parsed<B>,
  });
}

function refusalFor(error: unknown, request: Request): Refusal {
  if (request.signal.aborted) return { code: "execute/cancelled", params: {} };
  const known = storeRefusal(error);
  logger("http").error(
    { err: error, code: known?.code ?? null },
    known === null ? "a request failed" : "the store failed a request",
  );
  return known ?? { code: "request/internal", params: {} };
}
