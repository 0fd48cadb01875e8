import { type NextRequest, NextResponse } from "next/server";
import { requestPathHeader } from "@/lib/auth/request-path";

/** Tells pages their own address. Decides nothing: who may see what is decided in `lib/`. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set(requestPathHeader, request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}

export const config = {
  // Pages only: route handlers and files do not need it.
  matcher: "/((?!api/|_next/|.*\\.[a-z0-9]+$).*)",
};
