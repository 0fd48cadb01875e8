import "server-only";
import { hashToken } from "@/lib/auth/hash-token";
import { localeFromHeaders } from "@/lib/auth/viewer-from-headers";
import { type OpenedLink, openLink, unlockLink } from "@/lib/dashboard/open-link";
import { refuse } from "@/lib/errors";
import { clientKey } from "@/lib/http/client-key";
import { limitRate } from "@/lib/http/rate-limit";
import { ok, type Result } from "@/lib/result";

/**
 * Opens a public link for a request and lets `look` read through it, within the limits: looks of one address, looks through one
 * link, and tokens that open nothing, which are guesses.
 * Fails: dashboard/link-not-found, dashboard/link-password, request/rate, and as `look`.
 */
export async function throughPublicLink<T>(
  headers: Headers,
  token: string,
  look: (link: OpenedLink) => Promise<Result<T>>,
): Promise<Result<T>> {
  const client = clientKey(headers);
  const allowed = await limitRate("public-link", client);
  if (!allowed.ok) return allowed;
  const link = await openLink(token, { headers, locale: localeFromHeaders(headers) });
  // Whoever has the right token and no password yet is not guessing at tokens.
  if (!link.ok && link.error.code === "dashboard/link-password") return link;
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

/**
 * Tries the password of a link, within limits on guesses. Gives the cookie line that opens it.
 * Fails: dashboard/link-not-found, dashboard/link-password-wrong, request/rate.
 */
export async function unlockPublicLink(headers: Headers, token: string, password: string): Promise<Result<string>> {
  const client = clientKey(headers);
  const linkKey = hashToken(token).slice(0, 16);
  for (const [name, key] of [
    ["public-link-password", `${client} ${linkKey}`],
    ["public-link-password-each", linkKey],
  ] as const) {
    const allowed = await limitRate(name, key);
    if (!allowed.ok) return allowed;
  }
  const unlocked = await unlockLink(token, password);
  return unlocked.ok ? ok(unlocked.value.cookie) : unlocked;
}
