import "server-only";
import { NextRequest } from "next/server";
import { type Account, viewerOf } from "@/lib/auth/account";
import { accountOfSession } from "@/lib/auth/account-of-session";
import { accountOfToken } from "@/lib/auth/api-tokens";
import type { Viewer } from "@/lib/auth/viewer";
import { chooseLocale, type Locale, localeCookie } from "@/lib/i18n/locale";
import { noteReader } from "@/lib/telemetry/request-context";

/**
 * Who sends a request: the owner of its API token or else of its session; null when nobody is signed in.
 * A request that shows a token is judged by the token alone, so that a page cannot lend it the reader's session.
 * From then on the lines of its log say who and by which session.
 */
export async function viewerFromHeaders(headers: Headers): Promise<Viewer | null> {
  const known = await readerFromHeaders(headers);
  noteReader({ userId: known?.account.id ?? null, sessionId: known?.sessionId ?? null });
  return known === null ? null : viewerOf(known.account, localeFromHeaders(headers, known.account.locale));
}

async function readerFromHeaders(
  headers: Headers,
): Promise<{ readonly account: Account; readonly sessionId: string | null } | null> {
  const secret = bearerToken(headers);
  if (secret === null) return await accountOfSession(headers);
  const account = await accountOfToken(secret);
  return account && { account, sessionId: null };
}

/** The secret of an `Authorization: Bearer` header; null for other schemes, which belong to proxies on the way. */
export function bearerToken(headers: Headers): string | null {
  const match = /^bearer\s+(\S+)\s*$/i.exec(headers.get("authorization") ?? "");
  return match?.[1] ?? null;
}

/** The language for a request: this browser's choice, the account's, the browser's list. */
export function localeFromHeaders(headers: Headers, ofAccount: Locale | null = null): Locale {
  const { cookies } = new NextRequest("http://querent.invalid/", { headers });
  return chooseLocale({
    chosen: [cookies.get(localeCookie)?.value, ofAccount],
    acceptLanguage: headers.get("accept-language"),
  });
}
