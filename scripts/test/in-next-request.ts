import { RequestCookies } from "next/dist/compiled/@edge-runtime/cookies";
import { workAsyncStorage } from "next/dist/server/app-render/work-async-storage.external";
import { workUnitAsyncStorage } from "next/dist/server/app-render/work-unit-async-storage.external";

/**
 * Runs `work` where `headers()` and `cookies()` of next/headers answer for a request, as they do in a running server.
 * For code of others that reads them (next-auth); ours takes headers as an argument.
 */
export function inNextRequest<T>(request: Request, work: () => T): T {
  const { pathname } = new URL(request.url);
  const headers = new Headers(request.headers);
  // Only what the two functions look at; the real stores hold much that a test has no use for.
  const unit = { type: "request", phase: "render", headers, cookies: new RequestCookies(headers), usedDynamic: false };
  const page = { route: pathname, page: pathname, forceStatic: false, isStaticGeneration: false };
  return workAsyncStorage.run(page as never, () => workUnitAsyncStorage.run(unit as never, work));
}
