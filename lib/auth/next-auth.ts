import "server-only";
import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { accountOfClaims } from "@/lib/auth/account-of-session";
import { endSession } from "@/lib/auth/ended-sessions";
import {
  claimsSchema,
  decodeSession,
  hasSecureCookies,
  sessionSecondsMax,
  sessionSecret,
} from "@/lib/auth/session-token";
import { type SignedIn, signInWithPassword, signInWithProfile } from "@/lib/auth/sign-in";
import { storeRefusal } from "@/lib/db/write";
import { env } from "@/lib/env";
import { newId } from "@/lib/id";
import type { Result } from "@/lib/result";
import { logger } from "@/lib/telemetry/logger";

const singleSignOnId = "sso";

type Profile = { sub: string; name?: string; email?: string; email_verified?: boolean };

/**
 * What next-auth does here: passwords, single sign-on when its variables are set, encrypted session cookies.
 * The sign-in page finds the reason for a "no" as an error code in `?error=`.
 */
export function nextAuthOptions(): AuthOptions {
  return {
    secret: sessionSecret(),
    jwt: { decode: decodeSession },
    useSecureCookies: hasSecureCookies(),
    session: { strategy: "jwt", maxAge: sessionSecondsMax },
    pages: { signIn: "/login", signOut: "/login", error: "/login" },
    providers: [passwordProvider(), ...singleSignOnProvider()],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== singleSignOnId) return true;
        const signedIn = await outcomeOf(() => signInWithProfile(profile ?? {}));
        if (!signedIn.ok) return `/login?error=${encodeURIComponent(signedIn.code)}`;
        // next-auth hands this same object to `jwt`: from here on it is our account, not the provider's.
        Object.assign(user, signedIn.value);
        return true;
      },
      jwt({ token, user }) {
        // `user` is there at sign-in alone; it is the SignedIn that the provider or `signIn` above made.
        if (user === undefined) return token;
        const { id, sessionEpoch } = user as unknown as SignedIn;
        return { sub: id, epoch: sessionEpoch, sid: newId() };
      },
      async session({ session, token }) {
        const claims = claimsSchema.safeParse(token);
        const account = claims.success ? await accountOfClaims(claims.data) : null;
        if (account === null) return { expires: session.expires };
        return { expires: session.expires, user: { name: account.name, email: account.email } };
      },
    },
    events: {
      async signOut({ token }) {
        const claims = claimsSchema.safeParse(token);
        if (!claims.success || claims.data.sid === undefined) return;
        await endSession({ sessionId: claims.data.sid, userId: claims.data.sub });
      },
    },
    logger: {
      error: (code, metadata) => logger("auth").warn({ code, err: errorOf(metadata) }, "next-auth reported an error"),
      warn: (code) => logger("auth").debug({ code }, "next-auth reported a warning"),
      debug: (code) => logger("auth").trace({ code }, "next-auth"),
    },
  };
}

function passwordProvider() {
  return CredentialsProvider({
    name: "password",
    credentials: { email: { type: "email" }, password: { type: "password" } },
    async authorize(credentials) {
      const signedIn = await outcomeOf(() =>
        signInWithPassword({ email: credentials?.email, password: credentials?.password }),
      );
      // The message of what is thrown here is what next-auth puts into `?error=`.
      if (!signedIn.ok) throw new Error(signedIn.code);
      return signedIn.value;
    },
  });
}

function singleSignOnProvider(): OAuthConfig<Profile>[] {
  const {
    QUERENT_OIDC_ISSUER: issuer,
    QUERENT_OIDC_CLIENT_ID: clientId,
    QUERENT_OIDC_CLIENT_SECRET: clientSecret,
  } = env;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return [];
  return [
    {
      id: singleSignOnId,
      name: "Single sign-on",
      type: "oauth",
      wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
      clientId,
      clientSecret,
      authorization: { params: { scope: "openid email profile" } },
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      profile: (profile) => ({ id: profile.sub, name: profile.name ?? null, email: profile.email ?? null }),
    },
  ];
}

/**
 * A sign-in that could not be tried. next-auth would put the message of any error into the address bar, and that of a failed
 * query holds its parameters: so nothing but codes leaves here.
 */
async function outcomeOf(
  attempt: () => Promise<Result<SignedIn>>,
): Promise<{ ok: true; value: SignedIn } | { ok: false; code: string }> {
  try {
    const outcome = await attempt();
    return outcome.ok ? outcome : { ok: false, code: outcome.error.code };
  } catch (error) {
    logger("auth").error({ err: error }, "a sign-in could not be tried");
    return { ok: false, code: storeRefusal(error)?.code ?? "request/internal" };
  }
}

function errorOf(metadata: unknown): unknown {
  return metadata instanceof Error ? metadata : (metadata as { error?: unknown } | null)?.error;
}
