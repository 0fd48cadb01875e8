import { cacheClearSchema } from "@/lib/cache/schema";
import { clearCacheFor } from "@/lib/dashboard/clear-cache-for";
import { handle } from "@/lib/http/handle";

/** Forgets a part of the cache, on every instance. */
export const POST = handle(
  { route: "/api/cache/clear", access: "cache:manage", body: cacheClearSchema },
  ({ viewer, body }) => clearCacheFor(viewer, body),
);
