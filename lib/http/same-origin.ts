import "server-only";
import { env } from "@/lib/env";

const readMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request may change something: reads always; writes when no other site's page sent them. Browsers name the sender
 * in `Sec-Fetch-Site` and `Origin` and pages cannot forge either; a request with neither comes from no browser.
 * "same-site" does not do: any program on another port of this machine is the same site.
 */
export function isSameOrigin(request: Request): boolean {
  if (readMethods.has(request.method)) return true;
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  const origin = request.headers.get("origin");
  return origin === null || origin === publicOrigin() || hostOf(origin) === request.headers.get("host");
}

function publicOrigin(): string | null {
  return env.QUERENT_URL === undefined ? null : new URL(env.QUERENT_URL).origin;
}

/** "null" is what sandboxed pages and redirects send as their origin. */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
