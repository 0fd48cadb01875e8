import "server-only";
import { NextRequest } from "next/server";
import { decode, getToken, type JWT, type JWTDecodeParams } from "next-auth/jwt";
import { z } from "zod";
import { env } from "@/lib/env";
import { deriveKey, installationSecrets, secretsToTry } from "@/lib/secret";

/**
 * What a session says: whose it is, the epoch it was made in, and which it is. Everything else is read from the account. Sessions of
 * before there was `sid` have none: they end with their time or epoch.
 */
export const claimsSchema = z.object({ sub: z.string().min(1), epoch: z.int(), sid: z.uuid().optional() });
export type SessionClaims = z.infer<typeof claimsSchema>;

export const sessionSecondsMax = 30 * 86_400;

/** Cookies are kept to encrypted connections where people reach Querent by https. */
export function hasSecureCookies(): boolean {
  return env.QUERENT_URL?.startsWith("https:") ?? false;
}

/** The key that sessions are encrypted with: derived, so that it opens nothing else. */
export function sessionSecret(secret: Buffer = installationSecrets()[0]): string {
  return deriveKey("session", secret).toString("base64");
}

/** Opens what next-auth has sealed, also before the installation's secret was changed. Nulls: no secret opens it, or its time is over. */
export async function decodeSession(params: JWTDecodeParams): Promise<JWT | null> {
  for (const secret of secretsToTry()) {
    // It throws for what it cannot open.
    const opened = await decode({ ...params, secret: sessionSecret(secret) }).catch(() => null);
    if (opened !== null) return opened;
  }
  return null;
}

/** Reads the session cookie. Nulls: none, foreign, corrupted or expired: all mean signed out. */
export async function readSession(headers: Headers): Promise<SessionClaims | null> {
  // next-auth splits a large session over numbered cookies and wants all of them by name.
  const { cookies } = new NextRequest("http://querent.invalid/", { headers });
  const token = await getToken({
    // Its type asks for a whole request; it reads cookies and headers alone. Empty headers: a Bearer token is not a session.
    req: {
      headers: {},
      cookies: Object.fromEntries(cookies.getAll().map(({ name, value }) => [name, value])),
    } as never,
    secret: sessionSecret(),
    decode: decodeSession,
    secureCookie: hasSecureCookies(),
  });
  const claims = claimsSchema.safeParse(token);
  return claims.success ? claims.data : null;
}
