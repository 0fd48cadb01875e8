import { signIn } from "next-auth/react";

/** Why signing in did not work; keys below `auth.failures`. */
export type SignInFailure = "wrong" | "rate" | "offline" | "unknown";

/** Signs in with address and password. Null when it worked. */
export async function signInWithPassword(email: string, password: string): Promise<SignInFailure | null> {
  try {
    const answer = await signIn("credentials", { redirect: false, email, password });
    return answer?.ok ? null : failureOf(answer?.error ?? null);
  } catch (error) {
    // next-auth lets fetch's own TypeError through when the server cannot be reached.
    if (error instanceof TypeError) return "offline";
    throw error;
  }
}

/** Sorts next-auth's error texts and our own codes, which arrive in the page's address or in the answer. */
export function failureOf(error: string | null): SignInFailure {
  if (error === "CredentialsSignin" || error === "auth/wrong-credentials" || error === "AccessDenied") return "wrong";
  if (error === "request/rate") return "rate";
  return "unknown";
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
