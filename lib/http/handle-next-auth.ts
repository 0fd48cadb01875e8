import "server-only";
import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { nextAuthOptions } from "@/lib/auth/next-auth";
import { localeFromHeaders } from "@/lib/auth/viewer-from-headers";
import type { Refusal } from "@/lib/errors";
import { limitSignIn } from "@/lib/http/limit-sign-in";
import { readBody } from "@/lib/http/read-body";
import { failWith, finish, requestIdHeader } from "@/lib/http/respond";
import { logger } from "@/lib/telemetry/logger";
import { newContext, requestIdFrom, runInContext } from "@/lib/telemetry/request-context";

const bodyBytesMax = 64 * 1024;

type NextAuthContext = { params: Promise<{ nextauth: string[] }> };

/**
 * next-auth behind what all routes have: request id, body limit, sign-in limit, no error that reaches the client raw.
 * It has its own protection against other sites (a token in form and cookie), so the check of origin is not repeated.
 */
export async function handleNextAuth(request: NextRequest, context: NextAuthContext): Promise<Response> {
  const requestId = requestIdFrom(request.headers.get(requestIdHeader));
  return await runInContext(newContext(requestId), async () => {
    const refuseWith = (refusal: Refusal) =>
      finish(failWith(refusal, { locale: localeFromHeaders(request.headers), requestId }), requestId);
    try {
      const body = await readBody(request, bodyBytesMax);
      if (!body.ok) return refuseWith(body.error);
      const attempt = isPasswordSignIn(request)
        ? await limitSignIn(request.headers, new URLSearchParams(body.value).get("email"))
        : null;
      if (attempt?.ok === false) return finish(tooManyTries(attempt.error, request), requestId);
      const { method, headers, url } = request;
      const again = new NextRequest(url, { method, headers, ...(method === "POST" ? { body: body.value } : {}) });
      const response = finish(await NextAuth(again as never, context as never, nextAuthOptions()), requestId);
      if (attempt !== null && startsSession(response)) {
        const cookie = await attempt.value.succeeded();
        if (cookie !== null) response.headers.append("set-cookie", cookie);
      }
      return response;
    } catch (error) {
      logger("auth").error({ err: error }, "next-auth failed a request");
      return refuseWith({ code: "request/internal", params: {} });
    }
  });
}

function isPasswordSignIn(request: NextRequest): boolean {
  return request.method === "POST" && request.nextUrl.pathname.endsWith("/callback/credentials");
}

/** A refused sign-in sets no session; a session in numbered parts has the same beginning. */
function startsSession(response: Response): boolean {
  return response.headers.getSetCookie().some((cookie) => /^[^=]*session-token(\.\d+)?=[^;]/.test(cookie));
}

/** A refusal in the form that next-auth's `signIn()` reads: the seconds stand behind the code, the one text that it hands on. */
function tooManyTries({ code, params }: Refusal, request: NextRequest): Response {
  const error = encodeURIComponent(`${code}:${params.seconds}`);
  const url = new URL(`/login?error=${error}`, request.nextUrl.origin);
  return Response.json({ url: url.href }, { status: 429, headers: { "retry-after": String(params.seconds) } });
}
