import "server-only";
import { deviceCookie, knownDevice } from "@/lib/auth/known-device";
import { emailSchema } from "@/lib/auth/schema";
import { clientKey } from "@/lib/http/client-key";
import { forgetUses, limitRate, type RateLimitName, returnUse } from "@/lib/http/rate-limit";
import { ok, type Result } from "@/lib/result";

type Count = { readonly limit: RateLimitName; readonly key: string; readonly onSuccess: "forget" | "return" };

/** A try to sign in that may go on. */
export type SignInTry = {
  /** Tells of a success: takes back what was counted, and gives the cookie by which this browser is known from now on. */
  succeeded(): Promise<string | null>;
};

/**
 * Slows down guessing so that nobody can use it to lock an owner out.
 * - A browser that has signed in to the account before is counted alone, whatever happens elsewhere.
 * - All others are counted by address and account (guessing one password), by address (a list of passwords) and by account
 *   (guessing from many addresses). The last can slow down an owner at a new browser while somebody guesses; their known
 *   browsers and open sessions go on.
 * Tries are counted before they are judged, so that a hundred at once are a hundred. Fails: request/rate.
 */
export async function limitSignIn(headers: Headers, given: string | null): Promise<Result<SignInTry>> {
  const email = emailSchema.safeParse(given).data ?? null;
  const counts = countsOf(headers, email);
  for (const [index, { limit, key }] of counts.entries()) {
    const allowed = await limitRate(limit, key);
    if (allowed.ok) continue;
    // A try that is not judged is no failure: what it was counted for before is given back.
    await Promise.all(counts.slice(0, index).map((earlier) => returnUse(earlier.limit, earlier.key)));
    return allowed;
  }
  return ok({
    async succeeded() {
      await Promise.all(
        counts.map(({ limit, key, onSuccess }) => (onSuccess === "forget" ? forgetUses : returnUse)(limit, key)),
      );
      return email === null ? null : deviceCookie(email);
    },
  });
}

function countsOf(headers: Headers, email: string | null): Count[] {
  const device = email === null ? null : knownDevice(headers, email);
  if (device !== null) return [{ limit: "sign-in-device", key: device, onSuccess: "forget" }];
  const address = clientKey(headers);
  return [
    { limit: "sign-in", key: `${address} ${email ?? ""}`, onSuccess: "forget" },
    // Not forgotten: whoever has an account of their own could otherwise wipe out their count by signing in to it.
    { limit: "sign-in-address", key: address, onSuccess: "return" },
    { limit: "sign-in-account", key: email ?? "", onSuccess: "return" },
  ];
}
