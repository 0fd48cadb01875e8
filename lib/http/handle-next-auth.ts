import "server-only";
import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { clientAddress } from "@/lib/auth/client-address";
import { nextAuthOptions } from "@/lib/auth/next-auth";
import { emailSchema } from "@/lib/auth/schema";
import { localeFromHeaders } from "@/lib/auth/viewer-from-headers";
import type { Refusal } from "@/lib/errors";
import { limitRate } from "@/lib/http/rate-limit";
import { readBody } from "@/lib/http/read-body";
import { failWith, finish, requestIdHeader } from "@/lib/http/respond";
import { logger } from "@/lib/telemetry/logger";
import { requestIdFrom, runInContext } from "@/lib/telemetry/request-context";

const bodyBytesMax = 64 * 1024;

type NextAuthContext = { params: Promise<{ nextauth: string[] }> };

/**
 * next-auth behind what all routes have: request id, body limit, sign-in limit, no error that reaches the client raw.
 * It has its own protection against other sites (a token in form and cookie), so the check of origin is not repeated.
 */
export async function handleNextAuth(request: NextRequest, context: NextAuthContext): Promise<Response> {
  const requestId = requestIdFrom(request.headers.get(requestIdHeader));
  return await runInContext({ requestId, userId: null }, async () => {
    const refuseWith = (refusal: Refusal) =>
      finish(failWith(refusal, { locale: localeFromHeaders(request.headers), requestId }), requestId);
    try {
      const body = await readBody(request, bodyBytesMax);
      if (!body.ok) return refuseWith(body.error);
      const limited = await limitSignIn(request, body.value);
      if (limited !== null) return finish(limited, requestId);
      const { method, headers, url } = request;
      const again = new NextRequest(url, { method, headers, ...(method === "POST" ? { body: body.value } : {}) });
      return finish(await NextAuth(again as never, context as never, nextAuthOptions()), requestId);
    } catch (error) {
      logger("auth").error({ err: error }, "next-auth failed a request");
      return refuseWith({ code: "request/internal", params: {} });
    }
  });
}

/**
 * Slows down guessing. The key is address and account together: whoever guesses from elsewhere locks nobody out, neither the
 * owner of the account nor others behind the same address. Answers in the form that next-auth's `signIn()` reads.
 */
async function limitSignIn(request: NextRequest, body: string): Promise<Response | null> {
  if (request.method !== "POST" || !request.nextUrl.pathname.endsWith("/callback/credentials")) return null;
  const email = emailSchema.safeParse(new URLSearchParams(body).get("email"));
  const key = `${clientAddress(request.headers) ?? "unknown"} ${email.data ?? ""}`;
  const allowed = await limitRate("sign-in", key);
  if (allowed.ok) return null;
  const url = new URL(`/login?error=${encodeURIComponent(allowed.error.code)}`, request.nextUrl.origin);
  return Response.json({ url: url.href }, { status: 429 });
}
