import "server-only";
import { localeFromHeaders } from "@/lib/auth/viewer-from-headers";
import { type OpenedEmbed, openEmbed } from "@/lib/dashboard/share/open-embed";
import { refuse } from "@/lib/errors";
import { clientKey } from "@/lib/http/client-key";
import { limitRate } from "@/lib/http/rate-limit";
import type { Result } from "@/lib/result";

/**
 * Opens a frame's token for a request and lets `look` read through it, within the limits of public links: looks of one address, looks
 * through one embedding, and tokens that open nothing.
 * Fails: dashboard/embed-not-found, request/rate, and as `look`.
 */
export async function throughEmbed<T>(
  headers: Headers,
  token: string,
  look: (embed: OpenedEmbed) => Promise<Result<T>>,
): Promise<Result<T>> {
  const client = clientKey(headers);
  const allowed = await limitRate("public-link", client);
  if (!allowed.ok) return allowed;
  const embed = await openEmbed(token, localeFromHeaders(headers));
  if (!embed.ok) {
    const guessing = await limitRate("public-link-refuse", client);
    return guessing.ok ? embed : guessing;
  }
  const shared = await limitRate("public-link-each", embed.value.id);
  if (!shared.ok) return shared;
  const looked = await look(embed.value);
  // The declared viewer may no longer look: to whoever sees the frame, that is an embedding that has ended.
  return !looked.ok && endings.has(looked.error.code) ? refuse("dashboard/embed-not-found") : looked;
}

const endings: ReadonlySet<string> = new Set(["dashboard/not-found", "dashboard/link-not-found"]);
