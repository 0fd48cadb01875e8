import { type NextRequest, NextResponse } from "next/server";
import { requestPathHeader } from "@/lib/auth/request-path";
import { env } from "@/lib/env";
import { nonceHeader, pageContentPolicy } from "@/lib/http/content-security-policy";
import { frameAncestors } from "@/lib/http/frame-ancestors";

/**
 * Tells pages their own address, and gives each its content policy with a nonce that is never used again: Next reads it from the
 * request's policy and puts it on its own scripts. Who may see what is decided in `lib/`, and so is who may frame what.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const framing = await frameAncestors(request.nextUrl.pathname);
  const isDevelopment = env.NODE_ENV === "development";
  const policy = pageContentPolicy(nonce, { isDevelopment, frameAncestors: framing });
  const headers = new Headers(request.headers);
  headers.set(requestPathHeader, request.nextUrl.pathname + request.nextUrl.search);
  headers.set(nonceHeader, nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  // Has no word for "these sites": beside a policy that names some it would contradict it.
  if (framing.length === 0) response.headers.set("x-frame-options", "DENY");
  return response;
}

export const config = {
  // Whatever may turn out to be a page, also one that is not found: route handlers and built files are none.
  matcher: "/((?!api/|_next/).*)",
};
