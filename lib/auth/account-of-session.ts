import "server-only";
import { type Account, activeAccount } from "@/lib/auth/account";
import { isSessionEnded } from "@/lib/auth/ended-sessions";
import { readSession, type SessionClaims } from "@/lib/auth/session-token";

/** Whose session a request shows, and which. Nulls: none, or one that no longer counts; `sessionId`: one of before they had any. */
export async function accountOfSession(
  headers: Headers,
): Promise<{ readonly account: Account; readonly sessionId: string | null } | null> {
  const claims = await readSession(headers);
  const account = claims && (await accountOfClaims(claims));
  return claims && account && { account, sessionId: claims.sid ?? null };
}

/** Whose session it is. Nulls: the account is gone or disabled, or the session was ended, alone or with all of its epoch. */
export async function accountOfClaims({ sub, epoch, sid }: SessionClaims): Promise<Account | null> {
  const [account, isEnded] = await Promise.all([activeAccount(sub), sid === undefined ? false : isSessionEnded(sid)]);
  return account !== null && account.sessionEpoch === epoch && !isEnded ? account : null;
}
