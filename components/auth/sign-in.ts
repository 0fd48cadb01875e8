import { signIn } from "next-auth/react";

/** Why signing in did not work: a key below `auth.failures`, and the seconds to wait where that is the reason. */
export type SignInFailure = { readonly reason: SignInReason; readonly seconds: number };
type SignInReason = "wrong" | "rate" | "unverified" | "store" | "offline" | "unknown";

/** Signs in with address and password. Null when it worked. */
export async function signInWithPassword(email: string, password: string): Promise<SignInFailure | null> {
  try {
    const answer = await signIn("credentials", { redirect: false, email, password });
    return answer?.ok ? null : failureOf(answer?.error ?? null);
  } catch (error) {
    // next-auth lets fetch's own TypeError through when the server cannot be reached.
    if (error instanceof TypeError) return { reason: "offline", seconds: 0 };
    throw error;
  }
}

/** The error codes of ours that can come back from a sign-in, and next-auth's own names for the same. */
const failures: Readonly<Record<string, SignInReason>> = {
  "auth/wrong-credentials": "wrong",
  CredentialsSignin: "wrong",
  "auth/email-unverified": "unverified",
  "request/rate": "rate",
  "db/full": "store",
  "db/unavailable": "store",
};

/** Sorts an error that came back in the answer or in the page's address. */
export function failureOf(error: string | null): SignInFailure {
  const [code = "", seconds] = error?.split(":") ?? [];
  return {
    reason: (Object.hasOwn(failures, code) ? failures[code] : undefined) ?? "unknown",
    seconds: Number(seconds) || 60,
  };
}

/**
 * Where to go after signing in: the page that was asked for, when it is one of ours.
 * Anything that a browser could read as another site becomes the question page.
 */
export function safeNextPath(next: string | null | undefined): string {
  const base = "http://querent.invalid";
  if (!next?.startsWith("/") || !URL.canParse(next, base)) return "/ask";
  const url = new URL(next, base);
  return url.origin === base ? `${url.pathname}${url.search}${url.hash}` : "/ask";
}
