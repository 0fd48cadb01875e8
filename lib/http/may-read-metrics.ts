import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { clientAddress } from "@/lib/auth/client-address";
import { env } from "@/lib/env";
import { refuse } from "@/lib/errors";
import { isPrivateAddress } from "@/lib/http/client-network";
import { ok, type Result } from "@/lib/result";

/**
 * Whether a caller may read the metrics: it sits on this machine or a private network, or it shows QUERENT_METRICS_TOKEN.
 * Nulls: without an address from the server only the token counts, except under the development server, which has none.
 * Fails: auth/forbidden.
 */
export function mayReadMetrics(headers: Headers): Result<void> {
  const address = clientAddress(headers);
  const isNear = address === null ? env.NODE_ENV === "development" : isPrivateAddress(address);
  return isNear || hasToken(headers) ? ok(undefined) : refuse("auth/forbidden");
}

function hasToken(headers: Headers): boolean {
  const expected = env.QUERENT_METRICS_TOKEN;
  const given = /^Bearer (.+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (expected === undefined || given === undefined) return false;
  const digest = (text: string) => createHash("sha256").update(text).digest(); // equal lengths for the comparison
  return timingSafeEqual(digest(given), digest(expected));
}
