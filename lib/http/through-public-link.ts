import "server-only";
import { localeFromHeaders } from "@/lib/auth/viewer-from-headers";
import { type OpenedLink, openLink } from "@/lib/dashboard/open-link";
import { refuse } from "@/lib/errors";
import { clientKey } from "@/lib/http/client-key";
import { limitRate } from "@/lib/http/rate-limit";
import type { Result } from "@/lib/result";

/**
 * Opens a public link for a request and lets `look` read through it, within the limits: looks of one address, looks through one
 * link, and tokens that open nothing, which are guesses.
 * Fails: dashboard/link-not-found, request/rate, and as `look`.
 */
export async function throughPublicLink<T>(
  headers: Headers,
  token: string,
  look: (link: OpenedLink) => Promise<Result<T>>,
): Promise<Result<T>> {
  const client = clientKey(headers);
  const allowed = await limitRate("public-link", client);
  if (!allowed.ok) return allowed;
  const link = await openLink(token, localeFromHeaders(headers));
  if (!link.ok) {
    const guessing = await limitRate("public-link-refuse", client);
    return guessing.ok ? link : guessing;
  }
  const shared = await limitRate("public-link-each", link.value.id);
  if (!shared.ok) return shared;
  const looked = await look(link.value);
  // Its maker may no longer look: to whoever comes by the link, that is a link that has ended.
  return !looked.ok && looked.error.code === "dashboard/not-found" ? refuse("dashboard/link-not-found") : looked;
}
