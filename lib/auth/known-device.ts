import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { NextRequest } from "next/server";
import { hasSecureCookies } from "@/lib/auth/session-token";
import { newId } from "@/lib/id";
import { deriveKey, installationSecrets, secretsToTry } from "@/lib/secret";

const keptSeconds = 180 * 86_400;

/**
 * The id of a browser that signed in to this account before, from its cookie; null for all others.
 * Guesses elsewhere then cannot slow down the account's owner, who is counted alone.
 * Source: https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
 */
export function knownDevice(headers: Headers, email: string, now = new Date()): string | null {
  const { cookies } = new NextRequest("http://querent.invalid/", { headers });
  for (const secret of secretsToTry()) {
    const [id = "", until = "", mark = ""] = cookies.get(cookieName(email, secret))?.value.split(".") ?? [];
    const isOurs = timingSafeEqual(digest(mark), digest(markOf(secret, email, id, until)));
    if (isOurs) return Number(until) > now.getTime() ? id : null;
  }
  return null;
}

/** The `Set-Cookie` line by which a browser is known from now on for this account. It opens nothing. */
export function deviceCookie(email: string, now = new Date()): string {
  const [secret] = installationSecrets();
  const id = newId();
  const until = String(now.getTime() + keptSeconds * 1_000);
  const secure = hasSecureCookies() ? "; Secure" : "";
  const value = `${id}.${until}.${markOf(secret, email, id, until)}`;
  return `${cookieName(email, secret)}=${value}; Path=/; Max-Age=${keptSeconds}; HttpOnly; SameSite=Lax${secure}`;
}

/** One cookie an account, because a browser may have several; its name does not tell whose. */
function cookieName(email: string, secret: Buffer): string {
  return `${hasSecureCookies() ? "__Host-" : ""}querent-device-${hmac(secret, `name ${email}`).slice(0, 12)}`;
}

function markOf(secret: Buffer, email: string, id: string, until: string): string {
  return hmac(secret, `device ${email} ${id} ${until}`);
}

function hmac(secret: Buffer, text: string): string {
  return createHmac("sha256", deriveKey("known-device", secret)).update(text).digest("base64url");
}

/** Of equal length whatever was sent. */
function digest(text: string): Buffer {
  return createHmac("sha256", "").update(text).digest();
}
