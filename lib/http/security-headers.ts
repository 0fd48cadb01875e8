import "server-only";
import { env } from "@/lib/env";
import { contentPolicyDefault } from "@/lib/http/content-security-policy";
import { embedTokenOf } from "@/lib/http/embed-token-of";

const yearSeconds = 365 * 86_400;

/**
 * What the server puts on every answer before anything else looks at it; pages replace the content policy by their own (`proxy.ts`).
 * Pages are never framed but those made for it, where the proxy says by whom, types never guessed, addresses never told to other sites, and no other site reads or opens into us.
 */
export function securityHeaders(
  pathname: string,
  url: string | undefined = env.QUERENT_URL,
): Readonly<Record<string, string>> {
  return {
    "content-security-policy": contentPolicyDefault,
    // A header of the server cannot be taken back by the proxy, only set: there the policy alone forbids framing until it allows some.
    ...(embedTokenOf(pathname) === null ? { "x-frame-options": "DENY" } : {}),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    // Only where people reach us by https: over http browsers ignore it, and behind it a plain http address would be gone for a year.
    ...(url?.startsWith("https:") ? { "strict-transport-security": `max-age=${yearSeconds}` } : {}),
  };
}

const ofMost = Object.entries(securityHeaders("/")).flat();

/** The same as names and values in turn, for every request: made once, except for pages that are framed. */
export function securityHeaderLines(pathname: string): readonly string[] {
  return embedTokenOf(pathname) === null ? ofMost : Object.entries(securityHeaders(pathname)).flat();
}
