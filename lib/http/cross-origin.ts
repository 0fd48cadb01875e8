import "server-only";
import { env } from "@/lib/env";

/** Signing in and setting up belong to our own pages. */
const ownPagesOnly = /^\/api\/(auth|setup)(\/|$)/;

const preflightHeaders = {
  "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE",
  "access-control-allow-headers": "authorization, content-type, accept, x-request-id",
  "access-control-max-age": "600",
};
const answerHeaders = { "access-control-expose-headers": "x-request-id, retry-after, content-disposition" };

/**
 * What tells a browser that a page of another site may read an answer of the API; null where it may not, which needs no header.
 * `QUERENT_ALLOWED_ORIGINS` names the sites. Never with credentials: such a page shows an API token of its own and is not lent the
 * session of whoever reads it.
 */
export function crossOriginHeaders(
  { method, pathname, origin }: { method: string; pathname: string; origin: string | null },
  allowed: readonly string[] = env.QUERENT_ALLOWED_ORIGINS,
): { readonly headers: Readonly<Record<string, string>>; readonly isPreflight: boolean } | null {
  if (allowed.length === 0 || !pathname.startsWith("/api/") || ownPagesOnly.test(pathname)) return null;
  const isPreflight = method === "OPTIONS" && origin !== null;
  // Also without or for another origin: what a cache keeps for one asker must not be served to the next.
  const vary = { vary: "Origin" };
  if (origin === null || !allowed.includes(origin)) return { headers: vary, isPreflight };
  return {
    headers: { ...vary, "access-control-allow-origin": origin, ...(isPreflight ? preflightHeaders : answerHeaders) },
    isPreflight,
  };
}
