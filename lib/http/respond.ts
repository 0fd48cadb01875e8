import "server-only";
import { errorCodes, type Refusal } from "@/lib/errors";
import { errorMessage } from "@/lib/i18n/error-message";
import type { Locale } from "@/lib/i18n/locale";

export const requestIdHeader = "x-request-id";
/** A database that is started anew, or whose place another takes, is back in some seconds; nobody needs to ask more often. */
const storeAwaySeconds = 2;

/** A success: the value as JSON, or 204 for none. */
export function succeed(value: unknown): Response {
  return value === undefined ? new Response(null, { status: 204 }) : Response.json(value);
}

/** A refusal as the client sees it. Order and names are the contract of `lib/client/fetch-json.ts`. */
export function failWith(refusal: Refusal, { locale, requestId }: { locale: Locale; requestId: string }): Response {
  const { status, retryable } = errorCodes[refusal.code];
  const params = refusal.code === "request/internal" ? { requestId } : refusal.params;
  const message = errorMessage({ code: refusal.code, params }, locale);
  const response = Response.json({ error: { code: refusal.code, message, params, retryable, requestId } }, { status });
  const seconds = status === 429 ? params.seconds : refusal.code === "db/unavailable" ? storeAwaySeconds : null;
  if (typeof seconds === "number") response.headers.set("retry-after", String(seconds));
  return response;
}

/** What every answer carries: its request id and, unless the handler decided, that it belongs in no shared or later view. */
export function finish(response: Response, requestId: string): Response {
  // Copied, because the headers of some responses cannot be changed; the body is passed on, not read.
  const headers = new Headers(response.headers);
  headers.set(requestIdHeader, requestId);
  if (!headers.has("cache-control")) headers.set("cache-control", "private, no-store");
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
