import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { NextRequest } from "next/server";
import { hasSecureCookies } from "@/lib/auth/session-token";
import { deriveKey, installationSecrets, secretsToTry } from "@/lib/secret";

const keptSeconds = 12 * 3_600;

type Locked = { readonly id: string; readonly passwordHash: string };

/** The `Set-Cookie` line of a browser that knew the password of a link. Another password, and it opens nothing any more. */
export function unlockCookie(link: Locked, now = new Date()): string {
  const until = String(now.getTime() + keptSeconds * 1_000);
  const secure = hasSecureCookies() ? "; Secure" : "";
  const value = `${until}.${markOf(installationSecrets()[0], link, until)}`;
  return `${cookieName(link.id)}=${value}; Path=/; Max-Age=${keptSeconds}; HttpOnly; SameSite=Lax${secure}`;
}

/** Whether this browser has given the password of the link within the last twelve hours. */
export function isUnlocked(headers: Headers, link: Locked, now = new Date()): boolean {
  const { cookies } = new NextRequest("http://querent.invalid/", { headers });
  const [until = "", mark = ""] = cookies.get(cookieName(link.id))?.value.split(".") ?? [];
  if (Number(until) <= now.getTime()) return false;
  for (const secret of secretsToTry()) {
    if (timingSafeEqual(digest(mark), digest(markOf(secret, link, until)))) return true;
  }
  return false;
}

const cookieName = (linkId: string) => `${hasSecureCookies() ? "__Host-" : ""}querent-link-${linkId}`;

function markOf(secret: Buffer, { id, passwordHash }: Locked, until: string): string {
  return createHmac("sha256", deriveKey("link-unlock", secret))
    .update(`${id} ${until} ${passwordHash}`)
    .digest("base64url");
}

/** Of equal length whatever was sent. */
function digest(text: string): Buffer {
  return createHmac("sha256", "").update(text).digest();
}
